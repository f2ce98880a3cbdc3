import type { ComposedMessage } from "./presenter.ts";
import type { Transaction } from "./transaction.ts";

/** A message to be put into a chat's outbox. */
export interface OutboxEntry {
  /** Our id of the chat. */
  readonly chatId: string;
  readonly tenantId?: string;
  /** A push is not asked for: where its fate is unknown it is not repeated. `reply` unless said. */
  readonly kind?: "reply" | "push";
  /** The same key puts the same message in once. */
  readonly key: string;
  /** The event that is answered. */
  readonly eventId?: number;
  /** The entry that the message tells of, so that a reply to the message can find it. */
  readonly bookEntryId?: string;
  readonly message: ComposedMessage;
}

/** The one way out. */
export interface Outbox {
  /**
   * The caller holds the chat (see `InboundEvents.claimOldest`): only so do positions rise in the order of commits,
   * which a door that reads after a cursor relies on.
   */
  put(tx: Transaction, entry: OutboxEntry): Promise<void>;
  /** The entry that a message of ours told of, by the platform's id of the message. */
  findBookEntry(tx: Transaction, chatId: string, platformMessageId: string): Promise<string | undefined>;
}

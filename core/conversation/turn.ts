import type { Writer } from "../accounts/writer.ts";
import type { EntrySource } from "../ports/entry.ts";
import type { SeenMenu } from "../ports/menu.ts";
import type { Transaction } from "../ports/transaction.ts";

/** What every use case is told beside its command: the transaction, who writes, when, and in answer to which event. */
export interface Turn {
  readonly tx: Transaction;
  readonly writer: Writer;
  /** When the message was sent, bounded by when it was received. */
  readonly now: Date;
  readonly eventId: number;
  /** What was written, or the words of the button. */
  readonly said: string;
  /** The entry that the message replies to: "huỷ" and "sửa …" mean it and not the last one. */
  readonly targetEntryId?: string;
  /** The menu that the message was read with, as long as the message has changed nothing. */
  readonly seenMenu?: SeenMenu;
  /** Others read what is answered. */
  readonly isInGroup?: true;
  /** A number no other entry of this event has. */
  readonly nextActIndex: () => number;
}

/** Where the next entry of this turn comes from. */
export const entrySource = ({ writer, now, eventId, nextActIndex }: Turn): EntrySource => ({
  personId: writer.personId,
  chatId: writer.chatId,
  eventId,
  actIndex: nextActIndex(),
  recordedAt: now,
});

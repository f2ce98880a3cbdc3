import type { Channel } from "./inbound-event.ts";
import type { OutboundMessage } from "./outbound-message.ts";

/** One bot of one channel that is sent by; nobody writes to us by SMS. */
export interface BotAddress {
  readonly channel: Channel | "sms";
  readonly botId: string;
}

/** The head of a chat's outbox, taken for sending; or several replies of one burst, as one message. */
export interface ClaimedMessage {
  /** What is sent with it stands behind the first. */
  readonly ids: readonly number[];
  readonly kind: "reply" | "push";
  /** The platform's id of the chat. */
  readonly platformChatId: string;
  readonly message: OutboundMessage;
  /** The platform's id of the message whose question this one settles. */
  readonly settlesMessageId?: string;
  /** Sends that failed before. */
  readonly attempts: number;
  /** How long it has waited since it was committed. */
  readonly ageMs: number;
}

/** What there is to do for a chat now. */
export type DeliveryClaim =
  | { readonly kind: "claimed"; readonly message: ClaimedMessage }
  /** The head's time, or the chat's, has not come. */
  | { readonly kind: "wait"; readonly waitMs: number }
  /** Nothing to send, or another process sends to this chat just now and looks for more afterwards. */
  | { readonly kind: "nothing" };

/** What is written of a send. */
export type DeliveryRecord =
  | {
      readonly kind: "done";
      readonly state: "sent" | "unknown" | "failed" | "dropped";
      readonly messageId?: string;
      readonly code?: string;
    }
  | { readonly kind: "again"; readonly afterMs: number; readonly code: string; readonly counts: boolean }
  /** The chat is no more: what waits for it is dropped. */
  | { readonly kind: "chat_gone"; readonly code: string }
  | { readonly kind: "chat_moved"; readonly platformChatId: string };

/** A message that was given up, for the operator. It holds no text: that is the shop's. */
export interface FailedMessage {
  readonly id: number;
  readonly channel: string;
  readonly botId: string;
  readonly kind: "reply" | "push";
  readonly state: "failed" | "unknown";
  readonly attempts: number;
  readonly code: string;
  readonly at: Date;
}

/** The outbox from the side of sending. Leases and waits go by the database's clock. */
export interface Deliveries {
  /** Takes the chat for sending for `leaseMs`, and the head of its outbox with what may be merged into it. */
  claim(chatId: string, leaseMs: number, mergeUpToLength?: number): Promise<DeliveryClaim>;
  /**
   * Writes what became of a claimed message, lets the chat go, and keeps its next send `pauseMs` away.
   * @returns whether more waits for the chat
   */
  record(chatId: string, messageIds: readonly number[], record: DeliveryRecord, pauseMs: number): Promise<boolean>;
  /** Prolongs the leases of chats that are being sent to, from now. Those that nobody holds stay free. */
  renew(chatIds: readonly string[], leaseMs: number): Promise<void>;
  /** Chats of a bot with something due for `olderThanMs` or longer: the queue forgot them. */
  neglectedChats(bot: BotAddress, olderThanMs: number, limit: number): Promise<readonly string[]>;
  /** Counts messages of the month. @returns the count, these included */
  countSent(bot: BotAddress, messages: number): Promise<number>;
  /** What the bot has sent this month. */
  sentThisMonth(bot: BotAddress): Promise<number>;
  /** Deletes what was sent, given up or kept for reading before that many days. @returns how many */
  forgetOlderThan(days: number): Promise<number>;
  listFailed(limit: number): Promise<readonly FailedMessage[]>;
  /** Puts a given-up message back to the head of its chat's line. @returns false when it is not one. */
  replay(id: number): Promise<boolean>;
}

import type { Acquaintance } from "./accounts.ts";
import type { InboundEvent } from "./inbound-event.ts";
import type { Transaction } from "./transaction.ts";

/** An event that waits for its work (T2). */
export interface PendingEvent extends InboundEvent {
  /** Position in the order of arrival. */
  readonly id: number;
  /** Earlier attempts that failed. */
  readonly attempts: number;
}

/** What became of the head of a chat's line. */
export type Claim =
  | { readonly kind: "claimed"; readonly event: PendingEvent }
  /** Nothing to do now; an event whose retry lies ahead also counts, since the order of a chat is kept. */
  | { readonly kind: "idle" }
  /** Another transaction works on this chat. Nobody waits for it: it looks again before it leaves. */
  | { readonly kind: "busy" };

export type Taken =
  (Extract<Claim, { kind: "claimed" }> & { readonly who: Acquaintance }) | Exclude<Claim, { kind: "claimed" }>;

/** The raw events, kept before anything is done with them. */
export interface InboundEvents {
  /** T1. Idempotent by (channel, bot, eventId). `ahead`: as `runAndLook` hands it out. @throws OperationalError */
  keep(event: InboundEvent, ahead?: Transaction): Promise<"new" | "repeated">;
  /** Takes the chat for this transaction and its oldest event that is not done. */
  claimOldest(tx: Transaction, chatKey: string): Promise<Claim>;
  /**
   * As `claimOldest`, and marks the event as processed, which holds once the transaction commits, and looks for its writer as
   * `Accounts.admit` does.
   */
  takeOldest(tx: Transaction, chatKey: string): Promise<Taken>;
  /** True when the chat has an event whose time has come. For a look after the chat was let go: see `workChat`. */
  hasDue(tx: Transaction, chatKey: string): Promise<boolean>;
  /** The event that brought a message into the chat, by the platform's id of the message; edits of it do not count. */
  findByMessage(tx: Transaction, chatKey: string, messageId: string): Promise<number | undefined>;
  /** The chat's text messages that came before `before`, say the same and were sent in the `span`; the newest five. */
  findSameText(
    tx: Transaction,
    chatKey: string,
    before: number,
    text: string,
    span: { readonly since: Date; readonly until: Date },
  ): Promise<readonly number[]>;
  /** Counts a failed attempt. @returns how many there are now; 0 if the event was done by somebody else meanwhile. */
  countFailure(id: number, errorCode: string, retryAfterMs: number): Promise<number>;
  /** Gives the event up. The row is kept. */
  markFailed(tx: Transaction, id: number): Promise<void>;
  /** Chats with an event that has been due for `olderThanMs` or longer. */
  neglectedChats(olderThanMs: number, limit: number): Promise<readonly string[]>;
  /**
   * Removes events older than `days`, but those that still wait. Of a chat that nobody has written in since, the last one
   * stays without its text: it tells who writes there. @returns how many were removed or lost their text
   */
  forgetOlderThan(days: number): Promise<number>;
}

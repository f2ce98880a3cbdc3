import type { Language, Role } from "./accounts.ts";
import type { ChatAddress } from "./inbound-event.ts";
import type { Transaction } from "./transaction.ts";

/** What a person is asked to agree to. `messages`: kept 90 days; without it, a day. `phone`: joins chats and logs in. */
export const CONSENT_PURPOSES = ["messages", "phone"] as const;
export type ConsentPurpose = (typeof CONSENT_PURPOSES)[number];
export type ConsentState = "asked" | "given" | "refused" | "withdrawn";

/** Something that was asked or said about one purpose. What counts is the last one; none is ever changed. */
export interface ConsentSaid {
  readonly personId: string;
  readonly purpose: ConsentPurpose;
  readonly state: ConsentState;
  /** The version of the words that it is about (docs/privacy.md). */
  readonly notice: string;
  readonly chatId: string;
  readonly eventId: number;
  readonly at: Date;
}

export interface Consents {
  note(tx: Transaction, said: ConsentSaid): Promise<void>;
  /** The last that was said about each purpose. */
  lastOf(tx: Transaction, personId: string): Promise<Readonly<Partial<Record<ConsentPurpose, ConsentState>>>>;
  /** Removes the texts of the person's messages that were answered. */
  forgetTexts(tx: Transaction, personId: string): Promise<void>;
  /** Gives the number up: it joins nothing and logs nobody in. */
  forgetPhone(tx: Transaction, personId: string): Promise<void>;
  /** Removes what was written before so many hours by people who have not agreed. @returns of how many messages */
  forgetUnagreed(olderThanHours: number): Promise<number>;
}

/** A wish to be erased that waits for its day. */
export interface Erasure {
  readonly id: string;
  readonly personId: string;
  readonly dueAt: Date;
}

export interface ErasureChat extends ChatAddress {
  /** Our id of the chat. */
  readonly id: string;
}

/** What erasing has come to. `busy`: somebody writes in one of the chats just now; nothing was changed. */
export type ErasureResult = "done" | "busy" | "not_waiting";

export interface Erasures {
  findWaiting(tx: Transaction, personId: string): Promise<Erasure | undefined>;
  ask(tx: Transaction, erasure: Erasure, askedAt: Date): Promise<void>;
  /** @returns false where none waited */
  takeBack(tx: Transaction, personId: string, at: Date): Promise<boolean>;
  /** Those that are due before `before` and of which nobody was reminded. */
  listUnreminded(before: Date, limit: number): Promise<readonly Erasure[]>;
  /** Those that are due, and were reminded of before `remindedBefore`. */
  listDue(now: Date, remindedBefore: Date, limit: number): Promise<readonly Erasure[]>;
  /** Takes a waiting one, of which nobody was reminded, and tells whom to tell where; undefined where it is none. */
  lookForReminder(
    tx: Transaction,
    id: string,
  ): Promise<{ readonly language?: Language; readonly chats: readonly ErasureChat[] } | undefined>;
  markReminded(tx: Transaction, id: string, now: Date): Promise<void>;
  /**
   * Erases the person in one transaction: what was begun and not finished has changed nothing, and what is done is not
   * done again.
   */
  erase(id: string, now: Date): Promise<ErasureResult>;
}

/** What is kept of one person, apart from the books. */
export interface PersonRecord {
  /** The person, and those that were joined to them: what one of them entered was entered by the person. */
  readonly personIds: readonly string[];
  readonly names: readonly string[];
  readonly language?: Language;
  readonly since: Date;
  readonly phones: readonly { readonly e164: string; readonly isProven: boolean; readonly since: Date }[];
  readonly chats: readonly { readonly channel: string; readonly userId: string; readonly since: Date }[];
  readonly messages: readonly {
    readonly at: Date;
    readonly channel: string;
    readonly from: "person" | "book";
    readonly text: string;
  }[];
  readonly consents: readonly Pick<ConsentSaid, "purpose" | "state" | "notice" | "at">[];
  /** Logins, exports and the like. */
  readonly events: readonly { readonly at: Date; readonly kind: string; readonly channel?: string }[];
  readonly memberships: readonly {
    readonly tenantId: string;
    readonly role: Role;
    readonly isActive: boolean;
    readonly since: Date;
  }[];
}

export interface PersonRecords {
  collect(tx: Transaction, personId: string): Promise<PersonRecord>;
  /** How many times the person did that in the 24 hours before, by the database's clock. */
  countToday(tx: Transaction, personId: string, kind: string): Promise<number>;
}

/** What is erased of a customer: the name, wherever the shop's chats and questions have it. The sums stay. */
export interface CustomerErasing {
  erase(tx: Transaction, tenantId: string, customer: { readonly id: string; readonly name: string }): Promise<void>;
}

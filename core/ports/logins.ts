import type { Language } from "./accounts.ts";
import type { BotAddress } from "./deliveries.ts";
import type { Transaction } from "./transaction.ts";

/**
 * `login`: for the web. `link`: joins the chat in which it is typed to whoever has proven the number. `prove`: came by
 * SMS, and proves the number for who types it.
 */
export type CodePurpose = "login" | "link" | "prove";

export interface NewCode {
  readonly id: string;
  readonly purpose: CodePurpose;
  readonly phoneE164: string;
  /** Absent where nobody has proven the number: such a code opens nothing. */
  readonly personId?: string;
  /** Our id of the chat in which it has to be typed; absent for the web. */
  readonly askedIn?: string;
  readonly hash: Uint8Array;
}

/** A code that can still be tried. */
export interface OpenCode {
  readonly id: string;
  readonly phoneE164: string;
}

/** What came of one try. `refused`: wrong, too late, used, tried too often, or of nobody; who asks is told no more. */
export type CodeTry =
  | { readonly kind: "accepted"; readonly purpose: CodePurpose; readonly phoneE164: string; readonly personId: string }
  | { readonly kind: "refused"; readonly triesLeft: number };

/** Where codes for a number go. */
export interface CodeChat extends BotAddress {
  /** Our id of the chat. */
  readonly id: string;
}

export interface PhoneOwner {
  readonly personId: string;
  readonly language?: Language;
  /** Absent where nothing can be sent to the chat that proved the number. */
  readonly chat?: CodeChat;
}

export interface OwnPhone {
  readonly e164: string;
  readonly isProven: boolean;
}

export type SessionEnd = "logout" | "logout_everywhere" | "token_reused";

export interface LiveSession {
  readonly id: string;
  readonly personId: string;
}

/** Phones, codes, links and sessions. All lives and waits go by the database's clock. */
export interface Logins {
  findPhone(tx: Transaction, personId: string): Promise<OwnPhone | undefined>;
  /** Keeps a number that was only said. One that the person has proven stays. */
  claimPhone(tx: Transaction, personId: string, e164: string): Promise<void>;
  /** @returns false where somebody else has proven it; then nothing changed. */
  provePhone(tx: Transaction, personId: string, e164: string, chatId: string): Promise<boolean>;
  /** Who has proven the number. The same statement whether somebody has or not. */
  findOwner(tx: Transaction, e164: string): Promise<PhoneOwner | undefined>;

  /** The number itself as a place to send to, by SMS. */
  smsChat(tx: Transaction, newId: string, e164: string): Promise<CodeChat>;

  addCode(tx: Transaction, code: NewCode): Promise<void>;
  /** The newest code that waits to be typed in a chat. */
  findOpenCode(tx: Transaction, chatId: string): Promise<OpenCode | undefined>;
  /** Counts a try and uses the code up where it is right: in one statement, so that of many at once one gets in. */
  tryCode(tx: Transaction, id: string, hash: Uint8Array): Promise<CodeTry>;

  addLink(tx: Transaction, hash: Uint8Array, personId: string, chatId: string): Promise<void>;
  /** Whether the link can still be used; looking uses nothing up. */
  isLinkOpen(tx: Transaction, hash: Uint8Array): Promise<boolean>;
  /** @returns whose it was and in which chat of ours it was asked for, the first time only */
  useLink(
    tx: Transaction,
    hash: Uint8Array,
  ): Promise<{ readonly personId: string; readonly chatId: string } | undefined>;

  /** `browserHash`: of the cookie by which a browser will show the session. */
  openSession(
    tx: Transaction,
    session: LiveSession,
    openedBy: "code" | "link",
    browserHash?: Uint8Array,
  ): Promise<void>;
  /** Prolongs it, once a day at most. */
  findBrowserSession(tx: Transaction, browserHash: Uint8Array): Promise<LiveSession | undefined>;
  /**
   * Sees to it that the person has their chat of the web (see `webChat`). From `fromChatId` it takes over the shop and
   * place that are active there.
   */
  openWebChat(tx: Transaction, newId: string, personId: string, fromChatId?: string): Promise<void>;
  findSession(tx: Transaction, sessionId: string): Promise<LiveSession | undefined>;
  addRefreshToken(tx: Transaction, sessionId: string, hash: Uint8Array): Promise<void>;
  /** Uses a token up. `reused`: it had been used before, by its owner or by a thief. */
  useRefreshToken(
    tx: Transaction,
    hash: Uint8Array,
  ): Promise<{ readonly kind: "fresh" | "reused"; readonly session: LiveSession } | undefined>;
  endSession(tx: Transaction, sessionId: string, why: SessionEnd): Promise<void>;
  /** @returns how many there were */
  endSessionsOf(tx: Transaction, personId: string, why: SessionEnd): Promise<number>;

  /** Writes down what a person did to the own account. No phone number, name or address belongs into `detail`. */
  note(tx: Transaction, event: AccountEvent): Promise<void>;
  /** Removes codes, links and sessions that have long been over. @returns how many */
  forgetExpired(): Promise<number>;
}

export interface AccountEvent {
  readonly personId: string;
  /** `[a-z_]+`, at most 40 characters. */
  readonly kind: string;
  readonly channel?: string;
  readonly detail?: Readonly<Record<string, string | number>>;
}

import type { CodeChat, CodePurpose, PhoneOwner } from "../ports/logins.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { LoginDeps } from "./login-deps.ts";

interface Order {
  readonly purpose: CodePurpose;
  readonly phoneE164: string;
  /** Whom the code is for, and where it goes. */
  readonly owner: PhoneOwner | undefined;
  /** Our id of the chat in which it has to be typed; absent for the web. */
  readonly askedIn?: string;
  /** The channel that asks, for the words. */
  readonly askedBy: string;
  readonly now: Date;
}

export interface SentCode {
  readonly id: string;
  /** Who is to be told that there is something to send; absent where nothing is. */
  readonly chat?: CodeChat;
}

/** A chat that is not there: what is put into its outbox goes nowhere. */
const NO_CHAT = "00000000-0000-0000-0000-000000000000";

/**
 * Makes a code and sends it to the chat that has proven the number. Where there is none, the same statements run and
 * the code opens nothing: neither what is answered nor how long it takes tells whether somebody has the number.
 */
export const sendCode =
  ({ logins, secrets, outbox, presenter, ids }: LoginDeps) =>
  async (tx: Transaction, { owner, now, askedBy, ...order }: Order): Promise<SentCode> => {
    const { phoneE164, purpose } = order;
    const [id, code] = [ids.uuid(), secrets.newCode()];
    const isReachable = owner?.chat !== undefined;
    const whose = isReachable ? { personId: owner.personId } : {};
    await logins.addCode(tx, { id, ...order, ...whose, hash: secrets.hash("code", `${id}:${code}`) });
    const voice = { language: owner?.language ?? "vi", today: now.toISOString().slice(0, 10) };
    await outbox.put(tx, {
      chatId: owner?.chat?.id ?? NO_CHAT,
      key: `code:${id}`,
      message: presenter.present([{ kind: "login_code", code, purpose, askedBy, phoneE164 }], voice),
    });
    return { id, ...(owner?.chat !== undefined && { chat: owner.chat }) };
  };

import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { CodePurpose, PhoneOwner } from "../ports/logins.ts";
import type { InboundEvent } from "../ports/inbound-event.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Presenter } from "../ports/presenter.ts";
import { notePhoneGiven } from "../privacy/consent.ts";
import { linkChat } from "./link-chat.ts";
import { type PhoneReading, readPhone } from "./phone-number.ts";
import { codeTyped, type LoginWish, readLoginWish } from "./read-login-wish.ts";
import { sendCode } from "./send-code.ts";
import { takeLimits } from "./take-limits.ts";

export interface AnswerLoginDeps extends ConversationDeps {
  readonly outbox: Outbox;
  readonly presenter: Presenter;
}

type Event = Pick<InboundEvent, "channel" | "chatKind">;

/** Answers a message about the account; undefined where the text is about something else. */
export const answerLogin =
  (deps: AnswerLoginDeps) =>
  async (turn: Turn, event: Event, text: string): Promise<Outcome[] | undefined> => {
    const code = codeTyped(text);
    if (code !== undefined) return answerCode(deps)(turn, code);
    const wish = readLoginWish(text);
    if (wish === undefined) return undefined;
    // In a group others read along.
    if (event.chatKind === "group") return [{ kind: "phone_refused", why: "in_group" }];
    return answerWish(deps)(turn, event, wish);
  };

const answerWish =
  (deps: AnswerLoginDeps) =>
  async (turn: Turn, event: Event, wish: LoginWish): Promise<Outcome[]> => {
    switch (wish.kind) {
      case "phone":
        return answerPhone(deps)(turn, event, wish.phone);
      case "bare_number":
        return [{ kind: "number_unclear", written: wish.written }];
      case "about_phone":
        return [await phoneWanted(deps)(turn)];
      case "open_web":
        return [await openWeb(deps)(turn)];
      case "log_out":
        return [await logOut(deps)(turn)];
    }
  };

/** What a person shares by the button of a chat app that vouches for it, or by somebody else's card. */
export const answerContact =
  (deps: AnswerLoginDeps) =>
  async (
    turn: Turn,
    event: Event,
    contact: { readonly phone: string; readonly isSenders: boolean },
  ): Promise<Outcome[]> => {
    if (event.chatKind === "group") return [{ kind: "phone_refused", why: "in_group" }];
    if (!contact.isSenders) return [{ kind: "phone_refused", why: "not_yours" }];
    // Telegram writes numbers with the country's code, with or without the plus.
    const phone = readPhone(/^\d/u.test(contact.phone) ? `+${contact.phone}` : contact.phone);
    if (!("e164" in phone)) return [{ kind: "phone_refused", why: phone.kind }];
    const { tx, writer } = turn;
    const isProven = await deps.logins.provePhone(tx, writer.personId, phone.e164, writer.chatId);
    // Somebody else's until now: the chat that has proven it has the last word.
    if (!isProven) return answerPhone(deps)(turn, event, phone);
    await deps.logins.note(tx, { personId: writer.personId, kind: "phone_proven", channel: event.channel });
    await notePhoneGiven(deps)(turn);
    return [{ kind: "phone_proven", phoneE164: phone.e164 }];
  };

const answerPhone =
  (deps: AnswerLoginDeps) =>
  async (turn: Turn, { channel }: Event, phone: PhoneReading): Promise<Outcome[]> => {
    if (!("e164" in phone)) return [{ kind: "phone_refused", why: phone.kind }];
    const { tx, writer, now } = turn;
    const phoneE164 = phone.e164;
    const own = await deps.logins.findPhone(tx, writer.personId);
    if (own?.isProven === true && own.e164 === phoneE164) return [{ kind: "phone_known", phoneE164 }];
    const waitMs = await takeLimits(deps.loginLimits)(tx, [
      ["phone", phoneE164],
      ["chat", writer.chatId],
    ]);
    if (waitMs !== undefined) return [{ kind: "codes_limited", waitMs }];
    await deps.logins.claimPhone(tx, writer.personId, phoneE164);
    await notePhoneGiven(deps)(turn);
    const order = {
      ...(await addressee(deps)(turn, phoneE164)),
      phoneE164,
      askedIn: writer.chatId,
      askedBy: channel,
      now,
    };
    const { chat } = await sendCode(deps)(tx, order);
    return [{ kind: "phone_claimed", phoneE164, ...(chat !== undefined && { sentTo: chat }) }];
  };

/** The chat that has proven the number; where none has, the number itself, if that can be sent to. */
const addressee =
  ({ logins, ids, hasSms }: AnswerLoginDeps) =>
  async (
    { tx, writer }: Turn,
    phoneE164: string,
  ): Promise<{ readonly purpose: CodePurpose; readonly owner: PhoneOwner | undefined }> => {
    const owner = await logins.findOwner(tx, phoneE164);
    if (owner !== undefined || hasSms !== true) return { purpose: "link", owner };
    const chat = await logins.smsChat(tx, ids.uuid(), phoneE164);
    return { purpose: "prove", owner: { personId: writer.personId, language: writer.language, chat } };
  };

const answerCode =
  (deps: AnswerLoginDeps) =>
  async (turn: Turn, typed: string): Promise<Outcome[] | undefined> => {
    const open = await deps.logins.findOpenCode(turn.tx, turn.writer.chatId);
    // Nothing waits for a code here: it is an amount, or an answer to a question.
    if (open === undefined) return undefined;
    const tried = await deps.logins.tryCode(turn.tx, open.id, deps.secrets.hash("code", `${open.id}:${typed}`));
    if (tried.kind === "refused") return [{ kind: "code_refused", triesLeft: tried.triesLeft }];
    return tried.purpose === "prove" ? proveBySms(deps)(turn, tried.phoneE164) : linkChat(deps)(turn, tried);
  };

/** Codes for the number go to it by SMS from then on. */
const proveBySms =
  ({ logins, ids }: AnswerLoginDeps) =>
  async ({ tx, writer }: Turn, phoneE164: string): Promise<Outcome[]> => {
    const { personId } = writer;
    const chat = await logins.smsChat(tx, ids.uuid(), phoneE164);
    if (!(await logins.provePhone(tx, personId, phoneE164, chat.id))) return [{ kind: "code_refused", triesLeft: 0 }];
    await logins.note(tx, { personId, kind: "phone_proven", channel: "sms" });
    return [{ kind: "phone_proven_by_sms", phoneE164 }];
  };

const phoneWanted =
  ({ logins }: AnswerLoginDeps) =>
  async ({ tx, writer }: Turn): Promise<Outcome> => {
    const own = await logins.findPhone(tx, writer.personId);
    return own?.isProven === true ? { kind: "phone_known", phoneE164: own.e164 } : { kind: "phone_wanted" };
  };

/** A link that opens the book in a browser, once. */
const openWeb =
  ({ logins, secrets, webAddress }: AnswerLoginDeps) =>
  async ({ tx, writer }: Turn): Promise<Outcome> => {
    const address = webAddress?.();
    if (address === undefined) return { kind: "web_not_reachable" };
    const token = secrets.newToken();
    await logins.addLink(tx, secrets.hash("token", token), writer.personId, writer.chatId);
    return { kind: "web_link", url: `${address}/login/${token}` };
  };

const logOut =
  ({ logins }: AnswerLoginDeps) =>
  async ({ tx, writer }: Turn): Promise<Outcome> => {
    const { personId } = writer;
    const sessionCount = await logins.endSessionsOf(tx, personId, "logout_everywhere");
    await logins.note(tx, { personId, kind: "logout_everywhere", detail: { sessions: sessionCount } });
    return { kind: "logged_out", sessionCount };
  };

import { may, PERMISSIONS } from "../accounts/permissions.ts";
import type { Act, Reading } from "../language/act.ts";
import { understand } from "../language/understand.ts";
import { type InboundContent, MAX_TEXT_LENGTH } from "../ports/inbound-event.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import { answerLastTip, answerTip } from "../advice/answer-tip.ts";
import { askAboutFile } from "../menu/ask-about-file.ts";
import { answerContact, answerLogin } from "../login/answer-login.ts";
import { answerConsent } from "../privacy/consent.ts";
import { askAboutList } from "../menu/ask-about-list.ts";
import { type PastedMenu, pastedMenu } from "../menu/pasted-menu.ts";
import { shifted } from "../reports/asked-days.ts";
import { businessDate } from "../sales/business-date.ts";
import { askQuestion } from "./ask-question.ts";
import { askAboutRepeat, saidShortlyBefore } from "./ask-about-repeat.ts";
import { settleByDebts } from "./settle-by-debts.ts";
import { settleByLast } from "./settle-by-last.ts";
import { answerEdit } from "./answer-edit.ts";
import { answerOf, answerQuestion, readAnswer } from "./answer-question.ts";
import { saysWhichEntry } from "./choose-entry.ts";
import { parseChoicePayload } from "./choice-payload.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { OpenQuestion } from "./open-question.ts";
import type { Outcome } from "./outcome.ts";
import { performActs } from "./perform-acts.ts";
import { readingAids, readingContext } from "./reading-context.ts";
import type { Turn } from "./turn.ts";
import { voidById } from "./void-by-id.ts";
import type { WayDeps } from "./way-deps.ts";

/** What a person sent, as far as it is answered. */
export type Answerable = Exclude<InboundContent, { kind: "chat_state" | "chat_moved" }>;
type FileContent = Extract<InboundContent, { kind: "file" }>;

/** Understands what was sent and does it. Never without an outcome: a message that nobody answers looks lost. */
export const answerContent =
  (deps: WayDeps) =>
  async (turn: Turn, event: PendingEvent, content: Answerable): Promise<Outcome[]> => {
    switch (content.kind) {
      case "text":
        return answerText(deps)(turn, event, content.text);
      case "edit":
        return (await answerEdit(deps)(turn, event, content.text)) ?? answerText(deps)(turn, event, content.text);
      case "choice":
        return answerChoice(deps)(turn, content.payload);
      case "file":
        return answerFile(deps)(turn, event, content);
      case "contact":
        return answerContact(deps)(turn, event, content);
      case "unsupported":
        return [{ kind: "content_unsupported", what: content.what }];
    }
  };

/** What was written beside a file counts too, unless it only says what the file is. */
const answerFile =
  (deps: WayDeps) =>
  async (turn: Turn, event: PendingEvent, { name, table, caption }: FileContent): Promise<Outcome[]> => {
    const said = caption === undefined ? [] : understand(caption, await readingContext(deps)(turn)).acts;
    const deeds = said.filter(({ act }) => act !== "menu");
    const outcomes =
      deeds.length === 0 ? [] : await doActs(deps)(turn, deeds, await saidShortlyBefore(deps)(turn, event));
    const { told, doubt } = await askAboutFile(deps)(turn, name, table);
    if (doubt === undefined) return [...outcomes, told];
    return [...outcomes, told, ...(await askQuestion(deps)(turn, { ...doubt, said: name, rest: [] }))];
  };

/** The number of a choice, when no question waits for it: nobody tells a sale by a single digit. */
const LONE_DIGIT = /^\s*\d\s*[.)]?\s*$/u;

const answerText =
  (deps: WayDeps) =>
  async (turn: Turn, event: PendingEvent, text: string): Promise<Outcome[]> => {
    if (text.length > MAX_TEXT_LENGTH) return [{ kind: "text_too_long", maxLength: MAX_TEXT_LENGTH }];
    const login = await answerLogin(deps)(turn, event, text);
    if (login !== undefined) return login;
    const [question, { context, seenMenu }, saidBefore] = await Promise.all([
      openQuestion(deps)(turn),
      readingAids(deps)(turn),
      saidShortlyBefore(deps)(turn, event),
    ]);
    const answer = question && readAnswer(question, text, context);
    if (question && answer) return answerQuestion(deps)(turn, question, answer);
    if (LONE_DIGIT.test(text)) return [{ kind: "question_gone" }];
    const pasted = pastedMenu(text);
    if (pasted !== undefined) return takeList(deps)(turn, pasted);
    const reading = understand(text, context);
    if (question && (await meansQuestion(deps)(turn, question, reading))) {
      return answerQuestion(deps)(turn, question, { act: undefined });
    }
    if (reading.acts.length > 0) return doActs(deps)({ ...turn, seenMenu }, reading.acts, saidBefore);
    if (reading.smallTalk === "greeting") return greet(deps)(turn, event);
    if (reading.remark !== undefined) return performActs(deps)(turn, [reading.remark]);
    return [reading.smallTalk ? { kind: "small_talk", talk: reading.smallTalk } : { kind: "not_understood" }];
  };

/** On Telegram the first word comes by a tap, and a number by another: it is offered until there is one. */
const greet =
  (deps: WayDeps) =>
  async (turn: Turn, { channel, chatKind }: PendingEvent): Promise<Outcome[]> => {
    const greeting: Outcome = { kind: "small_talk", talk: "greeting" };
    if (channel !== "telegram" || chatKind === "group") return [greeting];
    const own = await deps.logins.findPhone(turn.tx, turn.writer.personId);
    return own?.isProven === true ? [greeting] : [greeting, { kind: "phone_wanted" }];
  };

/** A list of items with prices is the menu where it says so; otherwise it is asked. */
const takeList =
  (deps: ConversationDeps) =>
  (turn: Turn, pasted: PastedMenu): Promise<Outcome[]> => {
    if (pasted.isCertain) return performActs(deps)(turn, [pasted.act]);
    const today = businessDate(turn.now, turn.writer.shop);
    return askQuestion(deps)(turn, { ...askAboutList(pasted, today), said: turn.said, rest: [] });
  };

const doActs =
  (deps: WayDeps) =>
  async (turn: Turn, read: readonly Act[], saidBefore: readonly number[]): Promise<Outcome[]> => {
    const tipAnswer = await tipAnswered(deps)(turn, read);
    if (tipAnswer !== undefined) return tipAnswer;
    const acts = await settleByDebts(deps)(turn, await settleByLast(deps)(turn, read));
    return (await askAboutRepeat(deps)(turn, acts, saidBefore)) ?? performActs(deps)(turn, acts);
  };

/**
 * "huỷ" right after a question drops the question. Once something was entered after it, "huỷ" means that entry.
 */
const meansQuestion =
  ({ book }: ConversationDeps) =>
  async ({ tx, writer }: Turn, question: OpenQuestion, { acts }: Reading): Promise<boolean> => {
    const [act] = acts;
    if (acts.length !== 1 || act?.act !== "void" || saysWhichEntry(act)) return false;
    const last = await book.findLast(tx, writer.shop.tenantId, writer.chatId, writer.personId);
    return last === undefined || last.eventId <= question.eventId;
  };

/** What is answered to whom tips are none of the business. */
const mayAnswerTips = ({ writer }: Turn): Outcome[] | undefined =>
  may(writer.role, "answerAdvice")
    ? undefined
    : [{ kind: "not_permitted", permission: "answerAdvice", who: PERMISSIONS.answerAdvice }];

/** "làm luôn", typed instead of tapped. */
const tipAnswered =
  (deps: ConversationDeps) =>
  async (turn: Turn, [act, ...more]: readonly Act[]): Promise<Outcome[] | undefined> =>
    act?.settings?.name === TIP_SETTING && more.length === 0
      ? (mayAnswerTips(turn) ?? (await answerLastTip(deps)(turn, act.settings.value)))
      : undefined;

const TIP_SETTING = "tip";

const answerChoice =
  (deps: ConversationDeps) =>
  async (turn: Turn, payload: string): Promise<Outcome[]> => {
    const choice = parseChoicePayload(payload);
    if (choice === undefined) return [{ kind: "question_gone" }];
    if (choice.kind === "tip") {
      return mayAnswerTips(turn) ?? (await answerTip(deps)(turn, choice.tipId, choice.answer));
    }
    if (choice.kind === "picture") return performActs(deps)(turn, [pictureAct(choice.date)]);
    if (choice.kind === "consent") return [await answerConsent(deps)(turn, choice.state)];
    if (choice.kind === "void") return [await voidById(deps)(turn, choice.entryId)];
    const question = await openQuestion(deps)(turn);
    const chosen = question?.id === choice.questionId ? question.choices[choice.index] : undefined;
    if (question === undefined || chosen === undefined) return [{ kind: "question_gone" }];
    return answerQuestion(deps)(turn, question, answerOf(chosen));
  };

const PICTURE_DAYS = 14;

const pictureAct = (date: string): Act => {
  const days = { from: shifted(date, 1 - PICTURE_DAYS), to: date };
  return { act: "query", query: { about: "sales", ...days, detail: { picture: true } } };
};

const openQuestion =
  ({ questions }: ConversationDeps) =>
  ({ tx, writer, now }: Turn): Promise<OpenQuestion | undefined> =>
    questions.find(tx, writer.shop.tenantId, writer.chatId, writer.personId, now);

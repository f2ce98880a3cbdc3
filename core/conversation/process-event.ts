import { identifyWriter, type Identification } from "../accounts/identify-writer.ts";
import type { Writer } from "../accounts/writer.ts";
import type { Acquaintance, Language } from "../ports/accounts.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import type { Voice } from "../ports/presenter.ts";
import type { Transaction } from "../ports/transaction.ts";
import { askForConsent } from "../privacy/consent.ts";
import { businessDate } from "../sales/business-date.ts";
import { type Answerable, answerContent } from "./answer-content.ts";
import { changeChat } from "./change-chat.ts";
import { letOutsiderIn } from "./let-outsider-in.ts";
import type { Outcome } from "./outcome.ts";
import { readingTime } from "./reading-time.ts";
import type { Turn } from "./turn.ts";
import type { WayDeps } from "./way-deps.ts";

/** An answer that was put into the outbox of a chat of ours. */
export interface Answer {
  readonly chatId: string;
  readonly outcomes: readonly Outcome[];
}

type Known = Exclude<Identification, { kind: "blocked" }>;

/**
 * T2 of an event that was taken in this transaction: identify, understand, do, answer. Throws when the work failed.
 * @returns what is answered and where; undefined where nobody is: the chat is blocked, or the event told of the chat
 */
export const processEvent =
  (deps: WayDeps) =>
  async (tx: Transaction, event: PendingEvent, who: Acquaintance): Promise<Answer | undefined> => {
    const { content } = event;
    if (content.kind !== "chat_state" && content.kind !== "chat_moved") {
      return answerPerson(deps)(tx, event, content, who);
    }
    await changeChat(deps)(tx, event, content);
    return undefined;
  };

const answerPerson =
  (deps: WayDeps) =>
  async (tx: Transaction, event: PendingEvent, content: Answerable, who: Acquaintance): Promise<Answer | undefined> => {
    const now = readingTime(event);
    const found = await identifyWriter(deps)(tx, event, now, who);
    if (found.kind === "blocked") return undefined;
    const insider = found.kind === "outsider" ? await letOutsiderIn(deps)(tx, found, event, now) : undefined;
    const identification: Known = insider === undefined ? found : { kind: "writer", writer: insider };
    const outcomes = await outcomesOf(deps)(tx, identification, event, content);
    const to = addressee(identification);
    await deps.outbox.put(tx, {
      ...to,
      key: `event:${String(event.id)}`,
      eventId: event.id,
      ...bookEntry(outcomes),
      message: deps.presenter.present(outcomes, voice(identification, now, outcomes)),
    });
    return { chatId: to.chatId, outcomes };
  };

const outcomesOf =
  (deps: WayDeps) =>
  async (tx: Transaction, who: Known, event: PendingEvent, content: Answerable): Promise<readonly Outcome[]> => {
    if (who.kind === "outsider") return [{ kind: "not_a_member" }];
    const { writer } = who;
    const { replyToMessageId } = event;
    const targetEntryId =
      replyToMessageId === undefined ? undefined : await deps.outbox.findBookEntry(tx, writer.chatId, replyToMessageId);
    let actIndex = 0;
    const turn: Turn = {
      tx,
      writer,
      now: readingTime(event),
      eventId: event.id,
      said: said(event),
      ...(targetEntryId !== undefined && { targetEntryId }),
      ...(event.chatKind === "group" && { isInGroup: true as const }),
      nextActIndex: () => actIndex++,
    };
    const outcomes = await answerContent(deps)(turn, event, content);
    return [...outcomes, ...(await askForConsent(deps)(turn, outcomes))];
  };

const said = ({ content }: PendingEvent): string => {
  if (content.kind === "file") return content.caption ?? content.name;
  if (content.kind === "text" || content.kind === "edit") return content.text;
  return content.kind === "choice" ? content.label : "";
};

const addressee = (who: Known): { chatId: string; tenantId?: string } =>
  who.kind === "writer" ? { chatId: who.writer.chatId, tenantId: who.writer.shop.tenantId } : { chatId: who.chat.id };

/** The entry that a reply to our message would mean: the one it told of last. */
function bookEntry(outcomes: readonly Outcome[]): { bookEntryId?: string } {
  const told = outcomes.findLast((outcome) => outcome.kind === "entry_recorded" || outcome.kind === "entry_corrected");
  return told ? { bookEntryId: told.entry.id } : {};
}

function voice(who: Known, now: Date, outcomes: readonly Outcome[]): Voice {
  if (who.kind === "writer") return writerVoice(asLeft(who.writer, outcomes), now);
  const language: Language = who.person.language ?? "vi";
  return { language, today: now.toISOString().slice(0, 10) };
}

type Moved = Extract<Outcome, { kind: "shop_opened" | "shop_chosen" | "joined" }>;
const MOVES: ReadonlySet<Outcome["kind"]> = new Set<Moved["kind"]>(["shop_opened", "shop_chosen", "joined"]);

/** Where the writer is once the message is done: it is that shop that the answer is headed with. */
const asLeft = (writer: Writer, outcomes: readonly Outcome[]): Writer => {
  const moved = outcomes.findLast((one) => MOVES.has(one.kind)) as Moved | undefined;
  const renamed = outcomes.findLast((one) => one.kind === "shop_changed");
  const shop = moved?.shop ?? renamed?.shop ?? writer.shop;
  // Where two books became one there is one shop less to be told apart.
  const merged = outcomes.some(({ kind }) => kind === "book_moved");
  const several = moved?.kind === "joined" ? moved.hasSeveralShops : writer.hasSeveralShops && !merged;
  return { ...writer, shop, hasSeveralShops: several || moved?.kind === "shop_opened" };
};

/** How a writer is spoken to. */
export const writerVoice = ({ shop, language, hasSeveralShops, ownerPhone }: Writer, now: Date): Voice => ({
  language,
  today: businessDate(now, shop),
  timeZone: shop.timeZone,
  ...(hasSeveralShops && (shop.name === undefined ? { unnamedShop: { ownerPhone } } : { shopName: shop.name })),
});

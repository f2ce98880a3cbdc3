import { identifyWriter, type Identification } from "../accounts/identify-writer.ts";
import type { Writer } from "../accounts/writer.ts";
import type { Language } from "../ports/accounts.ts";
import type { InboundEvents, PendingEvent } from "../ports/inbound-events.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Presenter, Voice } from "../ports/presenter.ts";
import type { Transaction } from "../ports/transaction.ts";
import { businessDate } from "../sales/business-date.ts";
import { answerContent } from "./answer-content.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

export interface WayDeps extends ConversationDeps {
  readonly inboundEvents: InboundEvents;
  readonly outbox: Outbox;
  readonly presenter: Presenter;
}

/** T2 in one transaction: claim, identify, understand, do, answer. Throws when the work failed and was rolled back. */
export const processEvent =
  (deps: WayDeps) =>
  async (tx: Transaction, event: PendingEvent): Promise<readonly Outcome[]> => {
    const now = readingTime(event);
    const identification = await identifyWriter(deps)(tx, event, now);
    const outcomes = await outcomesOf(deps)(tx, identification, event, now);
    await deps.outbox.put(tx, {
      ...addressee(identification),
      key: `event:${String(event.id)}`,
      eventId: event.id,
      ...bookEntry(outcomes),
      message: deps.presenter.present(outcomes, voice(identification, now)),
    });
    await deps.inboundEvents.markProcessed(tx, event.id);
    return outcomes;
  };

/** The sent time, bounded by the time of receipt: a platform's clock may run ahead of ours. */
export const readingTime = ({ sentAt, receivedAt }: PendingEvent): Date => (sentAt < receivedAt ? sentAt : receivedAt);

const outcomesOf =
  (deps: WayDeps) =>
  async (tx: Transaction, who: Identification, event: PendingEvent, now: Date): Promise<readonly Outcome[]> => {
    if (who.kind === "outsider") return [{ kind: "not_a_member" }];
    let actIndex = 0;
    const turn: Turn = {
      tx,
      writer: who.writer,
      now,
      eventId: event.id,
      said: said(event),
      nextActIndex: () => actIndex++,
    };
    return answerContent(deps)(turn, event.content);
  };

const said = ({ content }: PendingEvent): string => {
  if (content.kind === "text") return content.text;
  return content.kind === "choice" ? content.label : "";
};

const addressee = (who: Identification): { chatId: string; tenantId?: string } =>
  who.kind === "writer" ? { chatId: who.writer.chatId, tenantId: who.writer.shop.tenantId } : { chatId: who.chat.id };

/** The entry that a reply to our message would mean: the one it told of last. */
function bookEntry(outcomes: readonly Outcome[]): { bookEntryId?: string } {
  const told = outcomes.findLast((outcome) => outcome.kind === "sale_recorded" || outcome.kind === "sale_corrected");
  return told ? { bookEntryId: told.sale.id } : {};
}

function voice(who: Identification, now: Date): Voice {
  if (who.kind === "writer") return writerVoice(who.writer, now);
  const language: Language = who.person.language ?? "vi";
  return { language, today: now.toISOString().slice(0, 10) };
}

const writerVoice = ({ shop, language, hasSeveralShops }: Writer, now: Date): Voice => ({
  language,
  today: businessDate(now, shop),
  ...(hasSeveralShops && shop.name !== undefined && { shopName: shop.name }),
});

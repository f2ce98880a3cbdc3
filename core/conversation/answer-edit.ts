import { chatKey } from "../ports/chat-key.ts";
import type { Act, ActName } from "../language/act.ts";
import { understand } from "../language/understand.ts";
import type { EntryKind, Recorded } from "../ports/entry.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import { askQuestion } from "./ask-question.ts";
import type { Outcome } from "./outcome.ts";
import { readingContext } from "./reading-context.ts";
import type { Turn } from "./turn.ts";
import type { WayDeps } from "./way-deps.ts";

/** What the words of an edit have to be, to correct an entry of the kind. A debt that is told is a sale on credit. */
const KIND_OF_ACT: Partial<Record<ActName, EntryKind>> = {
  sale: "sale",
  debt: "sale",
  refund: "refund",
  expense: "expense",
  purchase: "purchase",
  debt_payment: "debt_payment",
};

/**
 * A message that was changed after it had been entered becomes a proposed correction: the change may be a typo in a
 * word, so nothing is corrected unasked. Undefined where the message had entered nothing: then it is read anew.
 */
export const answerEdit =
  (deps: WayDeps) =>
  async (turn: Turn, event: PendingEvent, text: string): Promise<Outcome[] | undefined> => {
    const entry = await enteredBy(deps)(turn, event);
    if (entry === undefined || entry.voided) return undefined;
    const [act, ...more] = understand(text, await readingContext(deps)(turn)).acts;
    const corrects = act !== undefined && KIND_OF_ACT[act.act] === entry.kind && "totalVnd" in entry;
    if (!corrects || more.length > 0 || act.ask !== undefined) return [{ kind: "correction_unclear", entry }];
    const { act: _, ...said } = act;
    const correction: Act = { act: "correct", ...said };
    return askQuestion(deps)(turn, {
      about: "confirm_edit",
      said: text,
      act: correction,
      choices: [{ act: correction }, {}],
      rest: [],
      figures: { beforeVnd: entry.totalVnd, ...(act.totalVnd !== undefined && { afterVnd: act.totalVnd }) },
      entryId: entry.id,
      date: entry.businessDate,
    });
  };

const enteredBy =
  ({ inboundEvents, book }: WayDeps) =>
  async ({ tx, writer }: Turn, event: PendingEvent): Promise<Recorded | undefined> => {
    if (event.messageId === undefined) return undefined;
    const original = await inboundEvents.findByMessage(tx, chatKey(event), event.messageId);
    return original === undefined ? undefined : book.findOfEvent(tx, writer.shop.tenantId, original);
  };

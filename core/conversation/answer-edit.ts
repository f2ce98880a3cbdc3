import { chatKey } from "../ports/chat-key.ts";
import type { Act } from "../language/act.ts";
import { understand } from "../language/understand.ts";
import type { Recorded, SaleEntry } from "../ports/entry.ts";
import type { PendingEvent } from "../ports/inbound-events.ts";
import { askQuestion } from "./ask-question.ts";
import type { Outcome } from "./outcome.ts";
import { readingContext } from "./reading-context.ts";
import type { Turn } from "./turn.ts";
import type { WayDeps } from "./way-deps.ts";

/**
 * A message that was changed after it had been entered becomes a proposed correction: the change may be a typo in a
 * word, so nothing is corrected unasked. Undefined where the message had entered nothing: then it is read anew.
 */
export const answerEdit =
  (deps: WayDeps) =>
  async (turn: Turn, event: PendingEvent, text: string): Promise<Outcome[] | undefined> => {
    const sale = await enteredBy(deps)(turn, event);
    if (sale === undefined || sale.voided) return undefined;
    const [act, ...more] = understand(text, await readingContext(deps)(turn)).acts;
    if (act?.act !== "sale" || more.length > 0 || act.ask !== undefined) {
      return [{ kind: "correction_unclear", entry: sale }];
    }
    const { act: _, ...said } = act;
    const correction: Act = { act: "correct", ...said };
    return askQuestion(deps)(turn, {
      about: "confirm_edit",
      said: text,
      act: correction,
      choices: [{ act: correction }, {}],
      rest: [],
      figures: { beforeVnd: sale.totalVnd, ...(act.totalVnd !== undefined && { afterVnd: act.totalVnd }) },
      entryId: sale.id,
      date: sale.businessDate,
    });
  };

const enteredBy =
  ({ inboundEvents, book }: WayDeps) =>
  async ({ tx, writer }: Turn, event: PendingEvent): Promise<Recorded<SaleEntry> | undefined> => {
    if (event.messageId === undefined) return undefined;
    const original = await inboundEvents.findByMessage(tx, chatKey(event), event.messageId);
    const entry = original === undefined ? undefined : await book.findOfEvent(tx, writer.shop.tenantId, original);
    return entry?.kind === "sale" ? entry : undefined;
  };

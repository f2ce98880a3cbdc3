import type { ConversationDeps } from "../conversation/conversation-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import { performAct } from "../conversation/perform-act.ts";
import type { Turn } from "../conversation/turn.ts";
import type { AdviceAction, Recommendation } from "../insights/advice/recommendation.ts";
import type { Act } from "../language/act.ts";
import type { PastToldTip } from "../ports/tips.ts";
import { shifted } from "../reports/asked-days.ts";
import { businessDate } from "../sales/business-date.ts";

/** What the owner would have written; undefined where a tip is something to be done with hands. */
function actOf(action: AdviceAction, today: string, days: number): Act | undefined {
  if (action.do === "set_price") {
    const item = { name: action.item, quantity: 1, unitPriceVnd: action.priceVnd };
    return { act: "price", items: [item], settings: { name: "price", value: "price" } };
  }
  if (action.do === "hide_item") {
    return { act: "menu", items: [{ name: action.item, quantity: 1 }], settings: { name: "menu", value: "remove" } };
  }
  if (action.do !== "promote_hours") return undefined;
  const offer = `giảm ${String(action.percentOff)}% từ ${String(action.fromHour)}h đến ${String(action.toHour)}h`;
  const query = { about: "promotion", from: shifted(today, 1), to: shifted(today, days) };
  return { act: "promotion", settings: { name: "promotion", value: offer }, query };
}

/**
 * [Làm luôn]: does what the tip says by the same way as if it had been written, so that it is told, audited and taken
 * back like anything else. What is done with hands is only noted as done. From then on the effect is followed.
 */
export const takeTip =
  (deps: ConversationDeps) =>
  async (turn: Turn, { id, tip, answer }: PastToldTip): Promise<Outcome[]> => {
    const { tx, writer, now } = turn;
    const today = businessDate(now, writer.shop);
    const act = actOf(tip.action, today, tip.followUp.afterDays);
    if (answer === "taken") return [{ kind: "tip_taken_before", tip }];
    const given = { answer: "taken", on: today } as const;
    const taken: Outcome = { kind: "tip_answered", tip, answer: "taken" };
    if (act === undefined) {
      await deps.tips.answer(tx, writer.shop.tenantId, id, given);
      return [taken];
    }
    const other = await priceBy(deps)(turn, tip, today);
    if (other !== undefined) return [{ kind: "tip_outdated", tip, priceVnd: other }];
    const performance = await performAct(deps)(turn, act, true);
    if (performance.kind === "doubt") return [{ kind: "question_gone" }];
    const { outcome } = performance;
    if (outcome.kind !== "entry_recorded") return [outcome];
    await deps.tips.answer(tx, writer.shop.tenantId, id, { ...given, entryId: outcome.entry.id });
    return [outcome, taken];
  };

/** What the item costs now, where that is not what the tip was about: it was changed since. */
const priceBy =
  ({ menu }: ConversationDeps) =>
  async ({ tx, writer }: Turn, { action }: Recommendation, today: string): Promise<number | undefined> => {
    if (action.do !== "set_price") return undefined;
    const [item] = await menu.find(tx, writer.shop.tenantId, [action.item], today);
    const priceVnd = item?.priceVnd;
    return priceVnd === undefined || priceVnd === action.backToVnd ? undefined : priceVnd;
  };

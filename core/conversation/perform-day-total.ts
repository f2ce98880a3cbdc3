import { dayScope } from "../accounts/day-scope.ts";
import { type GoodsDraft, goodsDraft } from "../entries/goods-draft.ts";
import { recordSale } from "../sales/record-sale.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

/**
 * Brings a day up to a total that was told: only what is missing is entered, and only after it was asked where
 * the day has entries. A total below what is recorded enters nothing: some entry must be wrong, and only the
 * owner knows which.
 */
export const performDayTotal: PerformAct = (deps) => async (turn, act, settled) => {
  const draft = goodsDraft({ ...act, items: [] });
  if (draft === undefined) return doubt("amount", act);
  const date = draft.businessDate;
  const day = await deps.book.sumSales(turn.tx, turn.writer.shop.tenantId, date, date, dayScope(turn.writer));
  const missingVnd = draft.totalVnd - day.totalVnd;
  if (day.entryCount === 0) return done(await recordSale(deps)(turn, draft, act.implied ?? []));
  if (missingVnd === 0) return done({ kind: "day_total_agrees", date, day });
  if (missingVnd < 0) return done({ kind: "day_total_below", date, saidVnd: draft.totalVnd, day });
  if (!settled) {
    const figures = { saidVnd: draft.totalVnd, recordedVnd: day.totalVnd, missingVnd };
    return { kind: "doubt", question: { about: "confirm_rest_of_day", act, choices: [{ act }, {}], figures } };
  }
  const rest: GoodsDraft = { ...draft, totalVnd: missingVnd, scope: "day_rest" };
  return done(await recordSale(deps)(turn, rest, act.implied ?? []));
};

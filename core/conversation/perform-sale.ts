import { dayScope } from "../accounts/day-scope.ts";
import type { Act } from "../language/act.ts";
import { recordSale } from "../sales/record-sale.ts";
import { goodsDraft } from "../entries/goods-draft.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

/**
 * Records a sale. "hôm nay bán 2 triệu" on a day that has entries may add to the day or be its total: that is
 * asked, because either guess would be a silent wrong entry.
 */
export const performSale: PerformAct = (deps) => async (turn, act, settled) => {
  if (act.payment === "debt" && act.customer === undefined) return doubt("customer", act);
  const draft = goodsDraft(act);
  if (draft === undefined) return doubt("amount", act);
  if (!settled && couldBeDayTotal(act)) {
    const { shop } = turn.writer;
    const day = await deps.book.sumSales(
      turn.tx,
      shop.tenantId,
      draft.businessDate,
      draft.businessDate,
      dayScope(turn.writer),
    );
    if (day.entryCount > 0) return addOrTotal(act, draft.totalVnd, day.totalVnd);
  }
  return done(await recordSale(deps)(turn, draft, act.implied ?? []));
};

/** A lump sum for a day that was named, with nothing that makes it one sale among others. */
const couldBeDayTotal = ({ items, date, time, customer, payment, implied }: Act): boolean =>
  (items === undefined || items.length === 0) &&
  date !== undefined &&
  !implied?.includes("date") &&
  time === undefined &&
  customer === undefined &&
  payment === undefined;

const addOrTotal = (act: Act, saidVnd: number, recordedVnd: number) =>
  ({
    kind: "doubt",
    question: {
      about: "add_or_total",
      act,
      choices: [{ act }, { act: { ...act, act: "day_total" } }],
      figures: { saidVnd, recordedVnd },
    },
  }) as const;

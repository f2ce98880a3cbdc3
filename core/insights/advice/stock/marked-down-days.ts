import { eachLine } from "../history/each-line.ts";
import type { Study } from "../study.ts";
import { usualPrices } from "./usual-prices.ts";

/** What of an item went at its usual price and what below it, or for nothing, by day. */
export interface MarkedDown {
  readonly item: number;
  readonly full: Float64Array;
  readonly marked: Float64Array;
  readonly markedRevenueVnd: Float64Array;
  /** What the marked pieces would have brought beyond what they did, at the day's usual price. */
  readonly forgoneVnd: Float64Array;
  readonly totalMarked: number;
  /** Marked pieces that went in the last quarter of the day's trade, or for nothing. */
  readonly lateMarked: number;
}

/** A price this far below the item's usual one is a mark-down. */
const MARKED_BELOW = 0.85;
/** The last quarter of the time between a day's first and last ticket. */
const LATE_FROM = 0.75;

/** From which minute of each day it is late. */
function lateFrom({ history }: Study): number[] {
  const spans = history.days.map(() => ({ first: Infinity, last: -Infinity }));
  history.baskets.day.forEach((day, basket) => {
    const span = spans[day];
    const minute = history.baskets.minute[basket] ?? 0;
    if (span) spans[day] = { first: Math.min(span.first, minute), last: Math.max(span.last, minute) };
  });
  return spans.map(({ first, last }) => first + LATE_FROM * (last - first));
}

type Growing = { -readonly [Key in keyof MarkedDown]: MarkedDown[Key] };

const blank = (item: number, days: number): Growing => ({
  item,
  full: new Float64Array(days),
  marked: new Float64Array(days),
  markedRevenueVnd: new Float64Array(days),
  forgoneVnd: new Float64Array(days),
  totalMarked: 0,
  lateMarked: 0,
});

const addTo = (values: Float64Array, day: number, amount: number): void => {
  values[day] = (values[day] ?? 0) + amount;
};

/** Splits each item's sales into those at the usual price and those marked down. */
export function markedDownDays(study: Study): MarkedDown[] {
  const { baskets, days } = study.history;
  const late = lateFrom(study);
  const isLate = (day: number, minute: number): boolean => minute >= (late[day] ?? Infinity);
  const usual = usualPrices(study, isLate);
  const byItem = new Map(study.items.map(({ item }) => [item, blank(item, days.length)]));
  eachLine(baskets, (line, basket) => {
    const of = byItem.get(baskets.item[line] ?? -1);
    const [price, quantity] = [baskets.unitPriceVnd[line] ?? 0, baskets.quantity[line] ?? 0];
    if (of === undefined || quantity <= 0) return;
    const [day, minute] = [baskets.day[basket] ?? 0, baskets.minute[basket] ?? 0];
    const usualPrice = usual.get(of.item)?.[day] ?? Number.NaN;
    // Also where the usual price is not known: NaN compares as false.
    if (!(price < usualPrice * MARKED_BELOW)) return addTo(of.full, day, quantity);
    addTo(of.marked, day, quantity);
    addTo(of.markedRevenueVnd, day, quantity * price);
    addTo(of.forgoneVnd, day, quantity * (usualPrice - price));
    of.totalMarked += quantity;
    if (price === 0 || isLate(day, minute)) of.lateMarked += quantity;
  });
  return [...byItem.values()];
}

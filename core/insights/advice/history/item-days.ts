import { eachLine } from "./each-line.ts";
import type { SalesHistory } from "./sales-history.ts";

/** Sales of one item by day (places of `history.days`). */
export interface ItemDays {
  readonly item: number;
  readonly quantity: Float64Array;
  readonly revenueVnd: Float64Array;
  /** The price at which most of the day's was sold; NaN on a day without. */
  readonly priceVnd: Float64Array;
  /** First and last day with a sale: in between the item was on the menu. */
  readonly firstDay: number;
  readonly lastDay: number;
}

interface Growing {
  readonly quantity: Float64Array;
  readonly revenueVnd: Float64Array;
  /** Quantity by price, of each day. */
  readonly prices: (Map<number, number> | undefined)[];
}

const emptyFor = (dayCount: number): Growing => ({
  quantity: new Float64Array(dayCount),
  revenueVnd: new Float64Array(dayCount),
  prices: new Array<Map<number, number> | undefined>(dayCount),
});

const mostSoldAt = (prices: Map<number, number> | undefined): number =>
  [...(prices ?? [])].reduce<[number, number]>((best, each) => (each[1] > best[1] ? each : best), [Number.NaN, 0])[0];

function grow(growing: Growing, day: number, quantity: number, priceVnd: number): void {
  const { quantity: quantities, revenueVnd, prices } = growing;
  quantities[day] = (quantities[day] ?? 0) + quantity;
  revenueVnd[day] = (revenueVnd[day] ?? 0) + quantity * priceVnd;
  const ofDay = (prices[day] ??= new Map<number, number>());
  // What was given away or came back says nothing of the price.
  if (quantity > 0 && priceVnd > 0) ofDay.set(priceVnd, (ofDay.get(priceVnd) ?? 0) + quantity);
}

const finished = (item: number, { quantity, revenueVnd, prices }: Growing): ItemDays => ({
  item,
  quantity,
  revenueVnd,
  priceVnd: Float64Array.from(prices, mostSoldAt),
  firstDay: quantity.findIndex((each) => each > 0),
  lastDay: quantity.findLastIndex((each) => each > 0),
});

/** Sales by day of the items that sold at least `minLines` lines. */
export function itemDays({ items, days, baskets }: SalesHistory, minLines: number): ItemDays[] {
  const lines = new Int32Array(items.length);
  for (const item of baskets.item) lines[item] = (lines[item] ?? 0) + 1;
  const growing = items.map((_, item) => ((lines[item] ?? 0) >= minLines ? emptyFor(days.length) : undefined));
  eachLine(baskets, (line, basket) => {
    const ofItem = growing[baskets.item[line] ?? 0];
    if (ofItem) grow(ofItem, baskets.day[basket] ?? 0, baskets.quantity[line] ?? 0, baskets.unitPriceVnd[line] ?? 0);
  });
  return growing.flatMap((each, item) => (each === undefined ? [] : [finished(item, each)]));
}

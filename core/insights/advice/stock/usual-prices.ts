import { eachLine } from "../history/each-line.ts";
import type { Study } from "../study.ts";

type Prices = Map<number, number>;

const mostSoldAt = (prices: ReadonlyMap<number, number>): number =>
  [...prices].reduce<[number, number]>((best, each) => (each[1] > best[1] ? each : best), [Number.NaN, 0])[0];

/** Each day's main price; that of the day before where nothing was sold. */
const carried = (prices: readonly Prices[]): Float64Array => {
  let last = Number.NaN;
  return Float64Array.from(prices, (ofDay) => {
    if (ofDay.size > 0) last = mostSoldAt(ofDay);
    return last;
  });
};

/** The usual price of each item by day: at which most of it went before the late hours. */
export function usualPrices(
  { history, items }: Study,
  isLate: (day: number, minute: number) => boolean,
): Map<number, Float64Array> {
  const { baskets, days } = history;
  const early = new Map(items.map(({ item }) => [item, days.map((): Prices => new Map())]));
  eachLine(baskets, (line, basket) => {
    const day = baskets.day[basket] ?? 0;
    const prices = early.get(baskets.item[line] ?? -1)?.[day];
    const [price, quantity] = [baskets.unitPriceVnd[line] ?? 0, baskets.quantity[line] ?? 0];
    if (prices === undefined || price <= 0 || quantity <= 0 || isLate(day, baskets.minute[basket] ?? 0)) return;
    prices.set(price, (prices.get(price) ?? 0) + quantity);
  });
  return new Map([...early].map(([item, prices]) => [item, carried(prices)]));
}

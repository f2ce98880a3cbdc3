import type { ItemDays } from "../history/item-days.ts";
import type { Study } from "../study.ts";

/** An item's days on the menu, with its price and what the rest of the shop did on the same days. */
export interface PriceSeries {
  /** Places of days in the history. */
  readonly days: readonly number[];
  readonly quantities: readonly number[];
  readonly pricesVnd: readonly number[];
  /** Pieces of everything else sold on the day: weather, feasts and weekdays move both. */
  readonly others: readonly number[];
  readonly changes: number;
  readonly currentPriceVnd: number;
}

/** Open days from the item's first sale to its last; a day without a sale keeps the price of the day before. */
export function priceSeries({ shop }: Study, { quantity, priceVnd, firstDay, lastDay }: ItemDays): PriceSeries {
  const days = shop.openDays.filter((day) => day >= firstDay && day <= lastDay);
  let last = Number.NaN;
  const pricesVnd = days.map((day) => {
    const price = priceVnd[day] ?? Number.NaN;
    last = Number.isNaN(price) ? last : price;
    return last;
  });
  return {
    days,
    quantities: days.map((day) => Math.max(0, quantity[day] ?? 0)),
    pricesVnd,
    others: days.map((day) => Math.max(0, (shop.quantity[day] ?? 0) - (quantity[day] ?? 0))),
    changes: pricesVnd.filter((price, i) => i > 0 && price !== pricesVnd[i - 1]).length,
    currentPriceVnd: last,
  };
}

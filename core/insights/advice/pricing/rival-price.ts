import { differenceInCalendarDays, parseISO } from "date-fns";

import { searchKey } from "../../../language/search-key.ts";
import { median } from "../../statistics/quantile.ts";
import type { RivalPrice } from "../shop-facts.ts";

/** What rivals ask for an item. */
export interface RivalLevel {
  readonly priceVnd: number;
  readonly count: number;
  readonly lastHeardOn: string;
}

/** Older hearsay is of another season. */
export const RIVAL_PRICE_KEEPS_DAYS = 60;

interface Wanted {
  readonly item: string;
  readonly unit?: string;
  readonly today: string;
}

/** A kilogram's price is none for a bowl; where one side names no unit, the menu's is meant. */
const sameUnit = (a: string | undefined, b: string | undefined): boolean =>
  a === undefined || b === undefined || searchKey(a) === searchKey(b);

/** The latest word of each rival: who changed the price has one price, not two. */
const latestOfEach = (prices: readonly RivalPrice[]): RivalPrice[] => [
  ...new Map(
    [...prices]
      .sort((a, b) => a.heardOn.localeCompare(b.heardOn))
      .map((each, i) => [each.who ?? `?${String(i)}`, each]),
  ).values(),
];

/** The middle of what rivals ask for the same thing in the same unit, as heard in the last 60 days. */
export function rivalLevel(prices: readonly RivalPrice[], { item, unit, today }: Wanted): RivalLevel | undefined {
  const fresh = prices.filter(
    (each) =>
      searchKey(each.item) === searchKey(item) &&
      sameUnit(each.unit, unit) &&
      each.heardOn <= today &&
      differenceInCalendarDays(parseISO(today), parseISO(each.heardOn)) <= RIVAL_PRICE_KEEPS_DAYS,
  );
  const latest = latestOfEach(fresh);
  const lastHeardOn = latest
    .map(({ heardOn }) => heardOn)
    .sort()
    .at(-1);
  if (lastHeardOn === undefined) return undefined;
  return { priceVnd: Math.round(median(latest.map(({ priceVnd }) => priceVnd))), count: latest.length, lastHeardOn };
}

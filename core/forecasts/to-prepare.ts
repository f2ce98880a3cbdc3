import { totalOfDays } from "../insights/forecast/total-of-days.ts";
import type { ExpectedDay } from "../insights/forecast/expect-day.ts";

/** Goods that are worth preparing by number: others are a piece or two. */
const WORTH_PREPARING = 1;

export interface ToPrepare {
  readonly name: string;
  readonly unit?: string;
  /** Quantities: what is expected, and what nine times in ten is not exceeded. */
  readonly mean: number;
  readonly upper: number;
}

interface ItemAhead {
  readonly name: string;
  readonly unit?: string;
  readonly days: readonly ExpectedDay[];
}

/** What goods a few days take, as their sums. */
export const toPrepare = (items: readonly ItemAhead[]): ToPrepare[] =>
  items.flatMap(({ name, unit, days }) => {
    const { mean, upper } = totalOfDays(days);
    return mean < WORTH_PREPARING ? [] : [{ name, ...(unit !== undefined && { unit }), mean, upper }];
  });

import type { Baskets } from "../history/sales-history.ts";
import type { ItemBaskets } from "./distinct-baskets.ts";

const MINUTES_IN_PART = 180;
/** Parts of a business day that lasts until the cut-off of the next morning. */
const PARTS = 12;

/** Counts by part of the day, from which to tell how often two items would meet by chance. */
export interface DayParts {
  /** `items[part * itemCount + item]`: baskets of that part with the item. */
  readonly items: Float64Array;
  readonly itemCount: number;
  readonly baskets: Float64Array;
  /** How much more often than in baskets of equal size two things meet: above 1 where some baskets are large. */
  readonly bunching: readonly number[];
}

const bunchingOf = (baskets: number, sizes: number, pairs: number): number =>
  sizes === 0 ? 1 : Math.max(1, (pairs * baskets) / sizes ** 2);

/** Breakfast goods meet each other because it is morning, and anything meets in a large basket: both are no advice. */
export function dayParts({ offsets, items }: ItemBaskets, minute: Baskets["minute"], itemCount: number): DayParts {
  const counts = new Float64Array(PARTS * itemCount);
  const [baskets, sizes, pairs] = [new Float64Array(PARTS), new Float64Array(PARTS), new Float64Array(PARTS)];
  for (let basket = 0; basket + 1 < offsets.length; basket++) {
    const part = Math.min(PARTS - 1, Math.floor((minute[basket] ?? 0) / MINUTES_IN_PART));
    const [start, end] = [offsets[basket] ?? 0, offsets[basket + 1] ?? 0];
    const size = end - start;
    baskets[part] = (baskets[part] ?? 0) + 1;
    sizes[part] = (sizes[part] ?? 0) + size;
    pairs[part] = (pairs[part] ?? 0) + size * (size - 1);
    for (let at = start; at < end; at++) {
      const cell = part * itemCount + (items[at] ?? 0);
      counts[cell] = (counts[cell] ?? 0) + 1;
    }
  }
  const bunching = Array.from(baskets, (count, part) => bunchingOf(count, sizes[part] ?? 0, pairs[part] ?? 0));
  return { items: counts, itemCount, baskets, bunching };
}

/** In how many baskets two items would meet if, at any time of the day, the one had nothing to do with the other. */
export const expectedTogether = ({ items, itemCount, baskets, bunching }: DayParts, a: number, b: number): number =>
  bunching.reduce((sum, factor, part) => {
    const count = baskets[part] ?? 0;
    const [withA, withB] = [items[part * itemCount + a] ?? 0, items[part * itemCount + b] ?? 0];
    return count === 0 ? sum : sum + (withA * withB * factor) / count;
  }, 0);

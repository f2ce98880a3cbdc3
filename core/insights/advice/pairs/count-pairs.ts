import type { ItemBaskets } from "./distinct-baskets.ts";

interface CountedPair {
  readonly items: readonly [number, number];
  readonly count: number;
}

/** Half a square of counters: 4 bytes each, so that 6,000 frequent items take 72 MB. */
const MAX_ITEMS_IN_TRIANGLE = 6_000;

interface PairCounter {
  /** `low` and `high` are places among the frequent items, `low` below `high`. */
  add(low: number, high: number): void;
  forEach(visit: (low: number, high: number, count: number) => void): void;
}

/** One counter for each pair there may be: the fastest while they fit into memory. */
function triangleCounter(size: number): PairCounter {
  const counts = new Uint32Array((size * (size - 1)) / 2);
  const rowStart = (low: number): number => low * (size - 1) - (low * (low - 1)) / 2 - low - 1;
  return {
    add(low, high) {
      const at = rowStart(low) + high;
      counts[at] = (counts[at] ?? 0) + 1;
    },
    forEach(visit) {
      for (let low = 0, at = 0; low < size; low++)
        for (let high = low + 1; high < size; high++, at++) visit(low, high, counts[at] ?? 0);
    },
  };
}

/** Counters for the pairs that occur. */
function sparseCounter(size: number): PairCounter {
  const counts = new Map<number, number>();
  return {
    add: (low, high) => void counts.set(low * size + high, (counts.get(low * size + high) ?? 0) + 1),
    forEach: (visit) => counts.forEach((count, key) => visit(Math.floor(key / size), key % size, count)),
  };
}

/** Counts each pair of one basket: of the places in `places` from `start` to `end`, which ascend; −1 is no place. */
function addBasket(counter: PairCounter, places: Int32Array, start: number, end: number): void {
  for (let a = start; a < end; a++) {
    const low = places[a] ?? -1;
    if (low < 0) continue;
    for (let b = a + 1; b < end; b++) {
      const high = places[b] ?? -1;
      if (high >= 0) counter.add(low, high);
    }
  }
}

/** Pairs of frequent items that at least `minCount` baskets hold. Items of a basket are distinct and ascend. */
export function countPairs(
  { offsets, items }: ItemBaskets,
  frequent: readonly number[],
  itemCount: number,
  minCount: number,
): CountedPair[] {
  const placeOf = new Int32Array(itemCount).fill(-1);
  frequent.forEach((item, index) => (placeOf[item] = index));
  const places = items.map((item) => placeOf[item] ?? -1);
  const isFew = frequent.length <= MAX_ITEMS_IN_TRIANGLE;
  const counter = isFew ? triangleCounter(frequent.length) : sparseCounter(frequent.length);
  for (let basket = 0; basket + 1 < offsets.length; basket++)
    addBasket(counter, places, offsets[basket] ?? 0, offsets[basket + 1] ?? 0);
  const pairs: CountedPair[] = [];
  counter.forEach((low, high, count) => {
    if (count >= minCount) pairs.push({ items: [frequent[low] ?? 0, frequent[high] ?? 0], count });
  });
  return pairs;
}

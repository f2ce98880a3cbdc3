import { groupBy } from "../../group-by.ts";
import { distinctBaskets, type ItemBaskets } from "./distinct-baskets.ts";
import { countPairs } from "./count-pairs.ts";

export interface Itemset {
  /** Ascending. */
  readonly items: readonly number[];
  /** Baskets that hold all of them. */
  readonly count: number;
}

export interface MiningLimits {
  /** An itemset in fewer baskets is not kept. */
  readonly minCount: number;
  /** Largest number of items in a set. */
  readonly maxSize: number;
}

interface Extension {
  readonly item: number;
  readonly baskets: Int32Array;
}

/** Baskets in both lists; both ascend. */
function intersect(a: Int32Array, b: Int32Array): Int32Array {
  const common = new Int32Array(Math.min(a.length, b.length));
  let length = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length;) {
    const left = a[i] ?? 0;
    const right = b[j] ?? 0;
    if (left === right) common[length++] = left;
    if (left <= right) i++;
    if (right <= left) j++;
  }
  return common.subarray(0, length);
}

/** For each wanted item the list of the baskets that hold it. */
function listsOf(
  { offsets, items }: ItemBaskets,
  counts: Int32Array,
  wanted: ReadonlySet<number>,
): Map<number, Int32Array> {
  const lists = new Map([...wanted].map((item) => [item, new Int32Array(counts[item] ?? 0)]));
  const filled = new Int32Array(counts.length);
  for (let basket = 0; basket + 1 < offsets.length; basket++) {
    for (let at = offsets[basket] ?? 0; at < (offsets[basket + 1] ?? 0); at++) {
      const item = items[at] ?? 0;
      const list = lists.get(item);
      if (list === undefined) continue;
      list[filled[item] ?? 0] = basket;
      filled[item] = (filled[item] ?? 0) + 1;
    }
  }
  return lists;
}

/** Whether two items are a frequent pair; `low` below `high`. */
type AreFrequent = (low: number, high: number) => boolean;

interface Search {
  readonly limits: MiningLimits;
  readonly areFrequent: AreFrequent;
  readonly found: Itemset[];
}

/** Depth first: a set is extended by each later item that is frequent with its part (Zaki's Eclat). */
function extend(prefix: readonly number[], extensions: readonly Extension[], search: Search): void {
  const { limits, areFrequent, found } = search;
  extensions.forEach(({ item, baskets }, place) => {
    const items = [...prefix, item];
    if (items.length > 2) found.push({ items, count: baskets.length });
    if (items.length >= limits.maxSize) return;
    const next = extensions.slice(place + 1).flatMap((other) => {
      // A set has no chance where one of its pairs has none, and looking that up is far cheaper than walking two lists.
      if (!areFrequent(item, other.item)) return [];
      const common = intersect(baskets, other.baskets);
      return common.length >= limits.minCount ? [{ item: other.item, baskets: common }] : [];
    });
    extend(items, next, search);
  });
}

/** Sets of three and more, grown from the frequent pairs of each first item that close a triangle. */
function largerSets(
  baskets: ItemBaskets,
  counts: Int32Array,
  pairs: readonly Itemset[],
  limits: MiningLimits,
): Itemset[] {
  const keys = new Set(pairs.map(({ items: [low = 0, high = 0] }) => low * counts.length + high));
  const areFrequent: AreFrequent = (low, high) => keys.has(low * counts.length + high);
  const lists = listsOf(baskets, counts, new Set(pairs.flatMap(({ items }) => items)));
  const listOf = (item: number): Int32Array => lists.get(item) ?? new Int32Array();
  const found: Itemset[] = [];
  for (const [first, its] of groupBy(pairs, ({ items }) => items[0] ?? 0)) {
    const partners = its.map(({ items }) => items[1] ?? 0);
    const extensions = partners
      .filter((b, i) => partners.some((c, j) => (i < j && areFrequent(b, c)) || (j < i && areFrequent(c, b))))
      .map((item) => ({ item, baskets: intersect(listOf(first), listOf(item)) }));
    extend([first], extensions, { limits, areFrequent, found });
  }
  return found;
}

/**
 * All sets of items that stand together in at least `minCount` baskets, with their counts. Pairs, nearly all of the
 * work, are counted in one walk over the baskets; larger sets by intersecting lists of baskets, depth first.
 */
export function mineItemsets(raw: ItemBaskets, itemCount: number, limits: MiningLimits): Itemset[] {
  const baskets = distinctBaskets(raw);
  const counts = new Int32Array(itemCount);
  for (const item of baskets.items) counts[item] = (counts[item] ?? 0) + 1;
  const singles = [...counts].flatMap((count, item) => (count >= limits.minCount ? [{ items: [item], count }] : []));
  if (limits.maxSize < 2) return singles;
  const pairs = countPairs(
    baskets,
    singles.map(({ items }) => items[0] ?? 0),
    itemCount,
    limits.minCount,
  );
  return limits.maxSize < 3
    ? [...singles, ...pairs]
    : [...singles, ...pairs, ...largerSets(baskets, counts, pairs, limits)];
}

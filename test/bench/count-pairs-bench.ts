// Usage: npm run -s bench:pairs. A million tickets of 3 things on average, 500 items; ratio against a plain counter by name.
import { deriveRules } from "../../core/insights/advice/pairs/derive-rules.ts";
import { mineItemsets } from "../../core/insights/advice/pairs/mine-itemsets.ts";
import { seededRandom } from "../simulation/seeded-random.ts";

const BASKETS = 1_000_000;
const ITEMS = 500;
const MIN_COUNT = 500;

function generate(): { offsets: Int32Array; items: Int32Array } {
  const random = seededRandom(9);
  const offsets = new Int32Array(BASKETS + 1);
  const items: number[] = [];
  for (let basket = 0; basket < BASKETS; basket++) {
    for (let n = 1 + random.poisson(2); n > 0; n--) items.push(Math.floor(random.next() ** 3 * ITEMS));
    offsets[basket + 1] = items.length;
  }
  return { offsets, items: Int32Array.from(items) };
}

/** What one would write without further thought: a map of pairs, counted for each ticket. */
function plainPairs({ offsets, items }: { offsets: Int32Array; items: Int32Array }): number {
  const counts = new Map<number, number>();
  for (let basket = 0; basket < BASKETS; basket++) {
    const distinct = [...new Set(items.subarray(offsets[basket], offsets[basket + 1]))].sort((a, b) => a - b);
    for (let i = 0; i < distinct.length; i++)
      for (let j = i + 1; j < distinct.length; j++) {
        const key = (distinct[i] ?? 0) * ITEMS + (distinct[j] ?? 0);
        counts.set(key, (counts.get(key) ?? 0) + 1);
      }
  }
  return [...counts.values()].filter((count) => count >= MIN_COUNT).length;
}

function timed<T>(work: () => T): { result: T; seconds: number } {
  const start = performance.now();
  const result = work();
  return { result, seconds: (performance.now() - start) / 1000 };
}

const baskets = generate();
const plain = timed(() => plainPairs(baskets));
const pairs = timed(() => mineItemsets(baskets, ITEMS, { minCount: MIN_COUNT, maxSize: 2 }));
const triples = timed(() => deriveRules(mineItemsets(baskets, ITEMS, { minCount: MIN_COUNT, maxSize: 3 }), BASKETS));
const found = pairs.result.filter(({ items }) => items.length === 2).length;
if (found !== plain.result) throw new Error(`The two counts differ: ${String(found)} and ${String(plain.result)}.`);
const row = (name: string, seconds: number, what: string): void =>
  void process.stdout.write(
    `${name.padEnd(34)} ${seconds.toFixed(2)} s  ${(plain.seconds / seconds).toFixed(1)} × plain  ${what}\n`,
  );
process.stdout.write(
  `${String(BASKETS)} baskets, ${String(baskets.items.length)} lines, ${String(ITEMS)} items, at least ${String(MIN_COUNT)} together\n`,
);
row("plain map of pairs (baseline)", plain.seconds, `${String(plain.result)} pairs`);
row("mineItemsets, pairs", pairs.seconds, `${String(found)} pairs`);
row("mineItemsets to 3, rules, tests", triples.seconds, `${String(triples.result.length)} rules`);

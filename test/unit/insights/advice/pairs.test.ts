import { existsSync, readFileSync } from "node:fs";

import { describe, expect, it } from "vitest";

import { deriveRules } from "../../../../core/insights/advice/pairs/derive-rules.ts";
import type { ItemBaskets } from "../../../../core/insights/advice/pairs/distinct-baskets.ts";
import { mineItemsets } from "../../../../core/insights/advice/pairs/mine-itemsets.ts";
import { seededRandom } from "../../../simulation/seeded-random.ts";

const SHARED_BASKETS = "../shared/data/baskets/BreadBasket_DMS.csv";

const toColumns = (baskets: readonly (readonly number[])[]): ItemBaskets => ({
  offsets: Int32Array.from([
    0,
    ...baskets.map((_, i) => baskets.slice(0, i + 1).reduce((sum, each) => sum + each.length, 0)),
  ]),
  items: Int32Array.from(baskets.flat()),
});

/** Every subset of up to three items of every basket, counted one by one. */
function bruteForce(baskets: readonly (readonly number[])[], minCount: number): Map<string, number> {
  const counts = new Map<string, number>();
  const count = (items: readonly number[]): void => void counts.set(items.join(), (counts.get(items.join()) ?? 0) + 1);
  for (const basket of baskets) {
    const items = [...new Set(basket)].sort((a, b) => a - b);
    items.forEach((a, i) => {
      count([a]);
      items.slice(i + 1).forEach((b, j) => {
        count([a, b]);
        items.slice(i + j + 2).forEach((c) => count([a, b, c]));
      });
    });
  }
  return new Map([...counts].filter(([, each]) => each >= minCount));
}

function expectSameAsBruteForce(baskets: readonly (readonly number[])[], itemCount: number, minCount: number): void {
  const mined = mineItemsets(toColumns(baskets), itemCount, { minCount, maxSize: 3 });
  const expected = bruteForce(baskets, minCount);
  expect(new Map(mined.map(({ items, count }) => [items.join(), count]))).toEqual(expected);
  expect(mined).toHaveLength(expected.size);
  for (const rule of deriveRules(mined, baskets.length)) {
    const together = expected.get([...rule.given, rule.item].sort((a, b) => a - b).join()) ?? 0;
    const given = expected.get(rule.given.join()) ?? 0;
    const item = expected.get(String(rule.item)) ?? 0;
    expect(rule).toMatchObject({ count: together, givenCount: given, itemCount: item });
    expect(rule.lift).toBeCloseTo(together / given / (item / baskets.length), 10);
    expect(rule.confidence).toBeCloseTo(together / given, 10);
    expect(rule.support).toBeCloseTo(together / baskets.length, 10);
  }
}

const generatedBaskets = (seed: number): number[][] => {
  const random = seededRandom(seed);
  return Array.from({ length: 600 }, () =>
    Array.from({ length: 1 + random.poisson(2) }, () => Math.floor(random.next() ** 2 * 20)),
  );
};

function readSharedBaskets(): { baskets: number[][]; itemCount: number } {
  const items = new Map<string, number>();
  const baskets = new Map<string, number[]>();
  for (const line of readFileSync(SHARED_BASKETS, "utf8").trim().split(/\r?\n/u).slice(1)) {
    const [, , transaction = "", item = ""] = line.split(",");
    if (!items.has(item)) items.set(item, items.size);
    baskets.set(transaction, [...(baskets.get(transaction) ?? []), items.get(item) ?? 0]);
  }
  return { baskets: [...baskets.values()], itemCount: items.size };
}

describe("frequent itemsets and rules", () => {
  it.each([1, 2, 3, 4, 5])("equal a brute-force count of generated baskets (seed %i)", (seed) => {
    expectSameAsBruteForce(generatedBaskets(seed), 20, 1 + seed);
  });

  it.skipIf(!existsSync(SHARED_BASKETS))("equal a brute-force count of a real bakery's baskets", () => {
    const { baskets, itemCount } = readSharedBaskets();
    expectSameAsBruteForce(baskets, itemCount, 5);
  });

  it("find nothing in no baskets", () => {
    expect(mineItemsets(toColumns([]), 0, { minCount: 1, maxSize: 3 })).toEqual([]);
  });
});

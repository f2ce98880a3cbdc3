import { benjaminiHochberg } from "../../statistics/benjamini-hochberg.ts";
import { logTailOfHypergeometric } from "../../statistics/log-tail-of-hypergeometric.ts";
import type { Itemset } from "./mine-itemsets.ts";

/** "Who takes `given` takes `item`", with what speaks for it. */
export interface Rule {
  readonly given: readonly number[];
  readonly item: number;
  readonly givenCount: number;
  readonly itemCount: number;
  /** Baskets with both. */
  readonly count: number;
  /** Share of all baskets with both. */
  readonly support: number;
  /** Share of the baskets with `given` that hold `item`, too. */
  readonly confidence: number;
  /** How many times as often as if the two had nothing to do with each other. */
  readonly lift: number;
  /** Natural logarithm of the one-sided p-value of Fisher's exact test. */
  readonly logPValue: number;
  /** Expected share of false discoveries among rules at least as significant (Benjamini and Hochberg). */
  readonly qValue: number;
}

const keyOf = (items: readonly number[]): string => items.join(",");

const ruleOf = (
  set: Itemset,
  item: number,
  counts: ReadonlyMap<string, number>,
  basketCount: number,
): Omit<Rule, "qValue"> => {
  const given = set.items.filter((each) => each !== item);
  const givenCount = counts.get(keyOf(given)) ?? 0;
  const itemCount = counts.get(keyOf([item])) ?? 0;
  return {
    given,
    item,
    givenCount,
    itemCount,
    count: set.count,
    support: set.count / basketCount,
    confidence: set.count / givenCount,
    lift: (set.count * basketCount) / (givenCount * itemCount),
    logPValue: logTailOfHypergeometric({ total: basketCount, marked: itemCount, drawn: givenCount }, set.count),
  };
};

/**
 * Rules with one item on the right side from all frequent sets of two and more items.
 *
 * @param testCount how many rules could have come out; false discoveries are reckoned against all of them, also those
 *   whose items were too seldom together to be listed
 */
export function deriveRules(itemsets: readonly Itemset[], basketCount: number, testCount?: number): Rule[] {
  const counts = new Map(itemsets.map(({ items, count }) => [keyOf(items), count]));
  const rules = itemsets
    .filter(({ items }) => items.length > 1)
    .flatMap((set) => set.items.map((item) => ruleOf(set, item, counts, basketCount)));
  const qValues = benjaminiHochberg(
    rules.map(({ logPValue }) => logPValue),
    testCount,
  );
  return rules.map((rule, i) => ({ ...rule, qValue: qValues[i] ?? 1 }));
}

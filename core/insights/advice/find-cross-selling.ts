import { Z80 } from "../statistics/normal.ts";
import { poissonInterval } from "../statistics/poisson-interval.ts";
import { deriveRules, type Rule } from "./pairs/derive-rules.ts";
import { distinctBaskets } from "./pairs/distinct-baskets.ts";
import { type DayParts, dayParts, expectedTogether } from "./pairs/expected-together.ts";
import { liftInterval } from "./pairs/lift-interval.ts";
import { mineItemsets } from "./pairs/mine-itemsets.ts";
import type { PairEvidence, Recommendation } from "./recommendation.ts";
import { nameOf, NO_GOODS, openDaysPerMonth, type Study } from "./study.ts";

const MIN_TOGETHER = 10;
/** In a million baskets a pair of ten is a curiosity; and the counters have to fit into memory. */
const MIN_SUPPORT = 0.0005;
const MAX_Q = 0.01;
/** One-sided 99 %. */
const Z_SURE = 2.326;
/** A pair that meets a tenth more often than by chance is no news to anybody. */
const MIN_SURE_LIFT = 1.1;
const MAX_PAIRS = 5;
/** How many of those who took the one alone might take the other, too: for the order of tips only. */
const CAUTIOUS_UPTAKE = 0.05;

interface FoundPair {
  readonly rule: Rule;
  readonly expected: number;
}

/** What comes to a dish is cheaper than the dish; where prices are nearly alike, more people take the dish. */
const CLEARLY_CHEAPER = 0.8;

/** The direction in which one offers: with the dish what comes to it, not a bowl of soup with the iced tea. */
function offers(study: Study, { givenCount, itemCount, given, item }: Rule): boolean {
  const [first, second] = [pieceVnd(study, given[0] ?? 0), pieceVnd(study, item)];
  if (second < CLEARLY_CHEAPER * first) return true;
  if (first < CLEARLY_CHEAPER * second) return false;
  return givenCount > itemCount || (givenCount === itemCount && (given[0] ?? 0) < item);
}

const isSure = ({ rule, expected }: FoundPair): boolean =>
  rule.qValue <= MAX_Q && poissonInterval(rule.count, Z_SURE).lower >= expected * MIN_SURE_LIFT;

/** Pairs that stand together more often than chance, time of day and large baskets explain; the most telling first. */
export function findPairs(study: Study): FoundPair[] {
  const { history } = study;
  const { baskets, items } = history;
  const minCount = Math.max(MIN_TOGETHER, Math.ceil(baskets.count * MIN_SUPPORT));
  const distinct = distinctBaskets({ offsets: baskets.offsets, items: baskets.item });
  const itemsets = mineItemsets(distinct, items.length, { minCount, maxSize: 2 });
  const frequent = itemsets.filter(({ items: set }) => set.length === 1).length;
  // Each pair is two rules with one and the same p-value: one of them stands for both.
  const rules = deriveRules(itemsets, baskets.count, frequent * (frequent - 1)).filter((rule) => offers(study, rule));
  const parts: DayParts = dayParts(distinct, baskets.minute, items.length);
  return rules
    .map((rule) => ({ rule, expected: expectedTogether(parts, rule.given[0] ?? 0, rule.item) }))
    .filter((pair) => isSure(pair) && items[pair.rule.item] !== NO_GOODS && items[pair.rule.given[0] ?? 0] !== NO_GOODS)
    .sort((a, b) => b.rule.count - b.expected - (a.rule.count - a.expected));
}

const evidenceOf = ({ rule, expected }: FoundPair, baskets: number): PairEvidence => ({
  finding: "pair",
  baskets,
  withFirst: rule.givenCount,
  withSecond: rule.itemCount,
  together: rule.count,
  expectedTogether: expected,
  support: rule.support,
  confidence: rule.confidence,
  lift: rule.lift,
  liftInterval: liftInterval(rule, baskets, Z80),
  pValue: Math.exp(rule.logPValue),
  qValue: rule.qValue,
});

/** What a piece of the item brought on average. */
const pieceVnd = (study: Study, item: number): number => {
  const days = study.items.find((each) => each.item === item);
  const sum = (values: Float64Array | undefined): number => values?.reduce((total, each) => total + each, 0) ?? 0;
  return sum(days?.revenueVnd) / Math.max(1, sum(days?.quantity));
};

function recommendationOf(study: Study, pair: FoundPair): Recommendation {
  const { rule } = pair;
  const [first, second] = [nameOf(study, rule.given[0] ?? 0), nameOf(study, rule.item)];
  const alonePerMonth = ((rule.givenCount - rule.count) / study.shop.openDays.length) * openDaysPerMonth(study);
  return {
    kind: "cross_selling",
    key: `cross_selling:${[first, second].sort().join("+")}`,
    items: [first, second],
    period: study.period,
    evidence: evidenceOf(pair, study.history.baskets.count),
    recordCount: rule.count,
    confidence: 1 - rule.qValue,
    action: { do: "offer_with", item: first, offered: second },
    expectedVnd: Math.round(alonePerMonth * CAUTIOUS_UPTAKE * pieceVnd(study, rule.item)),
    followUp: { afterDays: 14, measure: "together" },
  };
}

/** What to offer with what. */
export const findCrossSelling = (study: Study): Recommendation[] =>
  findPairs(study)
    .slice(0, MAX_PAIRS)
    .map((pair) => recommendationOf(study, pair));

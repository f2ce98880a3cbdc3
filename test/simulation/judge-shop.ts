import { advise } from "../../core/insights/advice/advise.ts";
import { DEFAULT_ADVICE_SETTINGS } from "../../core/insights/advice/advice-settings.ts";
import { chooseAdvice } from "../../core/insights/advice/choose-advice.ts";
import type { Evidence, Recommendation } from "../../core/insights/advice/recommendation.ts";
import type { Interval } from "../../core/insights/statistics/poisson-interval.ts";
import { median } from "../../core/insights/statistics/quantile.ts";
import { plantEffect, type PlantedShop, type SimulatedKind } from "./plant-effect.ts";
import { type RunShop, runShop } from "./run-shop.ts";
import { seededRandom } from "./seeded-random.ts";

/** What came of one simulated shop. */
export interface Judgement {
  readonly kind: SimulatedKind;
  readonly seed: number;
  /** The planted effect is among the tips that are kept. */
  readonly found: boolean;
  /** Whether the true size of the effect lies in the told interval: takes a second. Absent where nothing was found. */
  readonly isWithinInterval?: () => boolean;
  /** Keys of tips about anything that was not planted. The tax threshold is a sum that is true of any large shop: not counted. */
  readonly others: readonly string[];
}

export const SIMULATED_DAYS = 60;
/** The truth of what no formula gives is measured over this many days of the same shop. */
const TRUTH_DAYS = 1_200;

interface Size {
  readonly interval: Interval;
  readonly truth: () => number;
}

const nameOf = ({ plan }: PlantedShop, item = -1): string => plan.items[item]?.name ?? "";

/** The planted effect's truth beside what the tip says of it; undefined where the tip is about something else. */
type Matcher = (shop: PlantedShop, tip: Recommendation, seed: number) => Size | undefined;
type EvidenceOf<F extends Evidence["finding"]> = Extract<Evidence, { finding: F }>;

const evidenceOf = <F extends Evidence["finding"]>(
  { evidence }: Recommendation,
  finding: F,
): EvidenceOf<F> | undefined => (evidence.finding === finding ? (evidence as EvidenceOf<F>) : undefined);

const longRun = ({ plan }: PlantedShop, seed: number): RunShop =>
  runShop(plan, seededRandom(seed + 1_000_003), TRUTH_DAYS);

function priceMatch(shop: PlantedShop, tip: Recommendation): Size | undefined {
  const { pricing } = shop.plan;
  const evidence = evidenceOf(tip, "price_response");
  if (!pricing || !evidence || tip.items[0] !== nameOf(shop, pricing.item)) return undefined;
  const isRightWay = evidence.suggestedPriceVnd > evidence.currentPriceVnd === pricing.elasticity > -1;
  return isRightWay ? { interval: evidence.elasticityInterval, truth: () => pricing.elasticity } : undefined;
}

function pairMatch(shop: PlantedShop, tip: Recommendation, seed: number): Size | undefined {
  const evidence = evidenceOf(tip, "pair");
  const { pair } = shop.plan;
  if (!evidence || !pair) return undefined;
  const names = [nameOf(shop, pair.first), nameOf(shop, pair.second)];
  if (!names.every((name) => tip.items.includes(name))) return undefined;
  return { interval: evidence.liftInterval, truth: () => trueLift(longRun(shop, seed), names) };
}

function trueLift({ lines }: RunShop, [a, b]: readonly string[]): number {
  const all = new Set<string>();
  const [withA, withB] = [new Set<string>(), new Set<string>()];
  for (const { date, ticket, item } of lines) {
    const key = `${date} ${ticket}`;
    all.add(key);
    if (item === a) withA.add(key);
    if (item === b) withB.add(key);
  }
  return ([...withA].filter((key) => withB.has(key)).length * all.size) / (withA.size * withB.size);
}

function deadHoursMatch(shop: PlantedShop, tip: Recommendation, seed: number): Size | undefined {
  const evidence = evidenceOf(tip, "quiet_hours");
  const { deadHours } = shop;
  if (!evidence || !deadHours) return undefined;
  const { fromHour, toHour } = evidence;
  if (fromHour < deadHours.from - 1 || toHour > deadHours.to + 1) return undefined;
  if (fromHour > deadHours.from || toHour < deadHours.to) return undefined;
  return { interval: evidence.ratioInterval, truth: () => trueHourRatio(longRun(shop, seed), fromHour, toHour) };
}

/** Tickets an hour from `from` to `to` over those of the middle one of the other hours. */
function trueHourRatio({ history: { baskets } }: RunShop, from: number, to: number): number {
  const byHour = new Map<number, number>();
  for (const minute of baskets.minute)
    byHour.set(Math.floor(minute / 60), (byHour.get(Math.floor(minute / 60)) ?? 0) + 1);
  const isTold = (hour: number): boolean => hour >= from && hour < to;
  const told = [...byHour].reduce((sum, [hour, count]) => sum + (isTold(hour) ? count : 0), 0) / (to - from);
  return told / median([...byHour].flatMap(([hour, count]) => (isTold(hour) ? [] : [count])));
}

function markedDownMatch(shop: PlantedShop, tip: Recommendation, seed: number): Size | undefined {
  const evidence = evidenceOf(tip, "marked_down");
  const item = nameOf(shop, shop.plan.spoiling?.item);
  if (!evidence || tip.items[0] !== item) return undefined;
  return { interval: evidence.markedPerDayInterval, truth: () => trueMarkedPerDay(shop, item, seed) };
}

function trueMarkedPerDay(shop: PlantedShop, item: string, seed: number): number {
  const usual = shop.plan.items[shop.plan.spoiling?.item ?? 0]?.priceVnd ?? 0;
  const marked = longRun(shop, seed).lines.filter((line) => line.item === item && line.unitPriceVnd < usual);
  return marked.reduce((sum, line) => sum + line.quantity, 0) / TRUTH_DAYS;
}

function leftOverMatch(shop: PlantedShop, tip: Recommendation, seed: number): Size | undefined {
  const evidence = evidenceOf(tip, "left_over");
  if (!evidence || tip.items[0] !== nameOf(shop, shop.plan.spoiling?.item)) return undefined;
  return { interval: evidence.leftPerDayInterval, truth: () => trueLeftPerDay(shop, seed) };
}

const trueLeftPerDay = (shop: PlantedShop, seed: number): number =>
  (longRun(shop, seed).facts.leftovers ?? []).reduce((sum, each) => sum + each.leftQuantity, 0) / TRUTH_DAYS;

const MATCHERS: Readonly<Record<SimulatedKind, Matcher>> = {
  nothing: () => undefined,
  price_response: priceMatch,
  pair: pairMatch,
  dead_hours: deadHoursMatch,
  marked_down: markedDownMatch,
  left_over: leftOverMatch,
};

const isWithin = ({ lower, upper }: Interval, value: number): boolean => value >= lower && value <= upper;

/** Lets one shop trade for sixty days, asks for advice and compares it with what was planted. */
export function judgeShop(kind: SimulatedKind, seed: number): Judgement {
  const random = seededRandom(seed);
  const shop = plantEffect(kind, random, SIMULATED_DAYS);
  const { history, facts } = runShop(shop.plan, random, SIMULATED_DAYS);
  const { found } = advise(history, facts, DEFAULT_ADVICE_SETTINGS);
  const { kept } = chooseAdvice(found, [], history.days.at(-1) ?? "");
  const matched = kept.map((tip) => ({ tip, size: MATCHERS[kind](shop, tip, seed) }));
  const size = matched.find((each) => each.size !== undefined)?.size;
  return {
    kind,
    seed,
    found: size !== undefined,
    ...(size && { isWithinInterval: () => isWithin(size.interval, size.truth()) }),
    others: matched
      .filter((each) => each.size === undefined && each.tip.kind !== "tax_threshold")
      .map(({ tip }) => tip.key),
  };
}

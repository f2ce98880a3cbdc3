import type { ExpectedDay } from "../forecast/expect-day.ts";
import { totalOfDays } from "../forecast/total-of-days.ts";
import { Z80 } from "../statistics/normal.ts";
import type { Interval } from "../statistics/poisson-interval.ts";
import type { Period } from "./recommendation.ts";
import { MONTH_DAYS } from "./study.ts";

/** What is counted: money taken, or what is left of it after the known cost of the goods. */
export type EffectMeasure = "item_revenue" | "item_margin" | "hours_revenue";

/** What a tip did that was taken, against what the days before it had led to expect. In đồng over the period. */
export interface MeasuredEffect extends Period {
  readonly verdict: "helped" | "harmed" | "unclear";
  readonly measure: EffectMeasure;
  /** Days of the period on which sales were written down; the others count on neither side. */
  readonly days: number;
  readonly cameVnd: number;
  readonly expectedVnd: number;
  /** What came more than expected, with its 80 % interval. */
  readonly gainVnd: number;
  readonly gainInterval: Interval;
  /** Over what was promised, drawn towards 1 as far as chance explains it: 1 kept its promise, 0 did nothing. */
  readonly share: number;
}

/** That nothing can be told, and why. */
export interface UntoldEffect extends Period {
  readonly verdict: "untold";
  readonly why: "too_few_days" | "no_forecast" | "changed_again";
}

export type TipEffect = MeasuredEffect | UntoldEffect;

interface Compared extends Period {
  readonly measure: EffectMeasure;
  /** The forecast of the days that are compared, made without the tip: pieces, or đồng with a value of 1. */
  readonly expected: readonly ExpectedDay[];
  /** What one of it was worth before the tip. */
  readonly unitValueVnd: number;
  readonly cameVnd: number;
  /** What the tip was expected to bring in thirty days. */
  readonly promisedVnd: number;
}

/** Holds what came against the forecast; a difference within the forecast's own interval proves nothing. */
export function measuredEffect(compared: Compared): MeasuredEffect {
  const { from, to, measure, expected, unitValueVnd, cameVnd, promisedVnd } = compared;
  const total = totalOfDays(expected);
  const inVnd = (amount: number): number => Math.round(amount * unitValueVnd);
  const gainInterval = { lower: cameVnd - inVnd(total.upper), upper: cameVnd - inVnd(total.lower) };
  const gainVnd = cameVnd - inVnd(total.mean);
  return {
    from,
    to,
    verdict: gainInterval.lower > 0 ? "helped" : gainInterval.upper < 0 ? "harmed" : "unclear",
    measure,
    days: expected.length,
    cameVnd,
    expectedVnd: inVnd(total.mean),
    gainVnd,
    gainInterval,
    share: shareOfPromise(gainVnd, gainInterval, (promisedVnd * expected.length) / MONTH_DAYS),
  };
}

/** By Bayes, with the promise as what is believed beforehand, give or take itself. */
function shareOfPromise(gainVnd: number, { lower, upper }: Interval, promisedVnd: number): number {
  if (promisedVnd <= 0) return 1;
  const sd = (upper - lower) / 2 / Z80;
  const weight = promisedVnd ** 2 / (promisedVnd ** 2 + sd ** 2);
  return 1 + weight * (gainVnd / promisedVnd - 1);
}

import type { PastMisses } from "./past-misses.ts";

/** Measured: the misses of the past, each of one to seven days, make an interval a little wider than 80 % needs. */
const NARROWER = 0.93;
/** Below this chance of any sale the likeliest amount is none. */
const EVEN_CHANCE = 0.5;
/** Below this chance a sale is not even within the interval. */
const HARDLY_EVER = 0.12;
/** A series without a sale for so long is not expected to come back within the interval at all. */
const GONE_AFTER_DAYS = 28;

export interface ExpectedDay {
  readonly mean: number;
  readonly lower: number;
  readonly upper: number;
}

export interface DayCircumstances {
  /** What sells if there is trade, before the event. */
  readonly expected: number;
  /** Chance of any trade that day. */
  readonly openChance: number;
  readonly eventFactor: number;
  /** Wider for days beyond the first week. */
  readonly widening: number;
  /** Days without a sale up to now, where that is long enough to doubt that it goes on; else 0. */
  readonly pausedDays: number;
  /** Share outside of the interval on each side: 0.1 for 80 %. */
  readonly tail: number;
  readonly isCount: boolean;
}

export const CLOSED_DAY: ExpectedDay = { mean: 0, lower: 0, upper: 0 };

/** One day ahead: a chance of no trade at all, and otherwise what is expected with the misses of the past around it. */
export function expectDay(misses: PastMisses, day: DayCircumstances): ExpectedDay {
  const { expected, openChance, eventFactor, isCount } = day;
  if (openChance === 0 || misses.quantiles.isEmpty) return CLOSED_DAY;
  const amountAt = (share: number): number =>
    Math.max(0, expected + misses.scaleOf(expected) * NARROWER * day.widening * misses.quantiles.at(share));
  const { mean, lower, upper } = mayNotTrade(day)
    ? { mean: 0, lower: 0, upper: unlikelyUpper(day, amountAt) }
    : tradingDay(day, amountAt);
  const scaled = { mean: mean * eventFactor, lower: lower * eventFactor, upper: upper * eventFactor };
  // A bound between two counts covers no more than the count below it; the nearest one costs least when missed.
  return isCount ? { ...scaled, lower: Math.round(scaled.lower), upper: Math.round(scaled.upper) } : scaled;
}

const mayNotTrade = ({ pausedDays, openChance }: DayCircumstances): boolean =>
  pausedDays > 0 || openChance < EVEN_CHANCE;

function unlikelyUpper(
  { pausedDays, openChance, tail }: DayCircumstances,
  amountAt: (share: number) => number,
): number {
  if (pausedDays > 0) return amountAt(1 - tail) * Math.max(0, 1 - pausedDays / GONE_AFTER_DAYS);
  return openChance < HARDLY_EVER ? 0 : amountAt(Math.max(0, 1 - tail / openChance));
}

/** Quantiles of the mixture: no trade with its chance, the spread of a trading day otherwise. */
function tradingDay(
  { expected, openChance, tail }: DayCircumstances,
  amountAt: (share: number) => number,
): ExpectedDay {
  const lowerShare = (tail - (1 - openChance)) / openChance;
  return {
    mean: expected,
    lower: lowerShare <= 0 ? 0 : Math.min(expected, amountAt(lowerShare)),
    upper: Math.max(expected, amountAt(Math.max(0.5, 1 - tail / openChance))),
  };
}

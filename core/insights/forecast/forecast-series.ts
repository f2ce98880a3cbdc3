import { combineCandidates } from "./combine-candidates.ts";
import {
  historySince,
  toldValues,
  WEEK_DAYS,
  weekSlot,
  type DailyHistory,
  type DaysAhead,
  type EventEffect,
} from "./daily-history.ts";
import { learnEventEffects } from "./event-effects.ts";
import { CLOSED_DAY, expectDay, type ExpectedDay } from "./expect-day.ts";
import { silentAtTheEnd } from "./judge-history.ts";
import { readOpeningHabits, type OpeningHabits } from "./opening-habits.ts";
import { recentError, type RecentError } from "./recent-error.ts";
import { readPastMisses, type PastMisses } from "./past-misses.ts";
import { rollCandidates } from "./roll-candidates.ts";
import { sinceRevival } from "./since-revival.ts";
import { unbiasSlowGoods } from "./unbias-slow-goods.ts";

export const MODEL_NAME = "combined-candidates-1";
/** Level, week and misses are read from half a year; events from all there is. */
const WINDOW_DAYS = 182;
const PAUSED_AFTER_DAYS = 10;
const WIDENING_A_WEEK = 0.1;
const INTERVAL_SHARE = 0.8;

/** Why a day is not like the mean of the days. */
export interface Driver {
  readonly kind: "weekday" | "event";
  readonly event?: string;
  /** 0.35 for a third more than usual. */
  readonly effect: number;
  /** Past days of the event that it was learnt from; with none, nobody knows what it does. */
  readonly seenDays?: number;
}

export interface ForecastDay extends ExpectedDay {
  readonly drivers: readonly Driver[];
}

export interface SeriesForecast {
  readonly model: string;
  readonly days: readonly ForecastDay[];
  /** How far its one-day forecasts missed lately, had it been asked; absent where none can be told. */
  readonly recentError?: RecentError;
}

/**
 * Forecasts a series of daily amounts with an 80 % interval: the mean of several simple forecasts, weighted by how
 * each did in the past, with the misses of that mean around it. It forecasts whatever it is given; whether it should is
 * `judgeHistory`'s question. Under 5 ms for half a year (npm run -s bench:forecast).
 *
 * @example forecastSeries({ values: [12, 9, 14, …] }, { horizonDays: 7 }).days[0] // { mean: 11.8, lower: 8, upper: 16, … }
 */
export function forecastSeries(history: DailyHistory, ahead: DaysAhead): SeriesForecast {
  const effects = history.effects ?? learnEventEffects(history);
  const recent = withoutEvents(lastRegime(history), effects);
  const habits = readOpeningHabits(recent);
  const rolled = rollCandidates(recent.values, habits.counts);
  const combined = combineCandidates(rolled, recent.values, habits.counts);
  const forecasts = unbiasSlowGoods(combined, recent.values, habits.counts);
  const relativeVariance = rolled.profile.variance();
  const misses = readPastMisses({ forecasts, values: recent.values, counts: habits.counts, relativeVariance });
  const error = recentError(forecasts, recent.values, habits.counts);
  return {
    model: MODEL_NAME,
    days: foretell({ recent, habits, forecasts, effects, misses, week: rolled.profile.index }, ahead),
    ...(error !== undefined && { recentError: error }),
  };
}

const lastRegime = (history: DailyHistory): DailyHistory =>
  historySince(history, Math.max(history.values.length - WINDOW_DAYS, sinceRevival(history.values, history.masked), 0));

function withoutEvents(history: DailyHistory, effects: ReadonlyMap<string, EventEffect>): DailyHistory {
  const factorOf = (day: number): number => effects.get(history.events?.[day] ?? "")?.factor ?? 1;
  return { ...history, values: history.values.map((value, day) => value / factorOf(day)) };
}

interface Read {
  readonly recent: DailyHistory;
  readonly habits: OpeningHabits;
  readonly forecasts: Float64Array;
  readonly effects: ReadonlyMap<string, EventEffect>;
  readonly misses: PastMisses;
  readonly week: Float64Array;
}

function foretell({ recent, habits, forecasts, effects, misses, week }: Read, ahead: DaysAhead): ForecastDay[] {
  const days = recent.values.length;
  const silentDays = silentAtTheEnd(toldValues(recent));
  const isCount = recent.values.every((value) => Number.isInteger(value));
  return Array.from({ length: ahead.horizonDays }, (_, day) => {
    const slot = weekSlot(days + day, days);
    const isOpen = ahead.open?.[day];
    if (isOpen === false) return { ...CLOSED_DAY, drivers: [] };
    const event = ahead.events?.[day];
    const effect = effects.get(event ?? "");
    const eventFactor = effect?.factor ?? 1;
    const expected = expectDay(misses, {
      expected: forecasts[days * WEEK_DAYS + (day % WEEK_DAYS)] ?? 0,
      openChance: isOpen === true ? 1 : (habits.openChance[slot] ?? 1),
      eventFactor,
      widening: Math.sqrt(1 + WIDENING_A_WEEK * Math.floor(day / WEEK_DAYS)),
      pausedDays: silentDays >= PAUSED_AFTER_DAYS ? silentDays : 0,
      tail: (1 - INTERVAL_SHARE) / 2,
      isCount,
    });
    return { ...expected, drivers: driversOf((week[slot] ?? 1) - 1, event, effect) };
  });
}

function driversOf(weekdayEffect: number, event: string | undefined, effect: EventEffect | undefined): Driver[] {
  const weekday: Driver = { kind: "weekday", effect: weekdayEffect };
  if (event === undefined) return [weekday];
  return [weekday, { kind: "event", event, effect: (effect?.factor ?? 1) - 1, seenDays: effect?.seenDays ?? 0 }];
}

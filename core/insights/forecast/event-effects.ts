import { mean, median } from "simple-statistics";

import { WEEK_DAYS, weekSlot, type DailyHistory, type EventEffect } from "./daily-history.ts";
import { readOpeningHabits } from "./opening-habits.ts";
import { USUAL_SCATTER } from "./weekday-profile.ts";

const NEIGHBOUR_DAYS = 21;
const FEWEST_NEIGHBOURS = 5;
/** How far an event moves sales before anything is known of it: half as much again, or a third less. */
const USUAL_SPREAD = 0.4;
/** Scatter of usual days is read from so many of the last ones. */
const SCATTER_DAYS = 120;
const FEWEST_SCATTER_DAYS = 14;
/** From the median distance to a standard deviation, for normal values. */
const MAD_TO_SD = 1.4826;

/**
 * What events did in the past, over the whole history: the median ratio of an event's days to the usual days around
 * them, each by its weekday, shrunk towards "nothing" by what chance makes of so few days (normal-normal Bayes).
 */
export function learnEventEffects(history: DailyHistory): ReadonlyMap<string, EventEffect> {
  const { values, events } = history;
  const effects = new Map<string, EventEffect>();
  if (events?.some((event) => event !== undefined) !== true) return effects;
  const { counts } = readOpeningHabits(history);
  const isUsual = values.map((_, day) => counts[day] === true && events[day] === undefined);
  const week = weekdayMeans(values, isUsual);
  const scatter = scatterOf(values, isUsual, week);
  for (const [event, ratios] of ratiosByEvent({ values, events }, isUsual, week)) {
    const spread = history.spreadOf?.(event) ?? USUAL_SPREAD;
    const belief = spread ** 2 / (spread ** 2 + scatter ** 2 / ratios.length);
    effects.set(event, { factor: Math.exp(median(ratios) * belief), seenDays: ratios.length });
  }
  return effects;
}

function ratiosByEvent(
  { values, events }: Required<Pick<DailyHistory, "values" | "events">>,
  isUsual: readonly boolean[],
  week: readonly number[],
): Map<string, number[]> {
  const ratios = new Map<string, number[]>();
  for (const [day, event] of events.entries()) {
    const value = values[day] ?? 0;
    if (event === undefined || value <= 0) continue;
    const level = levelAround(values, isUsual, week, day);
    const usual = (level ?? 0) * (week[weekSlot(day, values.length)] ?? 1);
    if (usual > 0) ratios.set(event, [...(ratios.get(event) ?? []), Math.log(value / usual)]);
  }
  return ratios;
}

/** How far usual days lie from those around them, as a deviation of the logarithm. */
function scatterOf(values: readonly number[], isUsual: readonly boolean[], week: readonly number[]): number {
  const distances: number[] = [];
  for (let day = Math.max(0, values.length - SCATTER_DAYS); day < values.length; day++) {
    const value = values[day] ?? 0;
    if (isUsual[day] !== true || value <= 0) continue;
    const usual = (levelAround(values, isUsual, week, day) ?? 0) * (week[weekSlot(day, values.length)] ?? 1);
    if (usual > 0) distances.push(Math.abs(Math.log(value / usual)));
  }
  return distances.length < FEWEST_SCATTER_DAYS ? USUAL_SCATTER : MAD_TO_SD * median(distances);
}

/**
 * Median of the usual days around, freed of their weekdays; undefined where there are too few. Medians, here and below:
 * one order of fifty times the usual must not make an event of the days beside it.
 */
function levelAround(
  values: readonly number[],
  isUsual: readonly boolean[],
  week: readonly number[],
  day: number,
): number | undefined {
  const around: number[] = [];
  const last = Math.min(values.length - 1, day + NEIGHBOUR_DAYS);
  for (let near = Math.max(0, day - NEIGHBOUR_DAYS); near <= last; near++) {
    const index = week[weekSlot(near, values.length)] ?? 1;
    if (isUsual[near] === true && index > 0) around.push((values[near] ?? 0) / index);
  }
  return around.length < FEWEST_NEIGHBOURS ? undefined : median(around);
}

/** The usual week by its medians, relative to their mean; 1 for a weekday never seen. */
function weekdayMeans(values: readonly number[], isUsual: readonly boolean[]): number[] {
  const bySlot: number[][] = Array.from({ length: WEEK_DAYS }, () => []);
  for (const [day, value] of values.entries()) {
    if (isUsual[day] === true) bySlot[weekSlot(day, values.length)]?.push(value);
  }
  const seen = bySlot.filter((days) => days.length > 0).map((days) => median(days));
  const overall = seen.length > 0 ? mean(seen) : 0;
  return bySlot.map((days) => (days.length > 0 && overall > 0 ? median(days) / overall : 1));
}

import { mean, median } from "simple-statistics";

import { WEEK_DAYS, weekSlot, type DailyHistory } from "./daily-history.ts";
import { readOpeningHabits } from "./opening-habits.ts";

const NEIGHBOUR_DAYS = 21;
const FEWEST_NEIGHBOURS = 5;
/** Days of "no effect at all" that what was seen is mixed with. */
const PRIOR_DAYS = 0.5;

export interface EventEffect {
  /** What a usual day is multiplied by. */
  readonly factor: number;
  /** Past days that it was learnt from. */
  readonly seenDays: number;
}

/**
 * What events did in the past, over the whole history: the median ratio of an event's days to the usual days around
 * them, each by its weekday, shrunk towards "nothing" while few were seen.
 */
export function learnEventEffects(history: DailyHistory): ReadonlyMap<string, EventEffect> {
  const { values, events } = history;
  const effects = new Map<string, EventEffect>();
  if (events?.some((event) => event !== undefined) !== true) return effects;
  const { counts } = readOpeningHabits(history);
  const isUsual = values.map((_, day) => counts[day] === true && events[day] === undefined);
  const week = weekdayMeans(values, isUsual);
  for (const [event, ratios] of ratiosByEvent({ values, events }, isUsual, week)) {
    const belief = ratios.length / (ratios.length + PRIOR_DAYS);
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

/** Mean of the usual days around, freed of their weekdays; undefined where there are too few. */
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
  return around.length < FEWEST_NEIGHBOURS ? undefined : mean(around);
}

/** The usual week relative to its mean; 1 for a weekday never seen. */
function weekdayMeans(values: readonly number[], isUsual: readonly boolean[]): number[] {
  const bySlot: number[][] = Array.from({ length: WEEK_DAYS }, () => []);
  for (const [day, value] of values.entries()) {
    if (isUsual[day] === true) bySlot[weekSlot(day, values.length)]?.push(value);
  }
  const seen = bySlot.filter((days) => days.length > 0).map((days) => mean(days));
  const overall = seen.length > 0 ? mean(seen) : 0;
  return bySlot.map((days) => (days.length > 0 && overall > 0 ? mean(days) / overall : 1));
}

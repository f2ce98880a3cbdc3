import type { DailySeries } from "./daily-sets.ts";

const WEEK = 7;
const SHORTEST_HISTORY_DAYS = 28;

/** One question: what follows this history? And what did. */
export interface Task {
  readonly seriesId: string;
  readonly values: readonly number[];
  readonly dates: readonly string[];
  readonly came: readonly number[];
  /** Mean |yₜ − yₜ₋₇| of all that was before the origin: what errors are divided by. */
  readonly scale: number;
}

export interface TaskOptions {
  readonly horizonDays: number;
  readonly origins: number;
  /** Weeks left out at the end: what was tuned with them must not be reported on them. */
  readonly skippedWeeks: number;
  /** Days of history given; Infinity for all. */
  readonly historyDays: number;
}

/** Questions about a series, from its last week backwards, a week apart. */
export function rollingTasks(series: DailySeries, options: TaskOptions): Task[] {
  return Array.from({ length: options.origins }, (_, origin) => taskAt(series, options, origin)).filter(
    (task) => task !== undefined,
  );
}

function taskAt({ id, values, dates }: DailySeries, options: TaskOptions, origin: number): Task | undefined {
  const { horizonDays, historyDays, skippedWeeks } = options;
  const end = values.length - horizonDays - (origin + skippedWeeks) * WEEK;
  const isLongEnough = Number.isFinite(historyDays) ? end >= historyDays : true;
  if (end < SHORTEST_HISTORY_DAYS || !isLongEnough) return undefined;
  const scale = seasonalScale(values.slice(0, end));
  if (!(scale > 0)) return undefined;
  const from = Number.isFinite(historyDays) ? end - historyDays : 0;
  return {
    seriesId: id,
    values: values.slice(from, end),
    dates: dates.slice(from, end),
    came: values.slice(end, end + horizonDays),
    scale,
  };
}

function seasonalScale(values: readonly number[]): number {
  let sum = 0;
  for (let day = WEEK; day < values.length; day++) sum += Math.abs((values[day] ?? 0) - (values[day - WEEK] ?? 0));
  return sum / (values.length - WEEK);
}

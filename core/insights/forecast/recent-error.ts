import { WEEK_DAYS } from "./daily-history.ts";

const LOOKED_BACK_DAYS = 28;
const FEWEST_DAYS = 7;

export interface RecentError {
  /** Misses of the one-day forecasts over what was sold: 0.12 for an eighth. */
  readonly share: number;
  readonly days: number;
}

/** How far one-day forecasts missed over the last four weeks; undefined where too few days tell. */
export function recentError(
  forecasts: Float64Array,
  values: readonly number[],
  counts: readonly boolean[],
): RecentError | undefined {
  let missed = 0;
  let sold = 0;
  let days = 0;
  for (let day = Math.max(WEEK_DAYS, values.length - LOOKED_BACK_DAYS); day < values.length; day++) {
    if (counts[day] !== true) continue;
    const value = values[day] ?? 0;
    missed += Math.abs((forecasts[day * WEEK_DAYS] ?? 0) - value);
    sold += value;
    days++;
  }
  return days >= FEWEST_DAYS && sold > 0 ? { share: missed / sold, days } : undefined;
}

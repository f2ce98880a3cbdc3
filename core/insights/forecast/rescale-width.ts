import { quantile } from "simple-statistics";

import { WEEK_DAYS } from "./daily-history.ts";
import type { ExpectedDay } from "./expect-day.ts";

/** Below, a handful of lucky or unlucky days would set the width. */
const FEWEST_SCORED_DAYS = 28;
const LOOKED_BACK_DAYS = 84;
const COVERED = 0.8;
const NARROWEST = 0.6;
const WIDEST = 1.8;

/**
 * What the width of the intervals is to be multiplied by so that four in five of the days scored lately would have
 * been inside; 1 until 28 days are scored.
 *
 * @param strays by scored day, oldest first, and days ahead (see stray-of.ts)
 */
export function widthFactorOf(strays: readonly (readonly number[])[]): number {
  if (strays.length < FEWEST_SCORED_DAYS) return 1;
  const distances = strays
    .slice(-LOOKED_BACK_DAYS)
    .flatMap((day) => day.slice(0, WEEK_DAYS))
    .filter((stray) => Number.isFinite(stray))
    .map(Math.abs);
  if (distances.length < FEWEST_SCORED_DAYS) return 1;
  return Math.max(NARROWEST, Math.min(WIDEST, quantile(distances, COVERED)));
}

/** The same mean with the interval's halves multiplied. */
export const rescaled = <D extends ExpectedDay>(day: D, factor: number): D => ({
  ...day,
  lower: Math.max(0, day.mean - (day.mean - day.lower) * factor),
  upper: day.mean + (day.upper - day.mean) * factor,
});

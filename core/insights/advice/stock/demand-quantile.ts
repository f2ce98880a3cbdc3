import { normalExceededBy } from "../../statistics/normal.ts";

/**
 * The quantity that is enough on the given share of days (0.5 up to 1), where a day's sales have this mean and this
 * variance: by the normal curve, which is near enough for whole pieces from a handful on.
 */
export function demandQuantile(mean: number, variance: number, share: number): number {
  const z = share <= 0.5 ? 0 : normalExceededBy(Math.min(0.5, 1 - share));
  return Math.max(1, Math.round(mean + z * Math.sqrt(Math.max(mean, variance))));
}

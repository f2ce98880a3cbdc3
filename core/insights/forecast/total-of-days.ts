import type { ExpectedDay } from "./expect-day.ts";

/** Days of a week miss together (weather, a good week): measured on eleven sets of real shops. */
const MISS_CORRELATION = 0.35;

/**
 * The sum of several days with an interval as likely as theirs. Adding the bounds would cover 89–97 % instead of 80 %,
 * since not every day misses to the same side: half-widths are added as deviations of correlated misses.
 */
export function totalOfDays(days: readonly ExpectedDay[], correlation: number = MISS_CORRELATION): ExpectedDay {
  const mean = days.reduce((sum, day) => sum + day.mean, 0);
  const below = combinedWidth(
    days.map((day) => day.mean - day.lower),
    correlation,
  );
  const above = combinedWidth(
    days.map((day) => day.upper - day.mean),
    correlation,
  );
  return { mean, lower: Math.max(0, mean - below), upper: mean + above };
}

/** Square root of Σ wᵢ² + 2ρ Σ wᵢwⱼ. */
function combinedWidth(widths: readonly number[], correlation: number): number {
  const sum = widths.reduce((total, width) => total + width, 0);
  const squares = widths.reduce((total, width) => total + width * width, 0);
  return Math.sqrt((1 - correlation) * squares + correlation * sum * sum);
}

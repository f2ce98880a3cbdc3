import type { ExpectedDay } from "./expect-day.ts";

/** Beyond so many half-widths a day is merely "far off". */
const FARTHEST = 4;

/**
 * How far a day strayed from what was said, in half-widths of the interval on its side: within ±1 it was inside.
 *
 * @param widthFactor what the width had been multiplied by, so that strays tell of the width before that
 */
export function strayOf({ mean, lower, upper }: ExpectedDay, actual: number, widthFactor: number): number {
  const miss = actual - mean;
  if (miss === 0) return 0;
  const halfWidth = miss > 0 ? upper - mean : mean - lower;
  const stray = halfWidth > 0 ? (miss / halfWidth) * widthFactor : Math.sign(miss) * FARTHEST;
  return Math.max(-FARTHEST, Math.min(FARTHEST, stray));
}

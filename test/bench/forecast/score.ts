import type { Said } from "./methods.ts";
import type { Task } from "./rolling-tasks.ts";

/** 2/α of the interval score (Gneiting and Raftery 2007) for 80 %. */
const MISS_COST = 10;

/** How one method did on one task. */
export interface Score {
  readonly seriesId: string;
  /** Mean absolute error over the series' seasonal scale. */
  readonly error: number;
  /** Interval score over the same scale: width, and ten times what was missed by. */
  readonly intervalScore: number;
  readonly covered: number;
  readonly days: number;
  readonly ms: number;
}

export function score(said: Said, { seriesId, came, scale }: Task, ms: number): Score {
  let missed = 0;
  let interval = 0;
  let covered = 0;
  for (const [day, value] of came.entries()) {
    const lower = Math.max(0, said.lower[day] ?? 0);
    const upper = Math.max(0, said.upper[day] ?? 0);
    missed += Math.abs(Math.max(0, said.mean[day] ?? 0) - value);
    interval += upper - lower + MISS_COST * (Math.max(0, lower - value) + Math.max(0, value - upper));
    if (value >= lower - 1e-9 && value <= upper + 1e-9) covered++;
  }
  const days = came.length;
  return { seriesId, error: missed / days / scale, intervalScore: interval / days / scale, covered, days, ms };
}

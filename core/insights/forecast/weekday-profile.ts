import { WEEK_DAYS } from "./daily-history.ts";

const HALF_LIFE_DAYS = 56;
const DECAY = 0.5 ** (1 / HALF_LIFE_DAYS);
/** What days of a small shop scatter by before anything is known of it, relative to the level. */
export const USUAL_SCATTER = 0.35;
const LEAST_INDEX = 0.02;
const QUIETEST_START_DAYS = 3;

/** How a week usually goes: each weekday relative to the mean of the week, shrunk towards 1 by what the data bear out. */
export interface WeekdayProfile {
  /** By slot of the week; valid until the next `observe`. */
  readonly index: Float64Array;
  /** Relative variance of a day around what was expected. */
  readonly variance: () => number;
  /** How much of a surprise on this slot goes into the level: a weak weekday tells little of the others. */
  readonly gain: (slot: number) => number;
  /** Learns a day: its value, and how far relative to the level it missed what was expected. */
  readonly observe: (slot: number, value: number, relativeMiss: number) => void;
  readonly rescale: (factor: number) => void;
}

/** Empirical Bayes: the spread of the weekday means, less what chance makes of it, tells how far to believe them. */
export function createWeekdayProfile(): WeekdayProfile {
  const sum = new Float64Array(WEEK_DAYS);
  const weight = new Float64Array(WEEK_DAYS);
  const squaredWeight = new Float64Array(WEEK_DAYS);
  const index = new Float64Array(WEEK_DAYS).fill(1);
  let variance = USUAL_SCATTER ** 2;
  let meanSquare = 1;
  let seenDays = 0;

  const fade = (): void => {
    for (let slot = 0; slot < WEEK_DAYS; slot++) {
      sum[slot] = at(sum, slot) * DECAY;
      weight[slot] = at(weight, slot) * DECAY;
      squaredWeight[slot] = at(squaredWeight, slot) * DECAY * DECAY;
    }
  };

  const renew = (): void => {
    shrinkTowardsOne({ sum, weight, squaredWeight, index, variance });
    meanSquare = 0;
    for (const value of index) meanSquare += (value * value) / WEEK_DAYS;
  };

  return {
    index,
    variance: () => variance,
    rescale(factor) {
      for (const [slot, value] of sum.entries()) sum[slot] = value * factor;
    },
    gain: (slot) => Math.min(at(index, slot) / meanSquare, 1 / at(index, slot)),
    observe(slot, value, relativeMiss) {
      if (seenDays > QUIETEST_START_DAYS) {
        variance += (relativeMiss * relativeMiss - variance) * Math.max(0.03, 1 / seenDays);
      }
      seenDays++;
      fade();
      sum[slot] = at(sum, slot) + value;
      weight[slot] = at(weight, slot) + 1;
      squaredWeight[slot] = at(squaredWeight, slot) + 1;
      renew();
    },
  };
}

interface Sums {
  readonly sum: Float64Array;
  readonly weight: Float64Array;
  readonly squaredWeight: Float64Array;
  readonly index: Float64Array;
  readonly variance: number;
}

function shrinkTowardsOne({ sum, weight, squaredWeight, index, variance }: Sums): void {
  let seen = 0;
  let mean = 0;
  for (let slot = 0; slot < WEEK_DAYS; slot++) {
    if (at(weight, slot) === 0) continue;
    seen++;
    mean += at(sum, slot) / at(weight, slot);
  }
  mean /= seen;
  if (!(mean > 0)) return void index.fill(1);
  /** Variance of a weekday's mean by chance alone: variance over the effective number of days. */
  const chance = (slot: number): number => (variance * at(squaredWeight, slot)) / at(weight, slot) ** 2;
  let spread = 0;
  for (let slot = 0; slot < WEEK_DAYS; slot++) {
    if (at(weight, slot) === 0) continue;
    spread += (at(sum, slot) / at(weight, slot) / mean - 1) ** 2 - chance(slot) * (1 - 1 / seen);
  }
  spread = Math.max(0, spread / Math.max(1, seen - 1));
  for (let slot = 0; slot < WEEK_DAYS; slot++) {
    if (at(weight, slot) === 0) continue;
    const belief = spread / (spread + chance(slot) + Number.EPSILON);
    index[slot] = Math.max(LEAST_INDEX, 1 + belief * (at(sum, slot) / at(weight, slot) / mean - 1));
  }
}

/** Typed arrays of a fixed length have no holes; the compiler cannot know. */
const at = (values: Float64Array, position: number): number => values[position] ?? 0;

import { firstJudged } from "./combine-candidates.ts";
import { WEEK_DAYS } from "./daily-history.ts";
import { missQuantiles, normalMisses, type MissQuantiles } from "./miss-quantiles.ts";
import { USUAL_SCATTER } from "./weekday-profile.ts";

const HALF_LIFE_DAYS = 42;
const LEVEL_HALF_LIFE_DAYS = 56;
/** Busy days miss by more, but not in proportion: by this power of what was expected. */
const BUSY_DAY_POWER = 0.3;
const LARGEST_MISS = 6;
/** How many days of past misses the prior is worth at first; it has faded out after `PRIOR_FADES_DAYS`. */
const PRIOR_WORTH_DAYS = 30;
const PRIOR_FADES_DAYS = 90;
const PRIOR_NARROWER = 0.85;

/** How far the forecasts of one to seven days missed in the past, in a scale that fits quiet and busy days. */
export interface PastMisses {
  readonly quantiles: MissQuantiles;
  /** What a miss of 1 is worth on a day of which this is expected. */
  readonly scaleOf: (expected: number) => number;
}

interface Rolled {
  /** Combined forecasts, position `origin * 7 + ahead`. */
  readonly forecasts: Float64Array;
  readonly values: readonly number[];
  readonly counts: readonly boolean[];
  readonly relativeVariance: number;
}

export function readPastMisses({ forecasts, values, counts, relativeVariance }: Rolled): PastMisses {
  const days = values.length;
  const level = recentLevel(values, counts);
  const scaleOf = (expected: number): number =>
    Math.max(expected, 1e-9) ** BUSY_DAY_POWER * Math.max(level, 1e-9) ** (1 - BUSY_DAY_POWER);
  const misses: number[] = [];
  const weights: number[] = [];
  for (let day = firstJudged(days); day < days; day++) {
    if (counts[day] !== true) continue;
    const weight = 0.5 ** ((days - 1 - day) / HALF_LIFE_DAYS);
    for (let ahead = 0; ahead < WEEK_DAYS && day - ahead >= firstJudged(days); ahead++) {
      const expected = forecasts[(day - ahead) * WEEK_DAYS + ahead] ?? 0;
      const miss = ((values[day] ?? 0) - expected) / scaleOf(expected);
      misses.push(Math.max(-LARGEST_MISS, Math.min(LARGEST_MISS, miss)));
      weights.push(weight);
    }
  }
  const own = { misses: Float64Array.from(misses), weights: Float64Array.from(weights) };
  return { quantiles: missQuantiles(own, priorMisses(days, relativeVariance)), scaleOf };
}

function priorMisses(days: number, relativeVariance: number) {
  const left = Math.max(0, 1 - days / PRIOR_FADES_DAYS);
  const deviation = PRIOR_NARROWER * Math.sqrt(relativeVariance > 0 ? relativeVariance : USUAL_SCATTER ** 2);
  return normalMisses(deviation, PRIOR_WORTH_DAYS * WEEK_DAYS * left);
}

function recentLevel(values: readonly number[], counts: readonly boolean[]): number {
  let sum = 0;
  let weightSum = 0;
  for (const [day, value] of values.entries()) {
    if (counts[day] !== true) continue;
    const weight = 0.5 ** ((values.length - 1 - day) / LEVEL_HALF_LIFE_DAYS);
    sum += weight * value;
    weightSum += weight;
  }
  return weightSum > 0 ? sum / weightSum : 0;
}

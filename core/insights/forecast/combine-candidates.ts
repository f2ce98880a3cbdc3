import { WEEK_DAYS } from "./daily-history.ts";
import type { RolledCandidates } from "./roll-candidates.ts";

const HALF_LIFE_DAYS = 70;
/** How sharply a better past counts once there is enough of it; with little, the candidates are nearly averaged. */
const SHARPNESS = 10;
const ENOUGH_DAYS = 20;
/** A cycle of two weeks is rare: it is heard only where it was clearly better, on at least so many days. */
const FORTNIGHT_GAIN = 0.97;
const FORTNIGHT_ENOUGH_DAYS = 40;
const FORTNIGHT_TRUST = 0.8;

/** First origin whose forecasts are judged: before it, the candidates know next to nothing. */
export const firstJudged = (days: number): number => Math.min(WEEK_DAYS, days >> 1);

/** The candidates' mean, weighted by their past absolute errors; position `origin * 7 + ahead`. */
export function combineCandidates(
  { predictions, fortnightAt }: RolledCandidates,
  values: readonly number[],
  counts: readonly boolean[],
): Float64Array {
  const { errors, judgedDays } = pastErrors(predictions, values, counts);
  admitFortnight(errors, fortnightAt, judgedDays);
  const weights = weightsOf(errors, SHARPNESS * Math.min(1, judgedDays / ENOUGH_DAYS));
  const combined = new Float64Array(predictions[0]?.length ?? 0);
  for (const [position, row] of predictions.entries()) {
    const weight = weights[position] ?? 0;
    for (let at = 0; at < row.length; at++) combined[at] = (combined[at] ?? 0) + weight * (row[at] ?? 0);
  }
  return combined.map((value) => Math.max(0, value));
}

interface PastErrors {
  readonly errors: Float64Array;
  /** Days that were judged, the older ones counting less. */
  readonly judgedDays: number;
}

function pastErrors(
  predictions: readonly Float64Array[],
  values: readonly number[],
  counts: readonly boolean[],
): PastErrors {
  const days = values.length;
  const errors = new Float64Array(predictions.length);
  let weightSum = 0;
  for (let day = firstJudged(days); day < days; day++) {
    if (counts[day] !== true) continue;
    const weight = 0.5 ** ((days - 1 - day) / HALF_LIFE_DAYS);
    const judged = Math.min(WEEK_DAYS - 1, day - firstJudged(days));
    weightSum += weight * (judged + 1);
    for (const [position, row] of predictions.entries()) {
      let sum = 0;
      for (let ahead = 0; ahead <= judged; ahead++) {
        sum += Math.abs((row[(day - ahead) * WEEK_DAYS + ahead] ?? 0) - (values[day] ?? 0));
      }
      errors[position] = (errors[position] ?? 0) + weight * sum;
    }
  }
  return { errors, judgedDays: weightSum / WEEK_DAYS };
}

function admitFortnight(errors: Float64Array, at: number, judgedDays: number): void {
  const others = errors.filter((_, position) => position !== at);
  const best = Math.min(...others);
  const isClearlyBetter = judgedDays >= FORTNIGHT_ENOUGH_DAYS && (errors[at] ?? 0) <= best * FORTNIGHT_GAIN;
  errors.fill(isClearlyBetter ? best * FORTNIGHT_TRUST : Infinity, at, at + 1);
}

function weightsOf(errors: Float64Array, sharpness: number): number[] {
  const best = Math.min(...errors);
  const raw = Array.from(errors, (error) => (Number.isFinite(error) ? weightOf(error, best, sharpness) : 0));
  const sum = raw.reduce((total, weight) => total + weight, 0);
  return raw.map((weight) => weight / sum);
}

const weightOf = (error: number, best: number, sharpness: number): number =>
  best > 0 ? (best / error) ** sharpness : Number(error === best);

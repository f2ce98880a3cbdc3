import { logFactorial } from "./log-factorial.ts";

/** Twice two groups: `total` things, of which `marked` are marked and `drawn` were drawn. */
export interface Draw {
  readonly total: number;
  readonly marked: number;
  readonly drawn: number;
}

/** A term this much smaller than the sum no longer changes a double. */
const NEGLIGIBLE = 1e-17;

const logChoose = (n: number, k: number): number => logFactorial(n) - logFactorial(k) - logFactorial(n - k);

/** Logarithm of the chance that exactly `k` of the drawn are marked. */
const logChance = ({ total, marked, drawn }: Draw, k: number): number =>
  logChoose(marked, k) + logChoose(total - marked, drawn - k) - logChoose(total, drawn);

/** Sum of the chances of k, k + 1, … relative to that of k: each follows from the one before by a ratio. */
function sumUpwards({ total, marked, drawn }: Draw, k: number): number {
  let term = 1;
  let sum = 1;
  for (let i = k; i < Math.min(marked, drawn); i++) {
    term *= ((marked - i) / (i + 1)) * ((drawn - i) / (total - marked - drawn + i + 1));
    sum += term;
    if (term < sum * NEGLIGIBLE) break;
  }
  return sum;
}

/**
 * Natural logarithm of the chance of `k` or more marked among the drawn, if drawing and marking had nothing to do with
 * each other: the one-sided p-value of Fisher's exact test. In logarithms, because a million baskets make p-values
 * far below what a double holds.
 */
export function logTailOfHypergeometric(draw: Draw, k: number): number {
  const least = Math.max(0, draw.drawn + draw.marked - draw.total);
  if (k <= least) return 0;
  if (k > Math.min(draw.marked, draw.drawn)) return -Infinity;
  return Math.min(0, logChance(draw, k) + Math.log(sumUpwards(draw, k)));
}

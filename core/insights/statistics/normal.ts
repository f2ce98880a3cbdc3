/** Half-widths of two-sided normal intervals, in standard deviations. */
export const Z80 = 1.2815515655;
export const Z95 = 1.9599639845;

/** Chance that a standard normal value is below `z` (Abramowitz and Stegun 7.1.26; absolute error below 1.5e-7). */
export function normalBelow(z: number): number {
  const x = Math.abs(z) / Math.SQRT2;
  const t = 1 / (1 + 0.3275911 * x);
  const polynomial = t * (0.254829592 + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
  const tail = (polynomial * Math.exp(-x * x)) / 2;
  return z > 0 ? 1 - tail : tail;
}

/** The z that a normal value exceeds with the given chance, below one half (Abramowitz and Stegun 26.2.23; error below 4.5e-4). */
export function normalExceededBy(chance: number): number {
  const t = Math.sqrt(-2 * Math.log(chance));
  return t - (2.515517 + t * (0.802853 + t * 0.010328)) / (1 + t * (1.432788 + t * (0.189269 + t * 0.001308)));
}

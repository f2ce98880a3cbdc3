/**
 * Variance over mean of counts with the given expected values. Where it comes out below `least` it is taken for chance;
 * 1 is the dispersion of a Poisson count.
 */
export function dispersion(
  counts: readonly number[],
  expected: readonly number[],
  parameters: number,
  least = 1,
): number {
  const degrees = counts.length - parameters;
  if (degrees < 1) return 1;
  const pearson = counts.reduce((sum, count, i) => {
    const mean = expected[i] ?? 0;
    return mean > 0 ? sum + (count - mean) ** 2 / mean : sum;
  }, 0);
  return Math.max(least, pearson / degrees);
}

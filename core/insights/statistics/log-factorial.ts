const EXACT_BELOW = 32;

const exact = Array.from({ length: EXACT_BELOW }).reduce<number[]>(
  (logs, _, n) => [...logs, n === 0 ? 0 : (logs[n - 1] ?? 0) + Math.log(n)],
  [],
);

/** Natural logarithm of n!, by Stirling's series beyond small n; relative error below 1e-13. */
export function logFactorial(n: number): number {
  const known = exact[n];
  if (known !== undefined) return known;
  const inverse = 1 / n;
  const square = inverse * inverse;
  const series = inverse * (1 / 12 - square * (1 / 360 - square * (1 / 1260 - square / 1680)));
  return n * Math.log(n) - n + 0.5 * Math.log(2 * Math.PI * n) + series;
}

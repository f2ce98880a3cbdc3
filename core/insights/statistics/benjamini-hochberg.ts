/**
 * The q-value of each test: the share of false discoveries that is to be expected if all tests at least as significant
 * were believed (Benjamini and Hochberg 1995).
 *
 * @param logPValues natural logarithms
 * @param testCount how many tests were made in all; those not listed count as insignificant
 */
export function benjaminiHochberg(logPValues: readonly number[], testCount = logPValues.length): number[] {
  const order = logPValues.map((_, index) => index).sort((a, b) => (logPValues[b] ?? 0) - (logPValues[a] ?? 0));
  const qValues = new Array<number>(logPValues.length).fill(1);
  let least = 1;
  order.forEach((index, place) => {
    const rank = order.length - place;
    least = Math.min(least, (Math.exp(logPValues[index] ?? 0) * testCount) / rank);
    qValues[index] = least;
  });
  return qValues;
}

/** Bounds of the mean of a count. */
export interface Interval {
  readonly lower: number;
  readonly upper: number;
}

/** Byar's approximation of the exact bound of a Poisson mean, from the chi-square by Wilson and Hilferty. */
const byar = (count: number, z: number): number =>
  count <= 0 ? 0 : count * Math.max(0, 1 - 1 / (9 * count) + z / (3 * Math.sqrt(count))) ** 3;

/**
 * Interval of the mean behind a count, `z` standard deviations to each side. Sales come in bunches: with a dispersion
 * (variance over mean) above 1 the count tells no more than a smaller one would.
 */
export function poissonInterval(count: number, z: number, dispersion = 1): Interval {
  const effective = count / dispersion;
  return { lower: byar(effective, -z) * dispersion, upper: byar(effective + 1, z) * dispersion };
}

import type { Interval } from "../../statistics/poisson-interval.ts";

/** Student's quantile from the normal one, for the few days that a deviation is estimated from (Cornish and Fisher). */
const studentOf = (z: number, freedom: number): number => z * (1 + (z * z + 1) / (4 * freedom));

/** Mean of day values with its interval, as wide as `z` standard errors to each side of a normal mean. */
export function meanInterval(values: readonly number[], z: number): Interval & { readonly mean: number } {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const halfWidth = studentOf(z, Math.max(1, values.length - 1)) * Math.sqrt(variance / values.length);
  return { mean, lower: mean - halfWidth, upper: mean + halfWidth };
}

export const varianceOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, values.length - 1);
};

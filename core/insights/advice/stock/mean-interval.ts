import type { Interval } from "../../statistics/poisson-interval.ts";

/** Mean of day values with its interval, `z` standard errors to each side. */
export function meanInterval(values: readonly number[], z: number): Interval & { readonly mean: number } {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  const variance = values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, values.length - 1);
  const halfWidth = z * Math.sqrt(variance / values.length);
  return { mean, lower: mean - halfWidth, upper: mean + halfWidth };
}

export const varianceOf = (values: readonly number[]): number => {
  const mean = values.reduce((sum, each) => sum + each, 0) / values.length;
  return values.reduce((sum, each) => sum + (each - mean) ** 2, 0) / Math.max(1, values.length - 1);
};

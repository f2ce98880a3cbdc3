import { dispersion } from "./dispersion.ts";
import { invertSymmetric } from "./invert-symmetric.ts";

/** What is believed of a coefficient before the data: a normal distribution. */
export interface Prior {
  readonly mean: number;
  readonly sd: number;
}

export interface Fit {
  readonly coefficients: readonly number[];
  /** Standard deviations of what is believed of the coefficients after the data. */
  readonly sds: readonly number[];
  /** Variance over mean of what the fit does not explain. */
  readonly dispersion: number;
}

/** What most guests order is more even than a Poisson count: at most one goes with each ticket. */
const LEAST_DISPERSION = 0.5;
const MAX_STEPS = 30;
const DISPERSION_ROUNDS = 3;
const CONVERGED = 1e-8;
/** Keeps the exponential of a wild step finite. */
const MAX_LOG_MEAN = 25;

const dot = (a: readonly number[], b: readonly number[]): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

const meansOf = (rows: readonly (readonly number[])[], coefficients: readonly number[]): number[] =>
  rows.map((row) => Math.exp(Math.min(MAX_LOG_MEAN, dot(row, coefficients))));

interface Problem {
  readonly counts: readonly number[];
  readonly rows: readonly (readonly number[])[];
  readonly priors: readonly Prior[];
}

/** Curvature of the log posterior: information of the data plus that of the priors. */
const informationOf = ({ rows, priors }: Problem, means: readonly number[], spread: number): number[][] =>
  priors.map(({ sd }, j) =>
    priors.map((_, k) => {
      const data = rows.reduce((sum, row, i) => sum + (row[j] ?? 0) * (row[k] ?? 0) * (means[i] ?? 0), 0);
      return data / spread + (j === k ? 1 / sd ** 2 : 0);
    }),
  );

const gradientOf = (problem: Problem, means: readonly number[], at: readonly number[], spread: number): number[] =>
  problem.priors.map(({ mean, sd }, j) => {
    const data = problem.rows.reduce(
      (sum, row, i) => sum + (row[j] ?? 0) * ((problem.counts[i] ?? 0) - (means[i] ?? 0)),
      0,
    );
    return data / spread - ((at[j] ?? 0) - mean) / sd ** 2;
  });

/** Newton's method; the posterior has one peak, so it gets there from anywhere near. */
function climb(problem: Problem, start: readonly number[], spread: number): number[] {
  let at = [...start];
  for (let step = 0; step < MAX_STEPS; step++) {
    const means = meansOf(problem.rows, at);
    const inverse = invertSymmetric(informationOf(problem, means, spread));
    const gradient = gradientOf(problem, means, at, spread);
    const move = inverse.map((row) => dot(row, gradient));
    const scale = Math.min(1, 1 / Math.max(...move.map(Math.abs)));
    at = at.map((value, j) => value + scale * (move[j] ?? 0));
    if (Math.max(...move.map(Math.abs)) < CONVERGED) break;
  }
  return at;
}

/**
 * Regression of counts on the columns of `rows` by a log link, each coefficient shrunk towards its prior, with the
 * dispersion that the data show. The first column is the intercept (all ones).
 */
export function shrunkPoissonRegression(problem: Problem): Fit {
  const mean = problem.counts.reduce((sum, count) => sum + count, 0) / Math.max(1, problem.counts.length);
  let coefficients = problem.priors.map((prior, j) => (j === 0 ? Math.log(Math.max(mean, 1e-6)) : prior.mean));
  let spread = 1;
  for (let round = 0; round < DISPERSION_ROUNDS; round++) {
    coefficients = climb(problem, coefficients, spread);
    spread = dispersion(problem.counts, meansOf(problem.rows, coefficients), coefficients.length, LEAST_DISPERSION);
  }
  const inverse = invertSymmetric(informationOf(problem, meansOf(problem.rows, coefficients), spread));
  return { coefficients, sds: inverse.map((row, j) => Math.sqrt(row[j] ?? 0)), dispersion: spread };
}

import { describe, expect, it } from "vitest";

import { benjaminiHochberg } from "../../../../core/insights/statistics/benjamini-hochberg.ts";
import { logFactorial } from "../../../../core/insights/statistics/log-factorial.ts";
import { logTailOfHypergeometric } from "../../../../core/insights/statistics/log-tail-of-hypergeometric.ts";
import { normalBelow, normalExceededBy } from "../../../../core/insights/statistics/normal.ts";
import { poissonInterval } from "../../../../core/insights/statistics/poisson-interval.ts";

const choose = (n: number, k: number): number => (k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

/** The tail as a sum of exact binomials: possible while numbers are small. */
const exactTail = (total: number, marked: number, drawn: number, from: number): number => {
  let sum = 0;
  for (let k = from; k <= Math.min(marked, drawn); k++)
    if (drawn - k <= total - marked)
      sum += (choose(marked, k) * choose(total - marked, drawn - k)) / choose(total, drawn);
  return sum;
};

describe("Fisher's exact test", () => {
  it("equals the sum of binomials for every small table", () => {
    for (const [total, marked, drawn] of [
      [12, 5, 6],
      [20, 10, 3],
      [30, 4, 28],
      [9, 9, 4],
    ] as const)
      for (let k = 0; k <= Math.min(marked, drawn); k++)
        expect(Math.exp(logTailOfHypergeometric({ total, marked, drawn }, k))).toBeCloseTo(
          exactTail(total, marked, drawn, k),
          12,
        );
  });

  it("tells Fisher's tea tasting: 8 cups, 4 with milk first, all 4 named right", () => {
    expect(Math.exp(logTailOfHypergeometric({ total: 8, marked: 4, drawn: 4 }, 4))).toBeCloseTo(1 / 70, 12);
  });

  it("stays a number where the p-value is far below what a double holds", () => {
    const logP = logTailOfHypergeometric({ total: 1_000_000, marked: 50_000, drawn: 60_000 }, 20_000);
    expect(logP).toBeLessThan(-1_000);
    expect(Number.isFinite(logP)).toBe(true);
  });
});

describe("logFactorial", () => {
  it("agrees with the sum of logarithms on both sides of its seam", () => {
    let sum = 0;
    for (let n = 1; n <= 300; n++) {
      sum += Math.log(n);
      expect(Math.abs(logFactorial(n) / Math.max(sum, 1) - sum / Math.max(sum, 1))).toBeLessThan(1e-12);
    }
  });
});

describe("benjaminiHochberg", () => {
  it("gives the q-values of a textbook example", () => {
    const pValues = [0.01, 0.04, 0.03, 0.005];
    const qValues = benjaminiHochberg(pValues.map(Math.log));
    [0.02, 0.04, 0.04, 0.02].forEach((q, i) => expect(qValues[i]).toBeCloseTo(q, 10));
  });

  it("counts tests that were made and are not listed", () => {
    expect(benjaminiHochberg([Math.log(0.001)], 100)[0]).toBeCloseTo(0.1, 10);
  });
});

describe("normal curve and Poisson interval", () => {
  it("know the usual quantiles", () => {
    expect(normalBelow(1.959964)).toBeCloseTo(0.975, 5);
    expect(normalExceededBy(0.025)).toBeCloseTo(1.959964, 2);
  });

  it("are near the exact bounds of a count of ten (4.795 and 18.39)", () => {
    const { lower, upper } = poissonInterval(10, 1.959964);
    expect(lower).toBeCloseTo(4.795, 1);
    expect(upper).toBeCloseTo(18.39, 1);
  });

  it("widen where sales come in bunches", () => {
    const even = poissonInterval(100, 1.96);
    const bunched = poissonInterval(100, 1.96, 4);
    expect(bunched.lower).toBeLessThan(even.lower);
    expect(bunched.upper).toBeGreaterThan(even.upper);
  });
});

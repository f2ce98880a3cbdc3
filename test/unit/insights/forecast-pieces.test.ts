import { describe, expect, it } from "vitest";

import { weekSlot } from "../../../core/insights/forecast/daily-history.ts";
import { judgeHistory } from "../../../core/insights/forecast/judge-history.ts";
import { missQuantiles, normalMisses } from "../../../core/insights/forecast/miss-quantiles.ts";
import { readOpeningHabits } from "../../../core/insights/forecast/opening-habits.ts";
import { rescaled, widthFactorOf } from "../../../core/insights/forecast/rescale-width.ts";
import { sinceRevival } from "../../../core/insights/forecast/since-revival.ts";
import { createSurpriseGuard } from "../../../core/insights/forecast/surprise-guard.ts";
import { totalOfDays } from "../../../core/insights/forecast/total-of-days.ts";
import { createWeekdayProfile } from "../../../core/insights/forecast/weekday-profile.ts";

const repeat = (times: number, ...values: readonly number[]): number[] =>
  Array.from({ length: times }, () => values).flat();

describe("weekSlot", () => {
  it("counts from the first day ahead", () => {
    expect([weekSlot(20, 20), weekSlot(19, 20), weekSlot(13, 20), weekSlot(26, 20)]).toEqual([0, 6, 0, 6]);
  });
});

describe("sinceRevival", () => {
  it("starts after a long pause that ended", () => {
    expect(sinceRevival([...repeat(30, 5), ...repeat(12, 0), ...repeat(8, 9)])).toBe(42);
  });
  it("leaves slow goods whole, whose pauses are chance", () => {
    expect(sinceRevival([...repeat(5, 1, 0, 0), ...repeat(12, 0), ...repeat(5, 1, 0, 0, 0)])).toBe(0);
  });
});

describe("readOpeningHabits", () => {
  it("skips the weekly day off and expects none on it", () => {
    const { counts, openChance } = readOpeningHabits({ values: repeat(8, 5, 5, 5, 5, 5, 5, 0) });
    expect(counts.filter((did) => !did)).toHaveLength(8);
    expect(openChance).toEqual([1, 1, 1, 1, 1, 1, 0]);
  });
  it("takes the zeros of slow goods for demand", () => {
    const { counts, openChance } = readOpeningHabits({ values: repeat(19, 1, 0, 0) });
    expect(counts.every(Boolean)).toBe(true);
    expect(openChance).toEqual(repeat(7, 1));
  });
  it("believes flags only where they say more than the values", () => {
    const values = repeat(19, 1, 0, 0);
    const repeated = { values, open: values.map((value) => value > 0) };
    expect(readOpeningHabits(repeated)).toEqual(readOpeningHabits({ values }));
    const told = { values, open: values.map((_, day) => day % 3 !== 2) };
    expect(readOpeningHabits(told).counts).toEqual(told.open);
  });
});

describe("the surprise guard", () => {
  it("cuts one odd day and lets go after four in a row", () => {
    const { guard } = createSurpriseGuard();
    for (let day = 0; day < 30; day++) guard(day % 2 === 0 ? 95 : 105, 100);
    expect(guard(5000, 100).value).toBeLessThan(140);
    guard(100, 100);
    const after = repeat(4, 300).map((value) => guard(value, 100));
    expect(after.map(({ moveFactor }) => moveFactor > 2)).toEqual([false, false, false, true]);
    expect(after[3]?.value).toBe(300);
  });
});

describe("the weekday profile", () => {
  it("believes in no weekday that chance explains", () => {
    const profile = createWeekdayProfile();
    for (const slot of repeat(3, 0, 1, 2, 3, 4, 5, 6)) profile.observe(slot, slot === 5 ? 104 : 100, 0.3);
    expect(Math.max(...profile.index)).toBeLessThan(1.01);
  });
  it("believes in one that comes back every week", () => {
    const profile = createWeekdayProfile();
    for (const slot of repeat(12, 0, 1, 2, 3, 4, 5, 6)) profile.observe(slot, slot === 5 ? 170 : 100, 0.05);
    expect(profile.index[5]).toBeGreaterThan(1.5);
  });
});

describe("missQuantiles", () => {
  it("weighs misses", () => {
    const quantiles = missQuantiles({ misses: Float64Array.of(3, 1, 2), weights: Float64Array.of(1, 1, 2) });
    expect(quantiles.at(0.5)).toBe(2);
    expect(quantiles.at(0)).toBe(1);
    expect(quantiles.at(1)).toBe(3);
  });
  it("is empty without any", () => {
    expect(missQuantiles(normalMisses(0.3, 0)).isEmpty).toBe(true);
  });
});

describe("totalOfDays", () => {
  const day = { mean: 10, lower: 6, upper: 16 };
  it("adds means, and widths as deviations that go together in part", () => {
    const { mean, lower, upper } = totalOfDays(
      repeat(7, 0).map(() => day),
      0.35,
    );
    expect(mean).toBe(70);
    expect(upper - mean).toBeCloseTo(6 * Math.sqrt(7 + 42 * 0.35), 9);
    expect(mean - lower).toBeCloseTo(4 * Math.sqrt(7 + 42 * 0.35), 9);
  });
  it("adds bounds where days miss together, and by squares where they do not", () => {
    expect(totalOfDays([day, day], 1).upper).toBe(32);
    expect(totalOfDays([day, day], 0).upper).toBeCloseTo(20 + 6 * Math.SQRT2, 9);
  });
});

describe("judgeHistory", () => {
  it.each([
    [repeat(13, 5), { reason: "too_short", days: 13, neededDays: 14 }],
    [[...repeat(27, 0), 1], { reason: "too_few_sales", salesDays: 1, neededDays: 3 }],
    [repeat(14, 5), undefined],
    // Goods that sell every third day may be silent for ten days.
    [[...repeat(20, 1, 0, 0), ...repeat(8, 0)], undefined],
    [[...repeat(20, 1, 0, 0), ...repeat(30, 0)], { reason: "stopped", silentDays: 32 }],
  ])("judges %#", (values, judged) => {
    expect(judgeHistory(values)).toEqual(judged);
  });
});

describe("widthFactorOf", () => {
  /** Misses over the half-width: evenly spread up to `widest`, on both sides by turns. */
  const scored = (days: number, widest: number) =>
    Array.from({ length: days }, (_, day) =>
      Array.from({ length: 7 }, (_, ahead) => (widest * (((day * 7 + ahead) % 10) + 0.5)) / (day % 2 === 0 ? 10 : -10)),
    );

  it("leaves widths alone until four weeks are scored", () => {
    expect(widthFactorOf(scored(27, 3))).toBe(1);
    expect(widthFactorOf(scored(28, 3))).toBe(1.8);
  });

  it("brings four in five scored days inside", () => {
    expect(widthFactorOf(scored(84, 1.6))).toBeCloseTo(1.2, 2);
    expect(widthFactorOf(scored(84, 1))).toBeCloseTo(0.75, 2);
  });

  it("goes by the last twelve weeks, and never far", () => {
    expect(widthFactorOf([...scored(200, 3), ...scored(84, 1)])).toBeCloseTo(0.75, 2);
    expect(widthFactorOf(scored(84, 0.1))).toBe(0.6);
    expect(widthFactorOf(scored(84, 9))).toBe(1.8);
  });

  it("counts no day about which nothing had been said", () => {
    expect(widthFactorOf(scored(84, 3).map((day) => day.map(() => NaN)))).toBe(1);
  });

  it("multiplies both halves of an interval, down to nothing sold", () => {
    expect(rescaled({ mean: 10, lower: 6, upper: 13 }, 1.5)).toEqual({ mean: 10, lower: 4, upper: 14.5 });
    expect(rescaled({ mean: 10, lower: 2, upper: 13 }, 1.5).lower).toBe(0);
  });
});

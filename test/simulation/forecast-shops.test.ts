import { mean } from "simple-statistics";
import { describe, expect, it } from "vitest";

import { forecastSeries } from "../../core/insights/forecast/forecast-series.ts";
import { judgeHistory } from "../../core/insights/forecast/judge-history.ts";
import { totalOfDays } from "../../core/insights/forecast/total-of-days.ts";
import { seededRandom, type SeededRandom } from "./seeded-random.ts";

// Shops whose truth is known, since we made them: does the forecast find what was planted?

const WEEK = [0.9, 0.85, 0.9, 1, 1.05, 1.2, 1.1];
const NOISE = 0.12;
const SHOPS = 40;

interface Plan {
  readonly days: number;
  readonly levelOn?: (day: number) => number;
  readonly week?: readonly number[];
}

const levels = (random: SeededRandom, { days, levelOn = () => 100, week = WEEK }: Plan): number[] =>
  Array.from({ length: days }, (_, day) => levelOn(day) * (week[day % 7] ?? 1) * random.factor(NOISE));

/** Means over many shops: one shop's luck is not what is tested. */
const overShops = (measure: (random: SeededRandom) => number): number =>
  mean(Array.from({ length: SHOPS }, (_, seed) => measure(seededRandom(seed))));

describe("what was planted in a shop is found", () => {
  it("finds the shape of the week", () => {
    for (const [weekday, index] of WEEK.entries()) {
      const expected = overShops((random) => {
        const { days } = forecastSeries({ values: levels(random, { days: 84 }) }, { horizonDays: 7 });
        return days[weekday]?.mean ?? 0;
      });
      expect(expected / 100).toBeGreaterThan(index * 0.93);
      expect(expected / 100).toBeLessThan(index * 1.07);
    }
  });

  it("names the weekday as a driver", () => {
    const { days } = forecastSeries({ values: levels(seededRandom(1), { days: 140 }) }, { horizonDays: 7 });
    const effects = days.map(({ drivers }) => drivers.find(({ kind }) => kind === "weekday")?.effect ?? 0);
    expect(effects[5]).toBeGreaterThan(0.1);
    expect(effects[1]).toBeLessThan(-0.05);
  });

  it("finds what Tết does, from one Tết before", () => {
    const factor = overShops((random) => {
      const tetDays = new Map([
        [200, "tet-2"],
        [201, "tet-1"],
      ]);
      const values = levels(random, { days: 560 }).map((value, day) => (tetDays.has(day) ? value * 1.8 : value));
      const events = values.map((_, day) => tetDays.get(day));
      const ahead = { horizonDays: 7, events: [undefined, "tet-2", "tet-1"] };
      const told = forecastSeries({ values, events }, ahead).days[1]?.mean ?? 0;
      const untold = forecastSeries({ values, events }, { horizonDays: 7 }).days[1]?.mean ?? 1;
      return told / untold;
    });
    expect(factor).toBeGreaterThan(1.35);
    expect(factor).toBeLessThan(1.8);
  });

  it("finds what a promotion does, and does not take it for the usual", () => {
    const isPromoted = (day: number): boolean => day % 30 < 3;
    const [promoted, usual] = [["promotion"], [undefined]].map((events) =>
      overShops((random) => {
        const values = levels(random, { days: 178 }).map((value, day) => (isPromoted(day) ? value * 1.4 : value));
        const past = values.map((_, day) => (isPromoted(day) ? "promotion" : undefined));
        return forecastSeries({ values, events: past }, { horizonDays: 1, events }).days[0]?.mean ?? 0;
      }),
    );
    expect((promoted ?? 0) / (usual ?? 1)).toBeGreaterThan(1.3);
    expect((promoted ?? 0) / (usual ?? 1)).toBeLessThan(1.5);
    expect((usual ?? 0) / (100 * (WEEK[178 % 7] ?? 1))).toBeCloseTo(1, 1);
  });

  it("skips days that were closed, and sells nothing on a day that will be", () => {
    const level = overShops((random) => {
      const values = levels(random, { days: 84 });
      const open = values.map((_, day) => day < 60 || day > 64);
      const { days } = forecastSeries(
        { values: values.map((value, day) => (open[day] === true ? value : 0)), open },
        { horizonDays: 7, open: [undefined, false] },
      );
      expect(days[1]).toMatchObject({ mean: 0, lower: 0, upper: 0 });
      return days[0]?.mean ?? 0;
    });
    expect(level / (100 * (WEEK[0] ?? 1))).toBeCloseTo(1, 1);
  });
});

describe("the weak spots of the reference", () => {
  it("follows a real jump within five days instead of eight", () => {
    const after = overShops((random) => {
      const values = levels(random, {
        days: 75,
        levelOn: (day) => (day < 70 ? 100 : 200),
        week: [1, 1, 1, 1, 1, 1, 1],
      });
      return forecastSeries({ values }, { horizonDays: 1 }).days[0]?.mean ?? 0;
    });
    expect(after).toBeGreaterThan(180);
  });

  it("covers about 80 % with four and with eight weeks of history", () => {
    for (const days of [28, 56]) {
      const covered = overShops((random) => {
        const values = levels(random, { days: days + 7 });
        const { days: ahead } = forecastSeries({ values: values.slice(0, days) }, { horizonDays: 7 });
        return mean(
          ahead.map(({ lower, upper }, at) => Number(lower <= values[days + at]! && values[days + at]! <= upper)),
        );
      });
      expect(covered).toBeGreaterThan(0.74);
      expect(covered).toBeLessThan(0.88);
    }
  });

  it("refuses a shop that stopped recording", () => {
    const values = [...levels(seededRandom(3), { days: 60 }), ...new Array<number>(10).fill(0)];
    expect(judgeHistory(values)).toEqual({ reason: "stopped", silentDays: 10 });
    expect(judgeHistory(values.slice(0, 64))).toBeUndefined();
  });

  it("is not moved by one order of fifty times the usual", () => {
    for (const days of [56, 120]) {
      const moved = overShops((random) => {
        const values = levels(random, { days });
        const withOrder = values.map((value, day) => (day === days - 10 ? value * 50 : value));
        const sum = (of: readonly number[]): number =>
          totalOfDays(forecastSeries({ values: of }, { horizonDays: 7 }).days).mean;
        return sum(withOrder) / sum(values);
      });
      expect(moved).toBeGreaterThan(0.97);
      expect(moved).toBeLessThan(1.05);
    }
  });

  it("is right on the mean for goods that sell every third day", () => {
    const share = overShops((random) => {
      const values = Array.from({ length: 180 }, () => random.poisson(0.35));
      return totalOfDays(forecastSeries({ values }, { horizonDays: 7 }).days).mean / (7 * 0.35);
    });
    expect(share).toBeGreaterThan(0.85);
    expect(share).toBeLessThan(1.1);
  });
});

describe("totals", () => {
  it("cover about 80 % of the weeks, where adding bounds would cover more", () => {
    const covered = overShops((random) => {
      // A good or bad week moves all of its days.
      const luck = random.factor(0.07);
      const values = levels(random, { days: 119, levelOn: (day) => (day < 112 ? 100 : 100 * luck) });
      const { lower, upper } = totalOfDays(forecastSeries({ values: values.slice(0, 112) }, { horizonDays: 7 }).days);
      const came = values.slice(112).reduce((sum, value) => sum + value, 0);
      return Number(lower <= came && came <= upper);
    });
    expect(covered).toBeGreaterThan(0.65);
    expect(covered).toBeLessThan(0.95);
  });
});

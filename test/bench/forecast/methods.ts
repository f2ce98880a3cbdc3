import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";

import initMstl, { MSTL } from "@bsull/augurs/mstl";
import { mean } from "simple-statistics";

import { forecastSeries } from "../../../core/insights/forecast/forecast-series.ts";

/** What one method says of the days ahead. */
export interface Said {
  readonly mean: readonly number[];
  readonly lower: readonly number[];
  readonly upper: readonly number[];
}

export interface Method {
  readonly name: string;
  readonly forecast: (values: readonly number[], dates: readonly string[], horizonDays: number) => Said;
}

/** 80 % of a normal distribution lie within so many deviations. */
const DEVIATIONS = 1.2816;
const WEEK = 7;

const around = (means: readonly number[], deviation: (day: number) => number): Said => ({
  mean: means,
  lower: means.map((value, day) => value - DEVIATIONS * deviation(day)),
  upper: means.map((value, day) => value + DEVIATIONS * deviation(day)),
});

const ours: Method = {
  name: "Sổ Tiệm",
  forecast(values, _dates, horizonDays) {
    const { days } = forecastSeries({ values }, { horizonDays });
    return {
      mean: days.map((day) => day.mean),
      lower: days.map((day) => day.lower),
      upper: days.map((day) => day.upper),
    };
  },
};

const seasonalNaive: Method = {
  name: "seasonal naive",
  forecast(values, _dates, horizonDays) {
    const steps = values.slice(WEEK).map((value, day) => (value - (values[day] ?? 0)) ** 2);
    const deviation = Math.sqrt(mean(steps));
    const means = Array.from({ length: horizonDays }, (_, day) => values[values.length - WEEK + (day % WEEK)] ?? 0);
    return around(means, (day) => deviation * Math.sqrt(Math.floor(day / WEEK) + 1));
  },
};

const WEEKS = 4;
const weekdayMean: Method = {
  name: "mean of 4 weekdays",
  forecast(values, _dates, horizonDays) {
    const recent = values.slice(-WEEKS * WEEK);
    const bySlot = Array.from({ length: WEEK }, (_, slot) => recent.filter((_value, day) => day % WEEK === slot));
    const misses = bySlot.flatMap((days) => days.map((value) => (value - mean(days)) ** 2));
    const variance = misses.reduce((sum, miss) => sum + miss, 0) / (WEEK * (WEEKS - 1));
    const means = Array.from({ length: horizonDays }, (_, day) => mean(bySlot[day % WEEK] ?? [0]));
    return around(means, () => Math.sqrt(variance * (1 + 1 / WEEKS)));
  },
};

const augursMstl: Method = {
  name: "augurs MSTL",
  forecast(values, _dates, horizonDays) {
    const model = MSTL.ets([WEEK]);
    model.fit([...values]);
    const { point, intervals } = model.predict(horizonDays, 0.8);
    model.free();
    return { mean: point, lower: intervals?.lower ?? point, upper: intervals?.upper ?? point };
  },
};

/** A forecaster read from outside: a module that exports `forecast(history, dates, horizon)`. */
async function readMethod(path: string): Promise<Method> {
  const read = (await import(pathToFileURL(path).href)) as {
    readonly forecast: (values: number[], dates: string[], horizonDays: number) => Said;
  };
  return {
    name: "reference",
    forecast: (values, dates, horizonDays) => read.forecast([...values], [...dates], horizonDays),
  };
}

/** @param referencePath another forecaster to compare with */
export async function openMethods(referencePath: string | undefined): Promise<Method[]> {
  const wasm = fileURLToPath(import.meta.resolve("@bsull/augurs/mstl")).replace(/\.js$/u, "_bg.wasm");
  await initMstl({ module_or_path: readFileSync(wasm) });
  const methods = [seasonalNaive, ours, weekdayMean, augursMstl];
  return referencePath === undefined ? methods : [...methods, await readMethod(referencePath)];
}

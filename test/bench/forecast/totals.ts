import { mean } from "simple-statistics";

import { forecastSeries } from "../../../core/insights/forecast/forecast-series.ts";
import { totalOfDays } from "../../../core/insights/forecast/total-of-days.ts";
import type { DailySet } from "./daily-sets.ts";
import { rollingTasks, type TaskOptions } from "./rolling-tasks.ts";

/** Share of the totals of all days ahead that came within their 80 % interval, by set and pooled. */
export function coverageOfTotals(sets: readonly DailySet[], options: TaskOptions) {
  const bySet = sets.map(({ name, series }) => {
    const tasks = series.flatMap((each) => rollingTasks(each, options));
    const isInside = tasks.map(({ values, came }) => {
      const { days } = forecastSeries({ values }, { horizonDays: options.horizonDays });
      const { lower, upper } = totalOfDays(days);
      const total = came.reduce((sum, value) => sum + value, 0);
      return Number(total >= lower && total <= upper);
    });
    return { name, isInside };
  });
  return {
    pooled: mean(bySet.flatMap(({ isInside }) => isInside)),
    bySet: bySet
      .filter(({ isInside }) => isInside.length > 0)
      .map(({ name, isInside }) => [name, mean(isInside)] as const),
  };
}

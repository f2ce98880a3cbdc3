import type { Shop } from "../ports/accounts.ts";
import type { SeriesKey } from "../ports/forecasts.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import type { ForecastDeps } from "./forecast-deps.ts";
import type { ForecastReport, ForecastWhat, PastError } from "./forecast-report.ts";
import { datesOf } from "./date-range.ts";
import { pastDays } from "./past-days.ts";

const JUDGED_DAYS = 28;
const WEEK_DAYS = 7;

interface ToJudge {
  readonly series: SeriesKey;
  readonly what: ForecastWhat;
  /** What was sold on a day; undefined where nothing was written down. */
  readonly cameOn: (date: string) => number | undefined;
  /** What to tell while nothing is scored. */
  readonly tried?: PastError | undefined;
}

/** How the forecasts of the last four weeks fared: told by those that were issued, beside the simplest way to guess. */
export const judgeForecasts =
  ({ forecasts }: Pick<ForecastDeps, "forecasts">) =>
  async (
    tx: Transaction,
    { tenantId }: Shop,
    today: string,
    { series, what, cameOn, tried }: ToJudge,
  ): Promise<ForecastReport> => {
    const from = shifted(today, -JUDGED_DAYS);
    const scores = await forecasts.listScores(tx, tenantId, from, series);
    const judged = scores.flatMap(({ date, actual, atDawn }) => (atDawn ? [{ date, actual, ...atDawn }] : []));
    const came = sum(judged.map(({ actual }) => actual));
    if (judged.length === 0 || came <= 0) {
      return { kind: "forecast_unjudged", what, ...(tried !== undefined && { error: tried }) };
    }
    const naive = judged.flatMap(({ date, actual }) => {
      const weekBefore = cameOn(shifted(date, -WEEK_DAYS));
      return weekBefore === undefined ? [] : [{ actual, miss: Math.abs(actual - weekBefore) }];
    });
    const naiveCame = sum(naive.map(({ actual }) => actual));
    return {
      kind: "forecast_judged",
      what,
      days: judged.length,
      insideDays: judged.filter(({ actual, lower, upper }) => lower <= actual && actual <= upper).length,
      share: sum(judged.map(({ actual, mean }) => Math.abs(actual - mean))) / came,
      ...(naiveCame > 0 && { naiveShare: sum(naive.map(({ miss }) => miss)) / naiveCame }),
      biasShare: sum(judged.map(({ actual, mean }) => actual - mean)) / came,
      past: pastDays(datesOf({ from, to: shifted(today, -1) }), cameOn, scores),
    };
  };

const sum = (values: readonly number[]): number => values.reduce((total, value) => total + value, 0);

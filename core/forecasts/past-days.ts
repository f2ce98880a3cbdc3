import type { ForecastScore } from "../ports/forecasts.ts";
import type { PastDay, PastError } from "./forecast-report.ts";

/** Fewer scored days than this are told by trying the past instead. */
const FEWEST_SCORED = 7;
const JUDGED_DAYS = 28;

/** Days that have come, each with what it brought and what had been said of it that morning. */
export function pastDays(
  dates: readonly string[],
  cameOn: (date: string) => number | undefined,
  scores: readonly ForecastScore[],
): PastDay[] {
  const said = new Map(scores.map((score) => [score.date, score.atDawn]));
  return dates.map((date) => {
    const actual = cameOn(date);
    const atDawn = said.get(date);
    return { date, ...(actual !== undefined && { actual }), ...(atDawn !== undefined && { said: atDawn }) };
  });
}

/** How far the forecasts of the morning missed over the last scored days; undefined where too few were scored. */
export function scoredError(scores: readonly ForecastScore[]): PastError | undefined {
  const judged = scores.filter(({ atDawn }) => atDawn !== undefined).slice(-JUDGED_DAYS);
  const came = judged.reduce((sum, { actual }) => sum + actual, 0);
  if (judged.length < FEWEST_SCORED || came <= 0) return undefined;
  const missed = judged.reduce((sum, { actual, atDawn }) => sum + Math.abs(actual - (atDawn?.mean ?? actual)), 0);
  return { basis: "scored", share: missed / came, days: judged.length };
}

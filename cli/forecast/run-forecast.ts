import { once } from "node:events";
import { text } from "node:stream/consumers";
import type { Readable, Writable } from "node:stream";

import { forecastSeries } from "../../core/insights/forecast/forecast-series.ts";
import { judgeHistory } from "../../core/insights/forecast/judge-history.ts";
import { CsvProblem } from "./csv-problem.ts";
import { explainRefusal } from "./explain-refusal.ts";
import { readForecastOptions, type ForecastOptions } from "./read-forecast-options.ts";
import { dateAfter, readSeries, type Series } from "./read-series.ts";

const EXIT_USAGE = 2;
const EXIT_BAD_INPUT = 65;
const DECIMALS = 4;

/** Reads a CSV of daily amounts and writes a JSON line per series and day ahead. Nothing is written of a bad CSV. */
export async function runForecast(
  args: readonly string[],
  input: Readable,
  output: Writable,
  problems: Writable,
): Promise<void> {
  const options = readForecastOptions(args);
  if ("problem" in options) {
    fail(problems, options.problem, EXIT_USAGE);
    return;
  }
  output.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
  try {
    for (const series of readSeries(await text(input))) {
      const lines = forecastLines(series, options).map((line) => `${JSON.stringify(line)}\n`);
      if (!output.write(lines.join(""))) await once(output, "drain");
    }
  } catch (error) {
    if (!(error instanceof CsvProblem)) throw error;
    fail(problems, error.message, EXIT_BAD_INPUT);
  }
}

function fail(problems: Writable, message: string, exitCode: number): void {
  problems.write(`${message}\n`);
  process.exitCode = exitCode;
}

function forecastLines({ id, history, lastDate }: Series, { horizonDays, isForced }: ForecastOptions): unknown[] {
  const refusal = isForced ? undefined : judgeHistory(history.values);
  if (refusal !== undefined) return [{ series_id: id, refused: explainRefusal(refusal) }];
  const { model, days } = forecastSeries(history, { horizonDays });
  return days.map(({ mean, lower, upper }, day) => ({
    series_id: id,
    date: dateAfter(lastDate, day + 1),
    mean: rounded(mean),
    lower: rounded(lower),
    upper: rounded(upper),
    model,
  }));
}

const rounded = (value: number): number => Number(value.toFixed(DECIMALS));

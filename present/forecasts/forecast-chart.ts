import type { ForecastReport, ForecastWhat, PastDay, ToldDay } from "../../core/forecasts/forecast-report.ts";
import type { ForecastChart } from "../../core/ports/drawing.ts";
import type { Speech } from "../speech.ts";
import { whatName } from "./forecast-words.ts";

/** Fewer days are told by words alone. */
const FEWEST_DAYS = 3;

interface Drawn {
  readonly what: ForecastWhat;
  readonly past: readonly PastDay[];
  readonly lead?: readonly ToldDay[];
  readonly days?: readonly ToldDay[];
  readonly subtitle: string;
}

/** What came beside what had been said of it, then what is expected, each with its interval. */
export function forecastChart(
  speech: Speech,
  { what, past, lead = [], days = [], subtitle }: Drawn,
): ForecastChart | undefined {
  const { say, shortDate, voice } = speech;
  const begun = past.slice(
    Math.max(
      0,
      past.findIndex(({ actual }) => actual !== undefined),
    ),
  );
  if (begun.length + days.length < FEWEST_DAYS) return undefined;
  return {
    kind: "forecast",
    unit: what.of === "takings" ? "vnd" : "count",
    language: voice.language,
    title: say("forecast.chart.title", { what: whatName(speech, what) }),
    subtitle,
    days: [
      ...begun.map(({ date, actual, said }) => ({
        label: shortDate(date),
        ...(actual !== undefined && { actual }),
        ...said,
      })),
      ...[...lead, ...days].map(({ date, mean, lower, upper }) => ({ label: shortDate(date), mean, lower, upper })),
    ],
    legend: {
      actual: say("forecast.chart.actual"),
      mean: say("forecast.chart.mean"),
      interval: say("forecast.chart.interval"),
    },
  };
}

export type Told = Extract<ForecastReport, { kind: "forecast_told" }>;

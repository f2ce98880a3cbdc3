import type { ForecastReport, PastError } from "../../core/forecasts/forecast-report.ts";
import { shifted } from "../../core/reports/asked-days.ts";
import { formatQuantity } from "../formats.ts";
import { daysName } from "../reports/period-words.ts";
import type { Part, Speech } from "../speech.ts";
import { forecastChart, type Told } from "./forecast-chart.ts";
import { amountWords, driverWords, quantityOf, whatName } from "./forecast-words.ts";

type ReportOf<K extends ForecastReport["kind"]> = Extract<ForecastReport, { kind: K }>;

/** More days than this are told as their sum alone. */
const MOST_DAYS_TOLD = 14;
const percent = (share: number): number => Math.round(share * 100);

/** What is expected: of one day with what moves it, of several day by day and in all, and how far forecasts missed. */
export function presentForecast(speech: Speech, told: Told): Part {
  const lines = [
    ...(told.days.length === 1 && told.came === undefined ? oneDay(speech, told) : severalDays(speech, told)),
    ...preparation(speech, told),
    ...(told.error === undefined || told.total.upper === 0 ? [] : [errorLine(speech, told.error)]),
  ];
  const subtitle = speech.say("forecast.chart.subtitle", {
    days: daysName(speech, told),
    mean: quantityOf(speech, told.what, told.total.mean),
  });
  const drawing = forecastChart(speech, { ...told, subtitle });
  return { text: lines.join("\n"), ...(drawing && { drawing }) };
}

function oneDay(speech: Speech, { what, days: [day] }: Told): string[] {
  if (day === undefined) return [];
  const values = { what: whatName(speech, what), date: dayWords(speech, day.date) };
  if (day.upper === 0) return [speech.say("forecast.nothing", values)];
  const drivers = driverWords(speech, day.date, day.drivers);
  return [
    speech.say("forecast.day", { ...values, amount: amountWords(speech, what, day) }),
    ...(drivers === "" ? [] : [speech.say("forecast.because", { drivers })]),
    ...(what.of === "goods" ? [speech.say("forecast.enough", { upper: quantityOf(speech, what, day.upper) })] : []),
  ];
}

function severalDays(speech: Speech, { what, from, to, days, total, came }: Told): string[] {
  const { say } = speech;
  const first = say("forecast.total", {
    what: whatName(speech, what),
    days: daysName(speech, { from, to }),
    amount: amountWords(speech, what, total),
  });
  const sold = came === undefined ? [] : [say("forecast.came", { amount: quantityOf(speech, what, came) })];
  if (days.length > MOST_DAYS_TOLD) return [first, ...sold];
  return [
    first,
    ...sold,
    ...days.map((day) => {
      const date = speech.date(day.date);
      if (day.upper === 0) return say("forecast.lineNothing", { date });
      const drivers = driverWords(
        speech,
        day.date,
        day.drivers.filter(({ kind }) => kind === "event"),
      );
      const line = say("forecast.line", { date, amount: amountWords(speech, what, day) });
      return drivers === "" ? line : `${line} · ${drivers}`;
    }),
  ];
}

/** `Mai (Thứ hai 23/11)`, `Thứ bảy 28/11`. */
function dayWords({ say, date, voice }: Speech, day: string): string {
  if (day === voice.today) return say("forecast.today", { date: date(day) });
  return day === shifted(voice.today, 1) ? say("forecast.tomorrow", { date: date(day) }) : date(day);
}

function preparation(speech: Speech, { prepare }: Told): string[] {
  if (prepare === undefined) return [];
  if (prepare.length === 0) return [speech.say("forecast.prepareUnknown")];
  return [
    speech.say("forecast.prepare"),
    ...prepare.map(({ name, unit, mean, upper }) => {
      const what = { of: "goods" as const, name, ...(unit !== undefined && { unit }) };
      return speech.say("forecast.prepareItem", {
        name,
        mean: quantityOf(speech, what, Math.round(mean)),
        upper: formatQuantity(Math.ceil(upper), speech.voice.language),
      });
    }),
  ];
}

const errorLine = ({ say }: Speech, { basis, share, days }: PastError): string =>
  say(`forecast.error.${basis}`, { percent: percent(share), days });

/** Why there is no forecast, and what is missing. */
export function presentForecastRefused(speech: Speech, { what, refusal, lastOn }: ReportOf<"forecast_refused">): Part {
  const { say, date } = speech;
  const values = { what: whatName(speech, what), last: lastOn === undefined ? "" : date(lastOn) };
  if (refusal.reason === "too_short") {
    const { days, neededDays } = refusal;
    return { text: say("forecast.refused.tooShort", { ...values, days, needed: neededDays, more: neededDays - days }) };
  }
  if (refusal.reason === "too_few_sales") {
    const { salesDays, neededDays } = refusal;
    return { text: say("forecast.refused.tooFewSales", { ...values, days: salesDays, needed: neededDays }) };
  }
  const key = what.of === "takings" ? "forecast.refused.stopped" : "forecast.refused.goodsStopped";
  return { text: say(key, { ...values, days: refusal.silentDays }) };
}

/** Whether the forecasts were right, owned up to. */
export function presentForecastJudged(speech: Speech, judged: ReportOf<"forecast_judged">): Part {
  const { say } = speech;
  const { what, days, insideDays, share, naiveShare, biasShare, past } = judged;
  const bias = percent(Math.abs(biasShare));
  const lines = [
    say("forecast.judged.share", { what: whatName(speech, what), days, percent: percent(share) }),
    say("forecast.judged.inside", { inside: insideDays, days }),
    ...(naiveShare === undefined ? [] : [say("forecast.judged.naive", { percent: percent(naiveShare) })]),
    ...(bias < 2 ? [] : [say(biasShare > 0 ? "forecast.judged.low" : "forecast.judged.high", { percent: bias })]),
  ];
  const subtitle = say("forecast.chart.judged", { percent: percent(share), inside: insideDays, days });
  const drawing = forecastChart(speech, { what, past, subtitle });
  return { text: lines.join("\n"), ...(drawing && { drawing }) };
}

/** Nothing that was said has come yet; what trying the past shows is told instead. */
export const presentForecastUnjudged = (speech: Speech, { error }: ReportOf<"forecast_unjudged">): Part => ({
  text: [speech.say("forecast.unjudged"), ...(error === undefined ? [] : [errorLine(speech, error)])].join("\n"),
});

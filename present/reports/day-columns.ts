import type { ColumnChart } from "../../core/ports/drawing.ts";
import type { DayFigures, Days } from "../../core/ports/sales-figures.ts";
import { lengthOf, shifted } from "../../core/reports/asked-days.ts";
import type { Speech } from "../speech.ts";

/** More days than this are drawn by month. */
const MOST_DAYS = 62;
/** Two days side by side say no more than their two numbers; who asks for their picture is given it. */
const FEWEST_DAYS = 3;
const FEWEST_ASKED = 2;

interface DaysToDraw {
  readonly days: Days;
  readonly byDay: readonly DayFigures[];
  readonly byDayBefore: readonly DayFigures[];
  /** Where the days before begin; each day is held against the one as far from there as it is from its own first. */
  readonly beforeFrom: string;
  readonly title: string;
  readonly subtitle: string;
  readonly legend: { readonly now: string; readonly before: string };
  readonly isAsked?: boolean;
}

/** Days as columns, each before its counterpart. Undefined where a picture says no more than the words. */
export function dayColumns(speech: Speech, drawn: DaysToDraw): ColumnChart | undefined {
  const { days, byDay, byDayBefore, title, subtitle, legend, isAsked = false } = drawn;
  if (byDay.length < (isAsked ? FEWEST_ASKED : FEWEST_DAYS)) return undefined;
  const length = lengthOf(days);
  const columns = length > MOST_DAYS ? monthColumns(byDay) : dailyColumns(speech, drawn, length);
  const compares = length <= MOST_DAYS && byDayBefore.length > 0;
  const { language } = speech.voice;
  return { kind: "columns", unit: "vnd", language, title, subtitle, columns, ...(compares && { legend }) };
}

const dailyColumns = (
  { shortDate, say }: Speech,
  { days, byDay, byDayBefore, beforeFrom }: DaysToDraw,
  length: number,
): ColumnChart["columns"] => {
  const [now, before] = [moneyByDate(byDay), moneyByDate(byDayBefore)];
  return Array.from({ length }, (_, index) => {
    const date = shifted(days.from, index);
    const beforeVnd = before.get(shifted(beforeFrom, index));
    const label = length <= 7 ? say(`weekdayShort.${String(isoWeekday(date))}`) : shortDate(date);
    return { label, value: now.get(date) ?? 0, ...(beforeVnd !== undefined && { before: beforeVnd }) };
  });
};

const moneyByDate = (days: readonly DayFigures[]): ReadonlyMap<string, number> =>
  new Map(days.map(({ date, totalVnd }) => [date, totalVnd]));

const isoWeekday = (date: string): number => new Date(`${date}T00:00:00Z`).getUTCDay() || 7;

function monthColumns(byDay: readonly DayFigures[]): ColumnChart["columns"] {
  const months = new Map<string, number>();
  for (const { date, totalVnd } of byDay) months.set(date.slice(0, 7), (months.get(date.slice(0, 7)) ?? 0) + totalVnd);
  return [...months].map(([month, value]) => ({
    label: `${String(Number(month.slice(5)))}/${month.slice(2, 4)}`,
    value,
  }));
}

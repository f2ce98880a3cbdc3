import { weeksOf } from "../../core/reports/asked-days.ts";
import { sameWeekdaysBefore } from "../../core/reports/report-sales.ts";
import type { SalesReport } from "../../core/reports/sales-report.ts";
import type { Part, Speech } from "../speech.ts";
import { comparisonLine } from "./comparison-line.ts";
import type { ColumnChart } from "../../core/ports/drawing.ts";
import { dayColumns } from "./day-columns.ts";
import { topItemLine } from "./item-line.ts";
import { daysName, periodName } from "./period-words.ts";

type Report = Extract<SalesReport, { kind: "sales_reported" }>;

/** What was sold in some days, how that compares, the best sellers below it, and the days as a picture. */
export function presentSales(speech: Speech, report: Report): Part {
  const { say, vnd } = speech;
  const { from, to, sales, topItems, comparison } = report;
  const period = periodName(speech, { from, to });
  if (sales.entryCount === 0) return { text: say("report.nothing", { period }) };
  const lines = [say("report.total", { period, total: vnd(sales.totalVnd), count: sales.entryCount })];
  if (comparison !== undefined) lines.push(comparisonLine(speech, comparison, to));
  if (topItems.length > 0) lines.push(say("report.top"), ...topItems.map((item) => topItemLine(speech, item)));
  const drawing = salesDrawing(speech, report);
  if (report.pictureAsked && drawing === undefined) lines.push(say("picture.tooFewDays"));
  return { text: lines.join("\n"), ...(drawing && { drawing }) };
}

/** The days as columns, before the same weekdays; undefined where that says no more than the words. */
export function salesDrawing(
  speech: Speech,
  { from, to, sales, byDay, byDayBefore, comparison, pictureAsked }: Report,
): ColumnChart | undefined {
  const { say, vnd } = speech;
  const days = { from, to };
  const total = say("picture.total", { total: vnd(sales.totalVnd) });
  return dayColumns(speech, {
    days,
    byDay,
    byDayBefore,
    beforeFrom: sameWeekdaysBefore(days).from,
    title: say("picture.sales", { days: daysName(speech, days) }),
    subtitle: comparison === undefined ? total : `${total} · ${shortComparison(speech, comparison)}`,
    isAsked: pictureAsked === true,
    legend: { now: say("picture.theseDays"), before: say("picture.weeksBefore", { count: weeksOf(days) }) },
  });
}

const shortComparison = ({ say }: Speech, { figures, before }: NonNullable<Report["comparison"]>): string => {
  const percent = Math.round((figures.totalVnd / before.totalVnd - 1) * 100);
  return say(percent < 0 ? "picture.less" : "picture.more", { percent: Math.abs(percent) });
};

import type { DayFigures, Days } from "../ports/sales-figures.ts";
import { businessDate } from "../sales/business-date.ts";
import { daysBefore, lengthOf, shifted, weeksOf } from "./asked-days.ts";
import type { ReportDeps } from "./report-deps.ts";
import type { Comparison, SalesReport } from "./sales-report.ts";
import type { Asking } from "./snapshot.ts";
import { sumFigures, withinDays } from "./sum-figures.ts";

const TOP_ITEMS = 5;

/** What was sold in some days, what sold best, and how that compares with the days before. */
export const reportSales =
  ({ book, salesFigures }: ReportDeps) =>
  async ({ tx, writer, now }: Asking, days: Days): Promise<Extract<SalesReport, { kind: "sales_reported" }>> => {
    const { tenantId } = writer.shop;
    const compared = comparedDays(days, businessDate(now, writer.shop));
    const weekdays = sameWeekdaysBefore(days);
    // One look for all of them: what lies between costs less than another question to the database.
    const from = [days.from, weekdays.from, compared?.before.from ?? days.from].sort()[0] ?? days.from;
    const all = await salesFigures.byDay(tx, tenantId, { from, to: days.to });
    const byDay = withinDays(all, days);
    return {
      kind: "sales_reported",
      ...days,
      sales: sumFigures(byDay),
      topItems: await book.topItems(tx, tenantId, { ...days, limit: TOP_ITEMS }),
      byDay,
      byDayBefore: withinDays(all, weekdays),
      ...comparisonOf(all, compared),
    };
  };

/** As many weeks back as it takes not to overlap, so that each day has the same weekday behind it. */
export const sameWeekdaysBefore = (days: Days): Days => {
  const back = -7 * weeksOf(days);
  return { from: shifted(days.from, back), to: shifted(days.to, back) };
};

interface ComparedDays {
  readonly days: Days;
  readonly before: Days;
}

/** A day that still runs is compared with nothing; in a longer run it is left out on both sides. */
function comparedDays(asked: Days, today: string): ComparedDays | undefined {
  const days = asked.to === today ? { from: asked.from, to: shifted(today, -1) } : asked;
  return lengthOf(days) < 1 ? undefined : { days, before: daysBefore(days) };
}

function comparisonOf(
  all: readonly DayFigures[],
  compared: ComparedDays | undefined,
): { readonly comparison?: Comparison } {
  if (compared === undefined) return {};
  const before = sumFigures(withinDays(all, compared.before));
  if (before.entryCount === 0) return {};
  const figures = sumFigures(withinDays(all, compared.days));
  return { comparison: { days: compared.days, figures, beforeDays: compared.before, before } };
}

import type { Turn } from "../conversation/turn.ts";
import type { Days } from "../ports/sales-figures.ts";
import { businessDate } from "../sales/business-date.ts";
import { daysBefore, lengthOf, shifted, weeksOf } from "./asked-days.ts";
import type { ReportDeps } from "./report-deps.ts";
import type { Comparison, SalesReport } from "./sales-report.ts";
import { sumFigures } from "./sum-figures.ts";

const TOP_ITEMS = 5;

/** What was sold in some days, what sold best, and how that compares with the days before. */
export const reportSales =
  (deps: ReportDeps) =>
  async (turn: Turn, days: Days): Promise<SalesReport> => {
    const { tx, writer } = turn;
    const { tenantId } = writer.shop;
    const byDay = await deps.salesFigures.byDay(tx, tenantId, days);
    const comparison = await comparisonOf(deps)(turn, days);
    return {
      kind: "sales_reported",
      ...days,
      sales: sumFigures(byDay),
      topItems: await deps.book.topItems(tx, tenantId, { ...days, limit: TOP_ITEMS }),
      byDay,
      byDayBefore: await deps.salesFigures.byDay(tx, tenantId, sameWeekdaysBefore(days)),
      ...(comparison !== undefined && { comparison }),
    };
  };

/** As many weeks back as it takes not to overlap, so that each day has the same weekday behind it. */
export const sameWeekdaysBefore = (days: Days): Days => {
  const back = -7 * weeksOf(days);
  return { from: shifted(days.from, back), to: shifted(days.to, back) };
};

/** A day that still runs is compared with nothing; in a longer run it is left out on both sides. */
const comparisonOf =
  ({ salesFigures }: ReportDeps) =>
  async ({ tx, writer, now }: Turn, asked: Days): Promise<Comparison | undefined> => {
    const today = businessDate(now, writer.shop);
    const days = asked.to === today ? { from: asked.from, to: shifted(today, -1) } : asked;
    if (lengthOf(days) < 1) return undefined;
    const beforeDays = daysBefore(days);
    const figures = sumFigures(await salesFigures.byDay(tx, writer.shop.tenantId, days));
    const before = sumFigures(await salesFigures.byDay(tx, writer.shop.tenantId, beforeDays));
    return before.entryCount === 0 ? undefined : { days, figures, beforeDays, before };
  };

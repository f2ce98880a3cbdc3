import { getISODay, parseISO } from "date-fns";

import type { DigestSchedule } from "../ports/digests.ts";
import type { Days } from "../ports/sales-figures.ts";
import type { Spending } from "../ports/spending.ts";
import type { MoneyReport } from "../reports/money-report.ts";
import { shifted } from "../reports/asked-days.ts";
import type { ReportDeps } from "../reports/report-deps.ts";
import { reportSales } from "../reports/report-sales.ts";
import type { SalesReport } from "../reports/sales-report.ts";
import type { Asking } from "../reports/snapshot.ts";

/** A week or a month that is over, as the morning after it tells of it. */
export interface PastPeriod {
  readonly of: "week" | "month";
  readonly sales: Extract<SalesReport, { kind: "sales_reported" }>;
  readonly profit: Extract<MoneyReport, { kind: "profit_reported" }>;
}

/** With fewer days of sales there is nothing to look back on. */
const FEWEST_DAYS = 3;
const MONDAY = 1;

/** Which periods the morning of `today` looks back on: on a Monday the week, on a first the month. */
function periodsBefore(today: string, { weekly, monthly }: DigestSchedule): { of: PastPeriod["of"]; days: Days }[] {
  const yesterday = shifted(today, -1);
  const isMonday = getISODay(parseISO(today)) === MONDAY;
  const isFirst = today.endsWith("-01");
  return [
    ...(weekly && isMonday ? [{ of: "week" as const, days: { from: shifted(today, -7), to: yesterday } }] : []),
    ...(monthly && isFirst
      ? [{ of: "month" as const, days: { from: `${yesterday.slice(0, 7)}-01`, to: yesterday } }]
      : []),
  ];
}

/** What the periods that ended yesterday brought, beside those before them, and what was left of it. */
export const pastPeriods =
  (deps: ReportDeps & { readonly spending: Spending }) =>
  async (asking: Asking, today: string, schedule: DigestSchedule): Promise<PastPeriod[]> => {
    const { tx, writer } = asking;
    const { tenantId } = writer.shop;
    const periods: PastPeriod[] = [];
    for (const { of, days } of periodsBefore(today, schedule)) {
      const sales = await reportSales(deps)(asking, days);
      if (sales.byDay.length < FEWEST_DAYS) continue;
      const sums = await deps.spending.sum(tx, tenantId, days.from, days.to);
      const costs = await deps.salesFigures.costs(tx, tenantId, days);
      periods.push({ of, sales, profit: { kind: "profit_reported", days, sums, ...costs } });
    }
    return periods;
  };

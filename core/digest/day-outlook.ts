import type { Expected } from "../forecasts/expected-today.ts";
import { expectedToday } from "../forecasts/expected-today.ts";
import type { ForecastDeps } from "../forecasts/forecast-deps.ts";
import { strayOf } from "../insights/forecast/stray-of.ts";
import type { Shop } from "../ports/accounts.ts";
import type { DaySales } from "../ports/book.ts";
import type { Log } from "../ports/log.ts";
import type { Transaction } from "../ports/transaction.ts";
import { explainSales } from "../reports/explain-sales.ts";
import type { ReportDeps } from "../reports/report-deps.ts";
import type { Finding } from "../reports/sales-report.ts";

export interface OutlookDeps extends ForecastDeps, ReportDeps {
  readonly log: Log;
}

/** One day in five is outside of an 80 % interval, and nothing to write about; so far outside are about one in twenty. */
const UNUSUAL_HALF_WIDTHS = 1.5;
/** A reason or two: the message is read at a glance. */
const MOST_FINDINGS = 2;

/** A day that came out far from what had been said on its morning. */
export interface UnusualDay {
  readonly direction: "more" | "less";
  /** The 80 % interval that had been said, in đồng. */
  readonly said: { readonly lower: number; readonly upper: number };
  /** What is different from the same weekdays before, in that direction. */
  readonly findings: readonly Finding[];
  /** The owner told so. */
  readonly rained: boolean;
}

/** What today is expected to bring. A forecast that cannot be made keeps no message back. */
export const todayOutlook =
  (deps: OutlookDeps) =>
  async (tx: Transaction, shop: Shop, today: string): Promise<Expected | undefined> => {
    try {
      return await expectedToday(deps)(tx, shop, today);
    } catch (error) {
      deps.log.error({ err: error, tenantId: shop.tenantId }, "a morning message goes without a forecast");
      return undefined;
    }
  };

/** Whether a closed day was unlike what had been forecast of it, and why, as far as the book knows; undefined where not. */
export const unusualDay =
  (deps: OutlookDeps) =>
  async (
    tx: Transaction,
    shop: Shop,
    { date, sales, now }: { readonly date: string; readonly sales: DaySales; readonly now: Date },
  ): Promise<UnusualDay | undefined> => {
    if (sales.entryCount === 0) return undefined;
    const [score] = await deps.forecasts.listScores(tx, shop.tenantId, date, {});
    if (score?.atDawn === undefined || score.date !== date) return undefined;
    const stray = strayOf(score.atDawn, sales.totalVnd, 1);
    if (Math.abs(stray) < UNUSUAL_HALF_WIDTHS) return undefined;
    const { lower, upper } = score.atDawn;
    const notes = await deps.shopFacts.listDayNotes(tx, shop.tenantId, date, date);
    return {
      direction: stray > 0 ? "more" : "less",
      said: { lower, upper },
      findings: await findingsToward(deps)(tx, shop, { date, now, sign: Math.sign(stray) }),
      rained: notes.some(({ note }) => note === "rain"),
    };
  };

/** Findings are against the weekdays before; where these point the other way than the forecast, they explain nothing. */
const findingsToward =
  (deps: OutlookDeps) =>
  async (
    tx: Transaction,
    shop: Shop,
    { date, now, sign }: { readonly date: string; readonly now: Date; readonly sign: number },
  ): Promise<readonly Finding[]> => {
    const report = await explainSales(deps)({ tx, now, writer: { shop } }, { from: date, to: date });
    if (report.kind !== "sales_explained") return [];
    const isSameWay = Math.sign(report.figures.totalVnd - report.usual.totalVnd) === sign;
    return isSameWay ? report.findings.slice(0, MOST_FINDINGS) : [];
  };

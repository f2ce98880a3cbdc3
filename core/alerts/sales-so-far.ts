import { datesOf } from "../forecasts/date-range.ts";
import type { ForecastDeps } from "../forecasts/forecast-deps.ts";
import { foretold } from "../forecasts/forecast-shop.ts";
import { gatherSeries } from "../forecasts/gather-series.ts";
import { historySince } from "../insights/forecast/daily-history.ts";
import { strayOf } from "../insights/forecast/stray-of.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Days } from "../ports/sales-figures.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { ALERT_HOUR } from "./alert-time.ts";

const HISTORY_DAYS = 182;
/** Far outside: one day in a hundred. The 80 % interval itself is left every fifth day. */
const FAR_HALF_WIDTHS = 2;
/** Whether the shop writes down when it sells is judged by so many days. */
const LATELY_DAYS = 28;
const MIN_DAYS = 14;
/** Of the money of those days, how much must have an hour. */
const MIN_CLOCKED_SHARE = 0.9;

export interface SalesSoFar {
  readonly direction: "more" | "less";
  readonly untilHour: number;
  readonly soFarVnd: number;
  /** What the same part of such a day usually brings, 80 %. */
  readonly usual: { readonly lower: number; readonly upper: number };
}

/**
 * What was sold up to the middle of the afternoon, where that is far from what this part of the day brings in this shop on
 * such a day. Undefined where it is not, where the shop is closed, and where its hours are not known well enough.
 */
export const salesSoFar =
  (deps: ForecastDeps) =>
  async (tx: Transaction, shop: Shop, today: string): Promise<SalesSoFar | undefined> => {
    const { tenantId } = shop;
    const { takings, ahead } = await gatherSeries(deps)(tx, shop, today, { horizonDays: 1, withItems: false });
    if (ahead.open?.[0] === false) return undefined;
    const span = Math.min(HISTORY_DAYS, takings.values.length);
    const past: Days = { from: shifted(today, -span), to: shifted(today, -1) };
    if (span < MIN_DAYS || !(await writesDownHours(deps)(tx, tenantId, past))) return undefined;
    // What is sold after midnight is the evening's.
    const hours = { fromHour: Math.ceil(shop.dayCutoffMinutes / 60), toHour: ALERT_HOUR };
    const sums = await deps.salesFigures.byDayWithin(tx, tenantId, { from: past.from, to: today, ...hours });
    const byDate = new Map(sums.map(({ date, totalVnd }) => [date, totalVnd]));
    // The days up to that hour, with what is known of the whole days.
    const partOfDays = {
      ...historySince(takings, takings.values.length - span),
      values: datesOf(past).map((date) => Math.max(0, byDate.get(date) ?? 0)),
    };
    const told = foretold({}, partOfDays, { today, ahead });
    const usual = "issued" in told ? told.issued.days[0] : undefined;
    if (usual === undefined || usual.mean <= 0) return undefined;
    const soFarVnd = (byDate.get(today) ?? 0) + (await unclockedVnd(deps)(tx, tenantId, { from: today, to: today }));
    const stray = strayOf(usual, soFarVnd, 1);
    if (Math.abs(stray) < FAR_HALF_WIDTHS) return undefined;
    const { lower, upper } = usual;
    return {
      direction: stray > 0 ? "more" : "less",
      untilHour: ALERT_HOUR,
      soFarVnd,
      usual: { lower, upper },
    };
  };

const unclockedVnd =
  ({ salesFigures }: ForecastDeps) =>
  async (tx: Transaction, tenantId: string, days: Days): Promise<number> =>
    (await salesFigures.byHour(tx, tenantId, days)).find(({ hour }) => hour === undefined)?.totalVnd ?? 0;

/** Nearly all of the money of late has an hour, and there are enough days of it. */
const writesDownHours =
  ({ salesFigures }: ForecastDeps) =>
  async (tx: Transaction, tenantId: string, { to }: Days): Promise<boolean> => {
    const lately = { from: shifted(to, 1 - LATELY_DAYS), to };
    const days = (await salesFigures.byDay(tx, tenantId, lately)).filter(({ totalVnd }) => totalVnd > 0);
    if (days.length < MIN_DAYS) return false;
    const all = days.reduce((sum, { totalVnd }) => sum + totalVnd, 0);
    const byHour = await salesFigures.byHour(tx, tenantId, lately);
    const clocked = byHour.reduce((sum, { hour, totalVnd }) => sum + (hour === undefined ? 0 : totalVnd), 0);
    return clocked >= MIN_CLOCKED_SHARE * all;
  };

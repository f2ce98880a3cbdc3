import { datesOf } from "../forecasts/date-range.ts";
import type { ForecastDeps } from "../forecasts/forecast-deps.ts";
import { foretold } from "../forecasts/forecast-shop.ts";
import { gatherSeries, type ShopSeries } from "../forecasts/gather-series.ts";
import type { ExpectedDay } from "../insights/forecast/expect-day.ts";
import { historySince, type DailyHistory } from "../insights/forecast/daily-history.ts";
import type { Evidence, Recommendation } from "../insights/advice/recommendation.ts";
import {
  type EffectMeasure,
  measuredEffect,
  type TipEffect,
  type UntoldEffect,
} from "../insights/advice/tip-effect.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Menu } from "../ports/menu.ts";
import type { Days } from "../ports/sales-figures.ts";
import type { TakenTip, Tips } from "../ports/tips.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";

export interface EffectDeps extends ForecastDeps {
  readonly tips: Tips;
  readonly menu: Menu;
}

/** The day of taking itself is half with the tip and half without it. */
const FIRST_DAY = 1;
/** Of two weeks; on fewer days with sales nothing is compared. */
const MIN_DAYS = 8;
const HOURS_HISTORY_DAYS = 182;

/** What of a tip can be measured: its days, and what the days before it led to expect of them. */
interface Measurable {
  readonly measure: EffectMeasure;
  readonly expected: readonly (ExpectedDay | undefined)[];
  readonly unitValueVnd: number;
  readonly cameVnd: number;
}

/** A price and an offer show in the sales that are written down; what was cooked less or offered by word does not. */
export const canBeMeasured = ({ action }: Recommendation): boolean =>
  action.do === "set_price" || action.do === "promote_hours";

/** The two weeks after a tip was taken. */
export const daysAfterTaking = ({ takenOn, tip }: Pick<TakenTip, "takenOn" | "tip">): Days => ({
  from: shifted(takenOn, FIRST_DAY),
  to: shifted(takenOn, tip.followUp.afterDays),
});

/** Measures what a taken tip did, against a forecast that knows nothing of its day or later. */
export const measureTakenTip =
  (deps: EffectDeps) =>
  async (tx: Transaction, shop: Shop, taken: TakenTip): Promise<TipEffect> => {
    const days = daysAfterTaking(taken);
    const untold = (why: UntoldEffect["why"]): TipEffect => ({ ...days, verdict: "untold", why });
    const { tip, takenOn } = taken;
    if (await wasChangedAgain(deps)(tx, shop, tip, days)) return untold("changed_again");
    const horizonDays = tip.followUp.afterDays + FIRST_DAY;
    const series = await gatherSeries(deps)(tx, shop, takenOn, { horizonDays, withItems: true });
    const found =
      tip.action.do === "promote_hours"
        ? await hoursOf(deps)(tx, shop, taken, series)
        : await itemOf(deps)(tx, shop, taken, series);
    if (found === undefined) return untold("no_forecast");
    const recorded = new Set((await deps.salesFigures.byDay(tx, shop.tenantId, days)).map(({ date }) => date));
    const { expected: all, ...measurable } = found;
    const dates = datesOf(days);
    const expected = all.flatMap((day, at) => (day !== undefined && recorded.has(dates[at] ?? "") ? [day] : []));
    if (expected.length < MIN_DAYS) return untold("too_few_days");
    return measuredEffect({ ...days, ...measurable, expected, promisedVnd: tip.expectedVnd });
  };

/** A price that went back, or on, within the two weeks: they tell of neither. */
const wasChangedAgain =
  ({ menu }: EffectDeps) =>
  async (tx: Transaction, { tenantId }: Shop, { action }: Recommendation, { to }: Days): Promise<boolean> => {
    if (action.do !== "set_price") return false;
    const [item] = await menu.find(tx, tenantId, [action.item], to);
    return item?.priceVnd !== action.priceVnd;
  };

const daysExpected = (
  history: DailyHistory,
  series: Pick<ShopSeries, "today" | "ahead">,
): readonly ExpectedDay[] | undefined => {
  const told = foretold({}, history, series);
  return "issued" in told ? told.issued.days.slice(FIRST_DAY) : undefined;
};

const knownCostVnd = (evidence: Evidence): number => ("unitCostVnd" in evidence ? (evidence.unitCostVnd ?? 0) : 0);

const itemOf =
  ({ menu, salesFigures }: EffectDeps) =>
  async (tx: Transaction, { tenantId }: Shop, taken: TakenTip, series: ShopSeries): Promise<Measurable | undefined> => {
    const { action, evidence, items } = taken.tip;
    const [item] = await menu.find(tx, tenantId, [items[0] ?? ""], taken.takenOn);
    const history = series.items.find(({ itemId }) => itemId === item?.id)?.history;
    const expected = history && daysExpected(history, series);
    const priceVnd = action.do === "set_price" ? action.backToVnd : undefined;
    if (item === undefined || expected === undefined || priceVnd === undefined) return undefined;
    const costVnd = knownCostVnd(evidence);
    const sold = (await salesFigures.byItem(tx, tenantId, daysAfterTaking(taken))).find(
      ({ itemId }) => itemId === item.id,
    );
    return {
      measure: costVnd > 0 ? "item_margin" : "item_revenue",
      expected,
      unitValueVnd: priceVnd - costVnd,
      cameVnd: (sold?.totalVnd ?? 0) - costVnd * (sold?.quantity ?? 0),
    };
  };

/** The takings of some hours day by day, read from the sales themselves: no sums are kept of them by day. */
const hoursOf =
  ({ tips }: EffectDeps) =>
  async (tx: Transaction, shop: Shop, taken: TakenTip, series: ShopSeries): Promise<Measurable | undefined> => {
    const { action } = taken.tip;
    if (action.do !== "promote_hours") return undefined;
    const { takenOn } = taken;
    const days = daysAfterTaking(taken);
    const span = Math.min(HOURS_HISTORY_DAYS, series.takings.values.length);
    const from = shifted(takenOn, -span);
    const byDate = new Map<string, number>();
    for (const { date, minuteOfDay, quantity, unitPriceVnd } of await tips.saleLines(tx, shop, from, days.to)) {
      const isWithin = minuteOfDay >= action.fromHour * 60 && minuteOfDay < action.toHour * 60;
      if (isWithin) byDate.set(date, (byDate.get(date) ?? 0) + quantity * unitPriceVnd);
    }
    const valueOn = (date: string): number => byDate.get(date) ?? 0;
    const history: DailyHistory = {
      ...historySince(series.takings, series.takings.values.length - span),
      values: datesOf({ from, to: shifted(takenOn, -1) }).map(valueOn),
    };
    const expected = daysExpected(history, { ...series, ahead: withoutOffers(series.ahead) });
    const cameVnd = datesOf(days).reduce((sum, date) => sum + valueOn(date), 0);
    return expected && { measure: "hours_revenue", expected, unitValueVnd: 1, cameVnd };
  };

/** The offer of these days is the tip itself. */
const withoutOffers = (ahead: ShopSeries["ahead"]): ShopSeries["ahead"] => ({
  ...ahead,
  ...(ahead.events !== undefined && {
    events: ahead.events.map((event) => (event === "promotion" ? undefined : event)),
  }),
});

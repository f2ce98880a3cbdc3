import { forecastSeries, type SeriesForecast } from "../insights/forecast/forecast-series.ts";
import { toldValues, type DailyHistory } from "../insights/forecast/daily-history.ts";
import { judgeHistory, type Refusal } from "../insights/forecast/judge-history.ts";
import { rescaled, widthFactorOf } from "../insights/forecast/rescale-width.ts";
import type { Shop } from "../ports/accounts.ts";
import type { ForecastScore, IssuedForecast, SeriesKey } from "../ports/forecasts.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import type { ForecastDeps } from "./forecast-deps.ts";
import { gatherSeries, type SeriesScope, type ShopSeries } from "./gather-series.ts";
import { seriesId } from "./series-id.ts";

/** Scores older than this say nothing of how wide an interval has to be now. */
const SCORES_DAYS = 120;

/** One series forecast, or why it is not. */
export type Foretold =
  | { readonly issued: IssuedForecast; readonly recentError?: SeriesForecast["recentError"] }
  | { readonly refusal: Refusal };

export interface ForetoldItem {
  readonly itemId: string;
  readonly name: string;
  readonly unit?: string;
  readonly foretold: Foretold;
}

/** The shop, or one of its places: its takings, and its goods, the most money first. */
export interface ShopForecast {
  readonly series: ShopSeries;
  readonly takings: Foretold;
  readonly items: readonly ForetoldItem[];
}

/**
 * Forecasts a shop or a place from its own book as of the morning of `today`, the intervals as wide as past forecasts
 * have shown them to need. Nothing is stored: see issue-forecasts.ts.
 */
export const forecastShop =
  (deps: ForecastDeps) =>
  async (tx: Transaction, shop: Shop, today: string, scope: SeriesScope): Promise<ShopForecast> => {
    const series = await gatherSeries(deps)(tx, shop, today, scope);
    const scores = await deps.forecasts.listScores(tx, shop.tenantId, shifted(today, -SCORES_DAYS));
    const strays = straysOf(scores);
    const at = scope.locationId === undefined ? {} : { locationId: scope.locationId };
    const foretell = (key: SeriesKey, history: DailyHistory): Foretold =>
      foretold(key, history, series, strays.get(seriesId(key)));
    return {
      series,
      takings: foretell(at, series.takings),
      items: series.items.map(({ history, ...item }) => ({
        ...item,
        foretold: foretell({ ...at, itemId: item.itemId }, history),
      })),
    };
  };

type Strays = readonly (readonly number[])[];

/** The strays of each series, oldest first. */
export function straysOf(scores: readonly ForecastScore[]): ReadonlyMap<string, Strays> {
  const bySeries = new Map<string, (readonly number[])[]>();
  for (const score of scores) {
    const id = seriesId(score);
    const days = bySeries.get(id);
    if (days === undefined) bySeries.set(id, [score.strays]);
    else days.push(score.strays);
  }
  return bySeries;
}

/** Forecasts one series, or says why not. */
export function foretold(
  key: SeriesKey,
  history: DailyHistory,
  { today, ahead }: Pick<ShopSeries, "today" | "ahead">,
  strays: Strays = [],
): Foretold {
  const refusal = judgeHistory(toldValues(history));
  if (refusal !== undefined) return { refusal };
  const { model, days, recentError } = forecastSeries(history, ahead);
  const widthFactor = widthFactorOf(strays);
  return {
    issued: { ...key, madeOn: today, model, widthFactor, days: days.map((day) => rescaled(day, widthFactor)) },
    ...(recentError !== undefined && { recentError }),
  };
}

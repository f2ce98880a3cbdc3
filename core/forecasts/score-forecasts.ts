import type { ExpectedDay } from "../insights/forecast/expect-day.ts";
import { strayOf } from "../insights/forecast/stray-of.ts";
import type { Shop } from "../ports/accounts.ts";
import type { ForecastScore, SaidAbout, SeriesKey } from "../ports/forecasts.ts";
import type { Days } from "../ports/sales-figures.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { daysTold } from "./days-told.ts";
import type { ForecastDeps } from "./forecast-deps.ts";
import { seriesId } from "./series-id.ts";

/** Sales are entered late: the last days are scored again. */
const SCORED_AGAIN_DAYS = 3;

/**
 * Scores what had been said about the days before `today`, against what the book says came. A day without a sale is
 * not scored: it was closed or not written down, and either way tells nothing of the forecast.
 *
 * @returns how many series' days were scored
 */
export const scoreForecasts =
  (deps: ForecastDeps) =>
  async (tx: Transaction, { tenantId }: Shop, today: string): Promise<number> => {
    const days: Days = { from: shifted(today, -SCORED_AGAIN_DAYS), to: shifted(today, -1) };
    const said = await deps.forecasts.saidAbout(tx, tenantId, days.from, days.to);
    if (said.length === 0) return 0;
    const came = await whatCame(deps)(tx, tenantId, days, placesIn(said));
    const { unrecorded } = await daysTold(deps)(tx, tenantId, days);
    const scores = [...grouped(said).values()].flatMap((about) => {
      const [first] = about;
      if (first === undefined || unrecorded.has(first.date)) return [];
      const actual = came(first, first.date);
      return actual === undefined ? [] : [scoreOf(first, about, actual)];
    });
    await deps.forecasts.keepScores(tx, tenantId, scores);
    return scores.length;
  };

const placesIn = (said: readonly SaidAbout[]): (string | undefined)[] => [
  ...new Set(said.map(({ locationId }) => locationId)),
];

const grouped = (said: readonly SaidAbout[]): ReadonlyMap<string, SaidAbout[]> => {
  const groups = new Map<string, SaidAbout[]>();
  for (const one of said) {
    const key = `${one.date}|${seriesId(one)}`;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return groups;
};

type Came = (series: SeriesKey, date: string) => number | undefined;

/** What each series sold on each of the days; undefined where the day tells nothing of it. */
const whatCame =
  ({ salesFigures }: ForecastDeps) =>
  async (tx: Transaction, tenantId: string, days: Days, places: readonly (string | undefined)[]): Promise<Came> => {
    const amounts = new Map<string, number>();
    for (const locationId of places) {
      const at = locationId === undefined ? {} : { locationId };
      for (const { date, totalVnd } of await salesFigures.byDay(tx, tenantId, { ...days, ...at })) {
        if (totalVnd > 0) amounts.set(`${date}|${seriesId(at)}`, totalVnd);
      }
      for (const item of await salesFigures.byItemAndDay(tx, tenantId, { ...days, ...at })) {
        for (const [position, date] of item.dates.entries()) {
          amounts.set(
            `${date}|${seriesId({ ...at, itemId: item.itemId })}`,
            Math.max(0, item.quantities[position] ?? 0),
          );
          amounts.set(`goods|${date}|${locationId ?? ""}`, 1);
        }
      }
    }
    return (series, date) => {
      const amount = amounts.get(`${date}|${seriesId(series)}`);
      const goodsWereNamed = amounts.has(`goods|${date}|${series.locationId ?? ""}`);
      return amount ?? (series.itemId !== undefined && goodsWereNamed ? 0 : undefined);
    };
  };

function scoreOf({ date, locationId, itemId }: SaidAbout, about: readonly SaidAbout[], actual: number): ForecastScore {
  const farthest = Math.max(...about.map(({ aheadDays }) => aheadDays));
  const misses = new Array<number>(farthest + 1).fill(NaN);
  const strays = new Array<number>(farthest + 1).fill(NaN);
  let atDawn: ExpectedDay | undefined;
  for (const { aheadDays, day, widthFactor } of about) {
    misses[aheadDays] = actual - day.mean;
    strays[aheadDays] = strayOf(day, actual, widthFactor);
    if (aheadDays === 0) atDawn = day;
  }
  return {
    date,
    ...(locationId !== undefined && { locationId }),
    ...(itemId !== undefined && { itemId }),
    actual,
    ...(atDawn !== undefined && { atDawn }),
    misses,
    strays,
  };
}

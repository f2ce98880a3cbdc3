import type { ForecastDay } from "../insights/forecast/forecast-series.ts";
import type { Shop } from "../ports/accounts.ts";
import type { NamedForecast } from "../ports/forecasts.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { ForecastDeps } from "./forecast-deps.ts";
import { issueForecasts } from "./issue-forecasts.ts";

/** Goods that are worth preparing by number: others are a piece or two. */
const WORTH_PREPARING = 1;

export interface ToPrepare {
  readonly name: string;
  readonly unit?: string;
  /** Quantities: what is expected, and what nine days in ten do not exceed. */
  readonly mean: number;
  readonly upper: number;
}

/** What a day is expected to bring. */
export interface Expected {
  /** Takings in đồng with the 80 % interval and what moves them. */
  readonly takings: ForecastDay;
  /** The most money first. */
  readonly prepare: readonly ToPrepare[];
}

/**
 * What today is expected to bring all places together, as it was forecast in the night; forecast now where the night
 * has not come to the shop yet. Undefined where the book does not bear a forecast, or the shop is closed today.
 */
export const expectedToday =
  (deps: ForecastDeps) =>
  async (tx: Transaction, shop: Shop, today: string): Promise<Expected | undefined> => {
    const stored = await deps.forecasts.issuedOn(tx, shop.tenantId, today);
    if (stored.length > 0) return expectedOn(stored, 0);
    await issueForecasts(deps)(tx, shop, today);
    return expectedOn(await deps.forecasts.issuedOn(tx, shop.tenantId, today), 0);
  };

/** @param day 0 for the first day ahead */
function expectedOn(issued: readonly NamedForecast[], day: number): Expected | undefined {
  const whole = issued.filter(({ locationId }) => locationId === undefined);
  const takings = whole.find(({ itemId }) => itemId === undefined)?.days[day];
  if (takings === undefined || takings.upper === 0) return undefined;
  const prepare = whole.flatMap(({ name, unit, days }) => {
    const { mean = 0, upper = 0 } = days[day] ?? {};
    return name === undefined || mean < WORTH_PREPARING
      ? []
      : [{ name, ...(unit !== undefined && { unit }), mean, upper }];
  });
  return { takings, prepare };
}

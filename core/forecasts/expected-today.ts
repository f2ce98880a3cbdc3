import type { ForecastDay } from "../insights/forecast/forecast-series.ts";
import type { Shop } from "../ports/accounts.ts";
import type { NamedForecast } from "../ports/forecasts.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { ForecastDeps } from "./forecast-deps.ts";
import { issueForecasts } from "./issue-forecasts.ts";
import { toPrepare, type ToPrepare } from "./to-prepare.ts";

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
    if (stored.length > 0) return expectedIn(stored);
    await issueForecasts(deps)(tx, shop, today);
    return expectedIn(await deps.forecasts.issuedOn(tx, shop.tenantId, today));
  };

function expectedIn(issued: readonly NamedForecast[]): Expected | undefined {
  const whole = issued.filter(({ locationId }) => locationId === undefined);
  const takings = whole.find(({ itemId }) => itemId === undefined)?.days[0];
  if (takings === undefined || takings.upper === 0) return undefined;
  const items = whole.flatMap(({ name, unit, days }) =>
    name === undefined ? [] : [{ name, ...(unit !== undefined && { unit }), days: days.slice(0, 1) }],
  );
  return { takings, prepare: toPrepare(items) };
}

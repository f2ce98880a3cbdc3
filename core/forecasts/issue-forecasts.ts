import type { Shop } from "../ports/accounts.ts";
import type { IssuedForecast } from "../ports/forecasts.ts";
import type { Transaction } from "../ports/transaction.ts";
import type { ForecastDeps } from "./forecast-deps.ts";
import { forecastShop, type ShopForecast } from "./forecast-shop.ts";

/** Further ahead than two weeks a day's forecast is a guess. */
export const HORIZON_DAYS = 14;

/** Forecasts a shop, and each of its places where it has several, and keeps what was said. */
export const issueForecasts =
  (deps: ForecastDeps) =>
  async (tx: Transaction, shop: Shop, today: string): Promise<ShopForecast> => {
    const scope = { horizonDays: HORIZON_DAYS, withItems: true };
    const whole = await forecastShop(deps)(tx, shop, today, scope);
    const places = await deps.salesFigures.listPlaces(tx, shop.tenantId);
    const issued = issuedIn(whole);
    if (places.length > 1) {
      for (const { locationId } of places) {
        issued.push(...issuedIn(await forecastShop(deps)(tx, shop, today, { ...scope, locationId })));
      }
    }
    await deps.forecasts.keep(tx, shop.tenantId, issued);
    return whole;
  };

/** What was forecast, the refused left out. */
export const issuedIn = ({ takings, items }: ShopForecast): IssuedForecast[] =>
  [takings, ...items.map(({ foretold }) => foretold)].flatMap((one) => ("issued" in one ? [one.issued] : []));

import type { Forecasts } from "../ports/forecasts.ts";
import type { SalesFigures } from "../ports/sales-figures.ts";
import type { ShopFacts } from "../ports/shop-facts.ts";

/** What forecasts are made from and kept in. */
export interface ForecastDeps {
  readonly forecasts: Forecasts;
  readonly salesFigures: SalesFigures;
  readonly shopFacts: ShopFacts;
}

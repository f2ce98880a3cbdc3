import type { Shop } from "../ports/accounts.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import type { ForecastDeps } from "./forecast-deps.ts";
import { HORIZON_DAYS, issueForecasts } from "./issue-forecasts.ts";
import { scoreForecasts } from "./score-forecasts.ts";

/** A forecast is kept until its last day has been scored for good. */
const ISSUED_KEPT_DAYS = HORIZON_DAYS + 4;
/** Longer than widths and answers look back. */
const SCORES_KEPT_DAYS = 200;

/**
 * What is done for a shop once its business day is over: what had been said of that day is scored, and the days from
 * `today` on are forecast: the night's step "forecast". Done twice it changes nothing.
 */
export const forecastNight =
  (deps: ForecastDeps) =>
  async (tx: Transaction, shop: Shop, today: string): Promise<void> => {
    await scoreForecasts(deps)(tx, shop, today);
    await issueForecasts(deps)(tx, shop, today);
    await deps.forecasts.prune(tx, shop.tenantId, {
      madeOn: shifted(today, -ISSUED_KEPT_DAYS),
      scored: shifted(today, -SCORES_KEPT_DAYS),
    });
  };

import { shrunkPoissonRegression } from "../../statistics/shrunk-poisson-regression.ts";
import type { PriceSeries } from "./price-series.ts";

export interface PriceResponse {
  readonly elasticity: number;
  readonly elasticitySd: number;
  readonly daysAtLowerPrices: number;
  readonly daysAtHigherPrices: number;
}

const MIN_CHANGES = 2;
const MIN_DAYS_EACH_SIDE = 14;
/** A price that hardly moved shows nothing. */
const MIN_LOG_PRICE_RANGE = 0.03;
/** Fewer other pieces a day than this say more of chance than of the day. */
const MIN_OTHERS_PER_DAY = 5;

/**
 * Before the data: that the owner's takings do not depend on the price (elasticity −1), give or take; that the item
 * moves as the rest of the shop does; that it drifts against the rest by some percent a month at most.
 */
const PRIORS = {
  intercept: { mean: 0, sd: 10 },
  elasticity: { mean: -1, sd: 1.5 },
  others: { mean: 1, sd: 0.3 },
  drift: { mean: 0, sd: 0.1 },
};
const DRIFT_DAYS = 30;

const meanOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0) / values.length;
const centred = (values: readonly number[]): number[] => {
  const mean = meanOf(values);
  return values.map((value) => value - mean);
};

/** Days below and above the middle between the lowest and the highest price. */
function sidesOf(logPrices: readonly number[]): { lower: number; higher: number } {
  const middle = (Math.min(...logPrices) + Math.max(...logPrices)) / 2;
  const higher = logPrices.filter((price) => price > middle).length;
  return { lower: logPrices.length - higher, higher };
}

const controlOf = ({ others }: PriceSeries): number[] =>
  meanOf(others) < MIN_OTHERS_PER_DAY ? others.map(() => 0) : centred(others.map((count) => Math.log(count + 0.5)));

/**
 * How the quantity answered to the shop's own changes of price: a log-log slope, with the rest of the shop as control
 * for each day, shrunk towards "takings stay as they are".
 *
 * @returns undefined below two changes, or fourteen days at lower and at higher prices
 */
export function priceResponse(series: PriceSeries): PriceResponse | undefined {
  if (series.changes < MIN_CHANGES) return undefined;
  const logPrices = series.pricesVnd.map(Math.log);
  if (Math.max(...logPrices) - Math.min(...logPrices) < MIN_LOG_PRICE_RANGE) return undefined;
  const { lower, higher } = sidesOf(logPrices);
  if (Math.min(lower, higher) < MIN_DAYS_EACH_SIDE) return undefined;
  const [prices, control, drift] = [centred(logPrices), controlOf(series), centred(series.days)];
  const fit = shrunkPoissonRegression({
    counts: series.quantities,
    rows: prices.map((price, i) => [1, price, control[i] ?? 0, (drift[i] ?? 0) / DRIFT_DAYS]),
    priors: [PRIORS.intercept, PRIORS.elasticity, PRIORS.others, PRIORS.drift],
  });
  return {
    elasticity: fit.coefficients[1] ?? -1,
    elasticitySd: fit.sds[1] ?? PRIORS.elasticity.sd,
    daysAtLowerPrices: lower,
    daysAtHigherPrices: higher,
  };
}

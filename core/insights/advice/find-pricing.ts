import { Z80 } from "../statistics/normal.ts";
import type { Interval } from "../statistics/poisson-interval.ts";
import type { ItemDays } from "./history/item-days.ts";
import { paysBelowCostVnd, valueRatio } from "./pricing/price-change-value.ts";
import { type PriceResponse, priceResponse } from "./pricing/price-response.ts";
import { type PriceSeries, priceSeries } from "./pricing/price-series.ts";
import { rivalLevel } from "./pricing/rival-price.ts";
import { type PriceSuggestion, suggestPrice } from "./pricing/suggest-price.ts";
import type { PriceResponseEvidence, Recommendation } from "./recommendation.ts";
import { nameOf, openDaysPerMonth, type Study } from "./study.ts";

/** Of shops whose takings do not depend on their prices, how many may be told that they do. */
const FALSE_TIP_RATE = 0.04;
/** An item not sold for longer than this is not on the menu any more. */
const STILL_SOLD_DAYS = 14;
const RECENT_DAYS = 28;
const FOLLOW_UP_DAYS = 14;

interface Candidate {
  readonly days: ItemDays;
  readonly series: PriceSeries;
  readonly response: PriceResponse;
  readonly suggestion: PriceSuggestion;
}

const intervalOf = ({ elasticity, elasticitySd }: PriceResponse): Interval => ({
  lower: elasticity - Z80 * elasticitySd,
  upper: elasticity + Z80 * elasticitySd,
});

const ends = (a: number, b: number): Interval => ({ lower: Math.min(a, b), upper: Math.max(a, b) });

const recentPerDay = ({ days, quantities }: PriceSeries): number => {
  const recent = quantities.slice(-RECENT_DAYS);
  return days.length === 0 ? 0 : recent.reduce((sum, each) => sum + each, 0) / recent.length;
};

function candidateOf(study: Study, days: ItemDays): Candidate[] {
  if (days.lastDay < study.history.days.length - STILL_SOLD_DAYS) return [];
  const series = priceSeries(study, days);
  const response = priceResponse(series);
  if (response === undefined) return [];
  const unitCostVnd = study.facts.unitCostsVnd?.get(nameOf(study, days.item));
  const suggestion = suggestPrice(
    {
      currentPriceVnd: series.currentPriceVnd,
      highestTriedVnd: Math.max(...series.pricesVnd),
      lowestTriedVnd: Math.min(...series.pricesVnd),
      ...(unitCostVnd === undefined ? {} : { unitCostVnd }),
    },
    response,
  );
  return suggestion === undefined ? [] : [{ days, series, response, suggestion }];
}

function evidenceOf(study: Study, { days, series, response, suggestion }: Candidate): PriceResponseEvidence {
  const { change } = suggestion;
  const elasticities = intervalOf(response);
  const factor = change.toVnd / change.fromVnd;
  const item = nameOf(study, days.item);
  const unit = study.facts.units?.get(item);
  const rival = rivalLevel(study.facts.rivalPrices ?? [], {
    item,
    today: study.today,
    ...(unit !== undefined && { unit }),
  });
  const lowers = change.toVnd < change.fromVnd;
  return {
    finding: "price_response",
    currentPriceVnd: change.fromVnd,
    suggestedPriceVnd: change.toVnd,
    triedPricesVnd: [...new Set(series.pricesVnd)].sort((a, b) => a - b),
    priceChanges: series.changes,
    daysAtLowerPrices: response.daysAtLowerPrices,
    daysAtHigherPrices: response.daysAtHigherPrices,
    elasticity: response.elasticity,
    elasticityInterval: elasticities,
    quantityRatio: ends(factor ** elasticities.lower, factor ** elasticities.upper),
    quantityPerDay: recentPerDay(series),
    ...(change.unitCostVnd !== undefined && { unitCostVnd: change.unitCostVnd }),
    ...(lowers &&
      change.unitCostVnd === undefined && { paysBelowCostVnd: paysBelowCostVnd(change, response.elasticity) }),
    ...(rival !== undefined && { rivalPriceVnd: rival.priceVnd }),
  };
}

function recommendationOf(study: Study, candidate: Candidate): Recommendation {
  const { change, chance } = candidate.suggestion;
  const evidence = evidenceOf(study, candidate);
  const item = nameOf(study, candidate.days.item);
  const monthlyVnd =
    recentPerDay(candidate.series) * openDaysPerMonth(study) * (change.fromVnd - (change.unitCostVnd ?? 0));
  const gainAt = (elasticity: number): number => Math.round(monthlyVnd * (valueRatio(change, elasticity) - 1));
  const { lower, upper } = evidence.elasticityInterval;
  return {
    kind: "pricing",
    key: `pricing:${item}:${change.toVnd > change.fromVnd ? "up" : "down"}`,
    items: [item],
    period: study.period,
    evidence,
    recordCount: candidate.series.days.length,
    confidence: chance,
    action: { do: "set_price", item, priceVnd: change.toVnd, backToVnd: change.fromVnd },
    worthVnd: ends(gainAt(lower), gainAt(upper)),
    expectedVnd: gainAt(candidate.response.elasticity),
    followUp: { afterDays: FOLLOW_UP_DAYS, measure: "item_revenue" },
  };
}

/** Prices that the shop's own changes show to be too low or too high. */
export function findPricing(study: Study): Recommendation[] {
  const candidates = study.items.flatMap((days) => candidateOf(study, days));
  const sure = 1 - FALSE_TIP_RATE / 2 / Math.max(1, candidates.length);
  return candidates.filter(({ suggestion }) => suggestion.chance >= sure).map((each) => recommendationOf(study, each));
}

import type { ItemDays } from "./history/item-days.ts";
import { priceSeries } from "./pricing/price-series.ts";
import { rivalLevel } from "./pricing/rival-price.ts";
import { priceAbove, roundPriceUp } from "./pricing/shop-price.ts";
import type { Recommendation } from "./recommendation.ts";
import { nameOf, openDaysPerMonth, type Study } from "./study.ts";

/** One neighbour may be dear by himself; two agree on something. */
const MIN_RIVALS = 2;
const MIN_GAP = 0.1;
const STILL_SOLD_DAYS = 14;
const RECENT_DAYS = 28;
/** Of the gap to the rivals' price, only for the order of tips. */
const CAUTIOUS_SHARE = 0.25;

interface Known {
  readonly study: Study;
  readonly item: string;
  readonly priceVnd: number;
  readonly perDay: number;
}

function knownOf(study: Study, days: ItemDays): Known[] {
  const series = priceSeries(study, days);
  if (days.lastDay < study.history.days.length - STILL_SOLD_DAYS || Number.isNaN(series.currentPriceVnd)) return [];
  const recent = series.quantities.slice(-RECENT_DAYS);
  const perDay = recent.reduce((sum, each) => sum + each, 0) / recent.length;
  return [{ study, item: nameOf(study, days.item), priceVnd: series.currentPriceVnd, perDay }];
}

const base = (
  { study, item, priceVnd }: Known,
  toVnd: number,
): Omit<Recommendation, "key" | "evidence" | "recordCount" | "confidence" | "expectedVnd"> => ({
  kind: "pricing",
  items: [item],
  period: study.period,
  action: { do: "set_price", item, priceVnd: toVnd, backToVnd: priceVnd },
  followUp: { afterDays: 14, measure: "item_revenue" },
});

/** Sold for no more than it costs: no statistics are needed. */
function belowCost(known: Known): Recommendation[] {
  const { study, item, priceVnd, perDay } = known;
  const unitCostVnd = study.facts.unitCostsVnd?.get(item);
  if (unitCostVnd === undefined || priceVnd > unitCostVnd) return [];
  const suggestedPriceVnd = roundPriceUp(unitCostVnd + 1);
  const evidence = {
    finding: "below_cost",
    currentPriceVnd: priceVnd,
    suggestedPriceVnd,
    unitCostVnd,
    quantityPerDay: perDay,
  } as const;
  const lossVnd = Math.round((unitCostVnd - priceVnd) * perDay * openDaysPerMonth(study));
  return [
    {
      ...base(known, suggestedPriceVnd),
      key: `pricing:${item}:cost`,
      evidence,
      recordCount: 1,
      confidence: 1,
      expectedVnd: lossVnd,
    },
  ];
}

/** At least two rivals ask clearly more: one step up is worth a try, and what it brings is not known. */
function belowRivals(known: Known): Recommendation[] {
  const { study, item, priceVnd, perDay } = known;
  const unit = study.facts.units?.get(item);
  const rival = rivalLevel(study.facts.rivalPrices ?? [], {
    item,
    today: study.today,
    ...(unit !== undefined && { unit }),
  });
  if (rival === undefined || rival.count < MIN_RIVALS || rival.priceVnd < priceVnd * (1 + MIN_GAP)) return [];
  const suggestedPriceVnd = Math.min(priceAbove(priceVnd), rival.priceVnd);
  const evidence = {
    finding: "rival_price",
    currentPriceVnd: priceVnd,
    suggestedPriceVnd,
    rivalPriceVnd: rival.priceVnd,
    rivalCount: rival.count,
    lastHeardOn: rival.lastHeardOn,
  } as const;
  const expectedVnd = Math.round((suggestedPriceVnd - priceVnd) * perDay * openDaysPerMonth(study) * CAUTIOUS_SHARE);
  return [
    {
      ...base(known, suggestedPriceVnd),
      key: `pricing:${item}:rival`,
      evidence,
      recordCount: rival.count,
      confidence: 0.75,
      expectedVnd,
    },
  ];
}

/** What can be said of prices without any change of them: sold below cost, or far below two rivals. */
export const findKnownPriceGaps = (study: Study): Recommendation[] =>
  study.items.flatMap((days) => knownOf(study, days)).flatMap((known) => [...belowCost(known), ...belowRivals(known)]);

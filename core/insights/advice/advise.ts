import type { AdviceSettings } from "./advice-settings.ts";
import { dropContradictions } from "./drop-contradictions.ts";
import { findCrossSelling } from "./find-cross-selling.ts";
import { findFadingItems } from "./find-fading-items.ts";
import { findKnownPriceGaps } from "./find-known-price-gaps.ts";
import { findLeftovers } from "./find-leftovers.ts";
import { findMarkedDown } from "./find-marked-down.ts";
import { findOldDebts } from "./find-old-debts.ts";
import { findPricing } from "./find-pricing.ts";
import { findQuietHours } from "./find-quiet-hours.ts";
import { findSlowItems } from "./find-slow-items.ts";
import { findSoldOut } from "./find-sold-out.ts";
import { findTaxThreshold } from "./find-tax-threshold.ts";
import { findUnusualDays } from "./find-unusual-days.ts";
import type { SalesHistory } from "./history/sales-history.ts";
import type { Recommendation } from "./recommendation.ts";
import type { ShopFacts } from "./shop-facts.ts";
import { type Study, studyOf } from "./study.ts";

/** What is still missing before the sales can speak. */
export interface DataNeed {
  readonly days: number;
  readonly records: number;
  readonly daysNeeded: number;
  readonly recordsNeeded: number;
}

export interface Advice {
  /** Unordered; `chooseAdvice` puts them in order. */
  readonly found: readonly Recommendation[];
  readonly need?: DataNeed;
}

type Finder = (study: Study) => Recommendation[];

/** What the owner told, or what is a sum: true with any number of sales. */
const FROM_FACTS: readonly Finder[] = [findOldDebts, findKnownPriceGaps, findTaxThreshold];
/** What has to be told apart from chance. */
const FROM_MODELS: readonly Finder[] = [
  findPricing,
  findCrossSelling,
  findQuietHours,
  findLeftovers,
  findMarkedDown,
  findFadingItems,
  findSoldOut,
  findSlowItems,
  findUnusualDays,
];

/** All that a shop's own data support. Below the settings' minima only what needs no statistics, and what is missing. */
export function advise(history: SalesHistory, facts: ShopFacts, settings: AdviceSettings): Advice {
  const study = studyOf(history, facts);
  const [days, records] = [history.days.length, history.baskets.count];
  const isTooLittle = days < settings.minDays || records < settings.minRecords;
  const isEnough = !isTooLittle && records >= settings.minRecordsForModels;
  const finders = isEnough ? [...FROM_FACTS, ...FROM_MODELS] : FROM_FACTS;
  const sure = finders.flatMap((find) => find(study)).filter(({ confidence }) => confidence >= settings.minConfidence);
  const found = dropContradictions(sure);
  if (isEnough) return { found };
  const recordsNeeded = isTooLittle ? settings.minRecords : settings.minRecordsForModels;
  return { found, need: { days, records, daysNeeded: settings.minDays, recordsNeeded } };
}

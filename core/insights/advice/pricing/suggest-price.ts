import type { PriceResponse } from "./price-response.ts";
import { chanceItPays, type PriceChange } from "./price-change-value.ts";
import { priceAbove, priceBelow } from "./shop-price.ts";

export interface PriceSuggestion {
  readonly change: PriceChange;
  readonly chance: number;
}

interface Situation {
  readonly currentPriceVnd: number;
  readonly highestTriedVnd: number;
  readonly lowestTriedVnd: number;
  readonly unitCostVnd?: number;
}

/** Beyond what the shop has tried the slope is a guess: one step outside is as far as it carries. */
const withinReach = ({ highestTriedVnd, lowestTriedVnd }: Situation, priceVnd: number): boolean =>
  priceVnd <= priceAbove(highestTriedVnd) && priceVnd >= priceBelow(lowestTriedVnd);

/** The one step up or down that is likelier to pay; never to a price below what a piece costs. */
export function suggestPrice(situation: Situation, response: PriceResponse): PriceSuggestion | undefined {
  const { currentPriceVnd: fromVnd, unitCostVnd } = situation;
  if (unitCostVnd !== undefined && fromVnd <= unitCostVnd) return undefined;
  const cost = unitCostVnd === undefined ? {} : { unitCostVnd };
  const suggestions = [priceAbove(fromVnd), priceBelow(fromVnd)]
    .filter((toVnd) => toVnd > (unitCostVnd ?? 0) && withinReach(situation, toVnd))
    .map((toVnd) => ({ fromVnd, toVnd, ...cost }))
    .map((change) => ({ change, chance: chanceItPays(change, response) }));
  return suggestions.sort((a, b) => b.chance - a.chance)[0];
}

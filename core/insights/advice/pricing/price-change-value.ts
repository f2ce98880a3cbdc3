import { normalBelow } from "../../statistics/normal.ts";
import type { PriceResponse } from "./price-response.ts";

export interface PriceChange {
  readonly fromVnd: number;
  readonly toVnd: number;
  /** Absent where it was never told: then takings are reckoned instead of profit. */
  readonly unitCostVnd?: number;
}

/** What a change of price does to the day's profit (or takings), as a multiple of today's, at a given elasticity. */
export const valueRatio = ({ fromVnd, toVnd, unitCostVnd = 0 }: PriceChange, elasticity: number): number =>
  ((toVnd - unitCostVnd) / (fromVnd - unitCostVnd)) * (toVnd / fromVnd) ** elasticity;

/** The elasticity at which the change neither pays nor costs. */
const evenElasticity = ({ fromVnd, toVnd, unitCostVnd = 0 }: PriceChange): number =>
  -Math.log((toVnd - unitCostVnd) / (fromVnd - unitCostVnd)) / Math.log(toVnd / fromVnd);

/** Chance that the change pays. Raising pays above the even elasticity, lowering below it. */
export function chanceItPays(change: PriceChange, { elasticity, elasticitySd }: PriceResponse): number {
  const above = normalBelow((elasticity - evenElasticity(change)) / elasticitySd);
  return change.toVnd > change.fromVnd ? above : 1 - above;
}

/**
 * A lower price pays as long as a piece costs less than this: where the quantity grows by the factor k,
 * (to − cost) k > from − cost.
 */
export const paysBelowCostVnd = ({ fromVnd, toVnd }: PriceChange, elasticity: number): number => {
  const factor = (toVnd / fromVnd) ** elasticity;
  return Math.max(0, Math.round((toVnd * factor - fromVnd) / (factor - 1)));
};

import type { SeededRandom } from "./seeded-random.ts";
import { type PlannedPrice, planShop, type ShopPlan, TWO_PIECES_SHARE } from "./shop-plan.ts";

export const SIMULATED_KINDS = ["nothing", "price_response", "pair", "dead_hours", "marked_down", "left_over"] as const;
export type SimulatedKind = (typeof SIMULATED_KINDS)[number];

export interface PlantedShop {
  readonly plan: ShopPlan;
  readonly deadHours?: { readonly from: number; readonly to: number };
}

/** Up and down again, as owners try: each price for a good week or two. */
function pricesTried(random: SeededRandom, firstVnd: number, days: number): PlannedPrice[] {
  const other = firstVnd * random.between(1.18, 1.3);
  const prices: PlannedPrice[] = [];
  for (let day = 0, turn = 0; day < days; day += random.whole(11, 18), turn++)
    prices.push({ fromDay: day, priceVnd: turn % 2 === 0 ? firstVnd : Math.round(other / 1_000) * 1_000 });
  return prices;
}

/** On a dish that three guests a day order nothing can be seen in two months: a strong effect is one on what sells. */
const bestSeller = ({ items }: ShopPlan): number =>
  items.reduce((best, { share }, i) => (share > (items[best]?.share ?? 0) ? i : best), 0);

const withPricing = (random: SeededRandom, plan: ShopPlan, elasticity: number, days: number): ShopPlan => {
  const item = bestSeller(plan);
  const prices = pricesTried(random, plan.items[item]?.priceVnd ?? 20_000, days);
  return { ...plan, pricing: { item, elasticity, prices } };
};

function withDeadHours(random: SeededRandom, plan: ShopPlan): PlantedShop {
  const open = plan.hourShares.findIndex((share) => share > 0);
  const close = plan.hourShares.findLastIndex((share) => share > 0) + 1;
  const length = random.whole(2, 3);
  const from = random.whole(open + 4, close - 4 - length);
  const depth = random.between(0.08, 0.22);
  const level = 1 / (close - open);
  const hourShares = plan.hourShares.map((share, hour) =>
    hour >= from && hour < from + length ? level * depth : share,
  );
  return { plan: { ...plan, hourShares }, deadHours: { from, to: from + length } };
}

/** Pieces a day that guests ask for. */
const expectedPerDay = ({ ticketsPerDay, hourShares, items }: ShopPlan, item: number): number => {
  const { share = 0, hourFactors = [] } = items[item] ?? {};
  const byHour = hourShares.map((hourShare, hour) => hourShare * (hourFactors[hour] ?? 1));
  return ticketsPerDay * share * (1 + TWO_PIECES_SHARE) * byHour.reduce((sum, each) => sum + each, 0);
};

const withSpoiling = (random: SeededRandom, plan: ShopPlan, isMarkedDown: boolean): ShopPlan => {
  const item = random.whole(0, 2);
  const perDay = expectedPerDay(plan, item);
  const close = plan.hourShares.findLastIndex((share) => share > 0) + 1;
  const prepared = Math.ceil(perDay * random.between(1.4, 1.9)) + 3;
  return { ...plan, spoiling: { item, prepared, ...(isMarkedDown && { markedFromHour: close - 2 }) } };
};

/** Of shops with nothing to find a third has changed a price, with takings that do not depend on it. */
const NEUTRAL_PRICE_SHARE = 1 / 3;

/** A shop with one strong effect planted, or none. */
export function plantEffect(kind: SimulatedKind, random: SeededRandom, days: number): PlantedShop {
  const plan = planShop(random);
  switch (kind) {
    case "nothing":
      return { plan: random.chance(NEUTRAL_PRICE_SHARE) ? withPricing(random, plan, -1, days) : plan };
    case "price_response": {
      const elasticity = random.chance(0.5) ? random.between(-0.3, 0) : random.between(-3.2, -2.4);
      return { plan: withPricing(random, plan, elasticity, days) };
    }
    case "pair": {
      const first = random.whole(0, 2);
      const second = random.whole(3, 7);
      return { plan: { ...plan, pair: { first, second, extraShare: random.between(0.25, 0.5) } } };
    }
    case "dead_hours":
      return withDeadHours(random, plan);
    case "marked_down":
      return { plan: withSpoiling(random, plan, true) };
    case "left_over":
      return { plan: withSpoiling(random, plan, false) };
  }
}

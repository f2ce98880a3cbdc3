import type { SeededRandom } from "./seeded-random.ts";

export interface PlannedItem {
  readonly name: string;
  readonly priceVnd: number;
  /** Share of tickets that hold it, at its first price. */
  readonly share: number;
  /** By hour of the day: some things are for the morning. */
  readonly hourFactors: readonly number[];
}

/** Every price of an item from a day on. */
export interface PlannedPrice {
  readonly fromDay: number;
  readonly priceVnd: number;
}

export interface ShopPlan {
  readonly items: readonly PlannedItem[];
  readonly ticketsPerDay: number;
  /** Share of the day's tickets by hour; 0 where the shop is shut. */
  readonly hourShares: readonly number[];
  readonly weekdayFactors: readonly number[];
  readonly dayNoiseSd: number;
  readonly ticketSizeSd: number;
  readonly driftPerDay: number;
  readonly pricing?: { readonly item: number; readonly elasticity: number; readonly prices: readonly PlannedPrice[] };
  readonly pair?: { readonly first: number; readonly second: number; readonly extraShare: number };
  readonly spoiling?: { readonly item: number; readonly prepared: number; readonly markedFromHour?: number };
}

/** Of tickets with an item, those with two of it. */
export const TWO_PIECES_SHARE = 0.15;
const HOURS = 24;

/** A day with one crowd, with two, or much the same at all hours: none of them has a hole in it. */
function hourShapeOf(random: SeededRandom, open: number, close: number): number[] {
  const valley = random.between(0.55, 0.9);
  const kind = random.whole(0, 2);
  return Array.from({ length: HOURS }, (_, hour) => {
    if (hour < open || hour >= close) return 0;
    const at = (hour + 0.5 - open) / (close - open);
    if (kind === 0) return 1;
    if (kind === 1) return 0.25 + Math.sin(Math.PI * at);
    return 1 - (1 - valley) * Math.sin(Math.PI * at) ** 4;
  });
}

const normalised = (values: readonly number[]): number[] => {
  const sum = values.reduce((total, each) => total + each, 0);
  return values.map((value) => value / sum);
};

function itemsOf(random: SeededRandom, ticketsItems: number): PlannedItem[] {
  const count = random.whole(8, 24);
  const hasDayparts = random.chance(0.5);
  const popularity = normalised(Array.from({ length: count }, (_, i) => random.factor(0.3) / (i + 2)));
  return popularity.map((weight, i) => {
    const peak = random.between(6, 20);
    const lean = hasDayparts ? random.between(0, 1) : 0;
    return {
      name: `món ${String(i + 1)}`,
      priceVnd: random.whole(2, 16) * 5_000,
      share: Math.min(0.7, weight * ticketsItems),
      hourFactors: Array.from({ length: HOURS }, (_, hour) => 1 + lean * Math.cos(((hour - peak) / 12) * Math.PI)),
    };
  });
}

/** A shop with nothing planted: weekdays, weather, a slow drift, goods for the morning, large parties. */
export function planShop(random: SeededRandom): ShopPlan {
  const open = random.whole(6, 8);
  const close = random.whole(19, 22);
  const shape = hourShapeOf(random, open, close);
  // A lunch break is no lull.
  if (random.chance(0.15)) shape[13] = 0;
  return {
    items: itemsOf(random, random.between(1.2, 2.5)),
    ticketsPerDay: random.between(30, 110),
    hourShares: normalised(shape),
    weekdayFactors: Array.from({ length: 7 }, () => random.factor(0.15)),
    dayNoiseSd: random.between(0.05, 0.2),
    ticketSizeSd: random.between(0, 0.4),
    driftPerDay: random.between(-0.003, 0.003),
  };
}

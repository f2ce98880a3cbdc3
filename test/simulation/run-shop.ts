import { addDays, formatISO, parseISO } from "date-fns";

import { createHistoryCollector, type SaleLine } from "../../core/insights/advice/history/collect-history.ts";
import type { SalesHistory } from "../../core/insights/advice/history/sales-history.ts";
import type { Leftover, ShopFacts } from "../../core/insights/advice/shop-facts.ts";
import type { SeededRandom } from "./seeded-random.ts";
import { type PlannedItem, type ShopPlan, TWO_PIECES_SHARE } from "./shop-plan.ts";

export interface RunShop {
  readonly lines: readonly SaleLine[];
  readonly history: SalesHistory;
  readonly facts: ShopFacts;
}

const FIRST_DAY = "2026-03-02";
const MARKED_DOWN_TO = 0.5;
/** Before closing who comes is offered what is left. */
const MARKED_UPTAKE = 0.6;

const dateOf = (day: number): string => formatISO(addDays(parseISO(FIRST_DAY), day), { representation: "date" });

const priceOn = ({ pricing, items }: ShopPlan, item: number, day: number): number =>
  (pricing?.item === item ? pricing.prices.findLast(({ fromDay }) => fromDay <= day)?.priceVnd : undefined) ??
  items[item]?.priceVnd ??
  0;

/** Share of tickets with an item at its price of the day. */
function shareOn(plan: ShopPlan, item: number, priceVnd: number): number {
  const { share = 0, priceVnd: firstVnd = 1 }: Partial<PlannedItem> = plan.items[item] ?? {};
  return plan.pricing?.item === item ? share * (priceVnd / firstVnd) ** plan.pricing.elasticity : share;
}

interface Day {
  readonly day: number;
  readonly prices: readonly number[];
  readonly shares: readonly number[];
  /** Pieces left of the goods that spoil. */
  left: number;
}

/** What one guest takes at an hour, and at which price. */
function fillTicket(
  plan: ShopPlan,
  random: SeededRandom,
  day: Day,
  hour: number,
): { item: number; quantity: number; priceVnd: number }[] {
  const size = random.factor(plan.ticketSizeSd);
  const taken = plan.items.map((item, i) =>
    random.chance(Math.min(0.95, (day.shares[i] ?? 0) * (item.hourFactors[hour] ?? 1) * size)),
  );
  if (plan.pair && taken[plan.pair.first] && random.chance(plan.pair.extraShare)) taken[plan.pair.second] = true;
  const lines = taken.flatMap((isTaken, item) =>
    isTaken ? [{ item, quantity: random.chance(TWO_PIECES_SHARE) ? 2 : 1, priceVnd: day.prices[item] ?? 0 }] : [],
  );
  return plan.spoiling === undefined ? lines : lines.flatMap((line) => soldFromStock(plan, day, line));
}

function soldFromStock(
  plan: ShopPlan,
  day: Day,
  line: { item: number; quantity: number; priceVnd: number },
): (typeof line)[] {
  if (line.item !== plan.spoiling?.item) return [line];
  const quantity = Math.min(line.quantity, day.left);
  day.left -= quantity;
  return quantity === 0 ? [] : [{ ...line, quantity }];
}

/** Guests before closing take what is left at half the price. */
function markedLine(
  plan: ShopPlan,
  random: SeededRandom,
  day: Day,
  hour: number,
): { item: number; quantity: number; priceVnd: number }[] {
  const { item = 0, markedFromHour = Infinity } = plan.spoiling ?? {};
  if (hour < markedFromHour || day.left === 0 || !random.chance(MARKED_UPTAKE)) return [];
  const quantity = Math.min(day.left, random.whole(1, 3));
  day.left -= quantity;
  return [{ item, quantity, priceVnd: Math.round(((day.prices[item] ?? 0) * MARKED_DOWN_TO) / 500) * 500 }];
}

function runDay(plan: ShopPlan, random: SeededRandom, dayNumber: number): { lines: SaleLine[]; left: number } {
  const prices = plan.items.map((_, item) => priceOn(plan, item, dayNumber));
  const day: Day = {
    day: dayNumber,
    prices,
    shares: prices.map((price, item) => shareOn(plan, item, price)),
    left: plan.spoiling?.prepared ?? 0,
  };
  const level =
    plan.ticketsPerDay *
    (plan.weekdayFactors[dayNumber % 7] ?? 1) *
    random.factor(plan.dayNoiseSd) *
    Math.exp(plan.driftPerDay * (dayNumber % 60));
  const lines: SaleLine[] = [];
  plan.hourShares.forEach((share, hour) => {
    const guests = random.poisson(level * share);
    for (let guest = 0; guest < guests; guest++) {
      const minuteOfDay = hour * 60 + Math.floor(((guest + random.next()) / guests) * 60);
      const taken = fillTicket(plan, random, day, hour);
      for (const { item, quantity, priceVnd } of [...taken, ...markedLine(plan, random, day, hour)])
        lines.push({
          ticket: `${String(hour)}-${String(guest)}`,
          date: dateOf(dayNumber),
          minuteOfDay,
          item: plan.items[item]?.name ?? "",
          quantity,
          unitPriceVnd: priceVnd,
        });
    }
  });
  return { lines, left: day.left };
}

/** Lets a shop trade for some days. */
export function runShop(plan: ShopPlan, random: SeededRandom, days: number): RunShop {
  const collector = createHistoryCollector();
  const lines: SaleLine[] = [];
  const leftovers: Leftover[] = [];
  for (let day = 0; day < days; day++) {
    const trade = runDay(plan, random, day);
    for (const line of trade.lines) {
      collector.add(line);
      lines.push(line);
    }
    if (plan.spoiling !== undefined && plan.spoiling.markedFromHour === undefined)
      leftovers.push({
        item: plan.items[plan.spoiling.item]?.name ?? "",
        date: dateOf(day),
        preparedQuantity: plan.spoiling.prepared,
        leftQuantity: trade.left,
      });
  }
  return { lines, history: collector.finish(), facts: leftovers.length === 0 ? {} : { leftovers } };
}

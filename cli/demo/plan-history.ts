import { civilDay, isoDate, partsOf, weekdayOf } from "../../core/language/dates/civil-day.ts";
import { lunarOf } from "../../core/language/dates/lunar-calendar.ts";
import type { SeededRandom } from "./seeded-random.ts";
import type { PlannedItem, ShopPlan } from "./shop-plan.ts";

export interface PlannedSale {
  readonly date: string;
  /** `HH:mm:ss` of the wall clock. */
  readonly time: string;
  readonly byCashier: boolean;
  readonly payment?: "cash" | "transfer" | "debt";
  readonly debtor?: string;
  readonly lines: readonly { readonly item: PlannedItem; readonly quantity: number; readonly priceVnd: number }[];
}
export interface PlannedSpending {
  readonly date: string;
  readonly category: string;
  readonly kind: "expense" | "purchase";
  readonly totalVnd: number;
}
export interface PlannedPayment {
  readonly date: string;
  readonly debtor: string;
  readonly totalVnd: number;
}
export interface PlannedHistory {
  readonly sales: readonly PlannedSale[];
  readonly spending: readonly PlannedSpending[];
  readonly payments: readonly PlannedPayment[];
  readonly closed: readonly { readonly from: string; readonly to: string }[];
}

/** The days of a shop up to `lastDate`, as its plan and chance would have them. The last day runs until `untilHour`. */
export function planHistory(
  plan: ShopPlan,
  random: SeededRandom,
  { lastDate, days, untilHour }: { readonly lastDate: string; readonly days: number; readonly untilHour: number },
): PlannedHistory {
  const [year = 0, month = 0, day = 0] = lastDate.split("-").map(Number);
  const last = civilDay(year, month, day);
  const sales: PlannedSale[] = [];
  const spending: PlannedSpending[] = [];
  const payments: PlannedPayment[] = [];
  const owed = new Map<string, number>();
  for (let index = 0; index < days; index++) {
    const today = last - days + 1 + index;
    if (isClosed(today, random)) continue;
    const sold = daySales(plan, random, { day: today, index, daysLeft: days - 1 - index });
    const open = index === days - 1 ? sold.filter(({ time }) => Number(time.slice(0, 2)) < untilHour) : sold;
    sales.push(...open);
    spending.push(...daySpending(plan, random, today, open));
    payments.push(...dayPayments(random, isoDate(today), open, owed));
  }
  return { sales, spending, payments, closed: tetClosures(last - days + 1, last) };
}

/** Shops are shut from the 28th of the last lunar month to the 5th of the first, and now and then for a day. */
const isTet = (day: number): boolean => {
  const lunar = lunarOf(day);
  return (lunar.month === 12 && lunar.day >= 28) || (lunar.month === 1 && lunar.day <= 5);
};

const CLOSED_NOW_AND_THEN = 0.012;

const isClosed = (day: number, random: SeededRandom): boolean => random.next() < CLOSED_NOW_AND_THEN || isTet(day);

function tetClosures(first: number, last: number): { from: string; to: string }[] {
  const days = Array.from({ length: last - first + 1 }, (_, index) => first + index).filter(isTet);
  const starts = days.filter((day) => !days.includes(day - 1));
  const ends = days.filter((day) => !days.includes(day + 1));
  return starts.map((from, index) => ({ from: isoDate(from), to: isoDate(ends[index] ?? from) }));
}

interface Day {
  readonly day: number;
  readonly index: number;
  readonly daysLeft: number;
}

function daySales(plan: ShopPlan, random: SeededRandom, day: Day): PlannedSale[] {
  const { month } = partsOf(day.day);
  const usual = plan.salesADay * (plan.months[month - 1] ?? 1) * (plan.weekdays[weekdayOf(day.day) - 1] ?? 1);
  const weather = random.next() < 0.1 ? 0.72 : 1;
  const mood = Math.exp(random.normal() * 0.09);
  const count = random.poisson(
    usual * weather * mood * growth(day.index) * rivalFactor(plan, day.daysLeft) * tetFactor(day.day),
  );
  const heat = Math.cos(((month - 6) / 12) * 2 * Math.PI);
  return Array.from({ length: count }, () => oneSale(plan, random, day, heat)).sort((a, b) =>
    a.time < b.time ? -1 : 1,
  );
}

/** A tenth more in the second year than in the first. */
const growth = (index: number): number => 1 + (index / 365) * 0.1;

/** Half of the guests who tried the new place are back after four months. */
const rivalFactor = ({ rival }: ShopPlan, daysLeft: number): number => {
  const since = rival.sinceDays - daysLeft;
  return since < 0 ? 1 : 1 - rival.loss * (0.5 + 0.5 * Math.exp(-since / 60));
};

/** The two weeks before Tết people are out and about. */
const tetFactor = (day: number): number => {
  const lunar = lunarOf(day);
  return lunar.month === 12 && lunar.day >= 14 ? 1.15 : 1;
};

function oneSale(plan: ShopPlan, random: SeededRandom, { day, index }: Day, heat: number): PlannedSale {
  const hour = random.pick(plan.hours);
  const guests = random.pick([
    [1, 55],
    [2, 28],
    [3, 10],
    [4, 7],
  ]);
  const mains = plan.items.filter(({ isSide }) => isSide !== true);
  const sides = plan.items.filter(({ isSide }) => isSide === true);
  const chosen = [
    ...Array.from({ length: guests }, () => pickItem(random, mains, heat)),
    ...Array.from({ length: random.poisson(guests * 0.7) }, () => pickItem(random, sides, heat)),
  ];
  const debtor = plan.debtors[Math.floor(random.next() * plan.debtors.length)];
  const onCredit = random.next() < 0.008;
  const payment = onCredit ? "debt" : paymentOf(random, index);
  return {
    date: isoDate(day),
    time: `${two(hour)}:${two(Math.floor(random.next() * 60))}:${two(Math.floor(random.next() * 60))}`,
    byCashier: random.next() < 0.35,
    ...(payment !== undefined && { payment }),
    ...(onCredit && debtor !== undefined && { debtor }),
    lines: linesOf(chosen, index),
  };
}

const two = (number: number): string => String(number).padStart(2, "0");

const pickItem = (random: SeededRandom, items: readonly PlannedItem[], heat: number): PlannedItem =>
  random.pick(items.map((item) => [item, item.weight * Math.max(0.2, 1 + (item.heat ?? 0) * heat)] as const));

/** Year by year more people pay from their phone; now and then nobody writes down how. */
function paymentOf(random: SeededRandom, index: number): "cash" | "transfer" | undefined {
  if (random.next() < 0.06) return undefined;
  return random.next() < 0.3 + (index / 730) * 0.25 ? "transfer" : "cash";
}

function linesOf(chosen: readonly PlannedItem[], index: number): PlannedSale["lines"] {
  const counts = new Map<PlannedItem, number>();
  for (const item of chosen) counts.set(item, (counts.get(item) ?? 0) + 1);
  return [...counts].map(([item, quantity]) => ({ item, quantity, priceVnd: priceOn(item, index) }));
}

const priceOn = ({ prices }: PlannedItem, index: number): number =>
  prices.findLast(([fromDay]) => fromDay <= index)?.[1] ?? prices[0]?.[1] ?? 1_000;

export const totalOf = ({ lines }: PlannedSale): number =>
  lines.reduce((sum, { quantity, priceVnd }) => sum + quantity * priceVnd, 0);

function daySpending(
  plan: ShopPlan,
  random: SeededRandom,
  day: number,
  sales: readonly PlannedSale[],
): PlannedSpending[] {
  const date = isoDate(day);
  const takings = sales.reduce((sum, sale) => sum + totalOf(sale), 0);
  const goods = thousands(takings * plan.goodsShare * Math.exp(random.normal() * 0.15));
  const monthly: Record<number, readonly [string, number]> = {
    1: ["lương", plan.wagesVnd],
    5: ["mặt bằng", plan.rentVnd],
    12: ["điện nước", thousands(plan.powerVnd * Math.exp(random.normal() * 0.12))],
  };
  const due = monthly[partsOf(day).day];
  return [
    ...(goods > 0 ? [{ date, category: "hàng", kind: "purchase" as const, totalVnd: goods }] : []),
    ...(due === undefined ? [] : [{ date, category: due[0], kind: "expense" as const, totalVnd: due[1] }]),
  ];
}

const thousands = (amountVnd: number): number => Math.max(1_000, Math.round(amountVnd / 1_000) * 1_000);

/** People pay what they owe a while later, mostly all of it. */
function dayPayments(
  random: SeededRandom,
  date: string,
  sales: readonly PlannedSale[],
  owed: Map<string, number>,
): PlannedPayment[] {
  const paid: PlannedPayment[] = [];
  for (const [debtor, owedVnd] of owed) {
    if (owedVnd <= 0 || random.next() > 0.09) continue;
    const totalVnd = random.next() < 0.75 ? owedVnd : thousands(owedVnd / 2);
    paid.push({ date, debtor, totalVnd });
    owed.set(debtor, owedVnd - totalVnd);
  }
  for (const sale of sales) {
    if (sale.debtor !== undefined) owed.set(sale.debtor, (owed.get(sale.debtor) ?? 0) + totalOf(sale));
  }
  return paid;
}

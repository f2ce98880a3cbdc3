import type { PastPeriod } from "../core/digest/past-periods.ts";
import { quantityWords } from "./reports/item-line.ts";
import { daysName } from "./reports/period-words.ts";
import { leftOf } from "./reports/present-money.ts";
import type { Speech } from "./speech.ts";

const MOST_ITEMS = 3;

/** A week or month that is over: its sum, how that compares, its best and worst day, what sold, what is left. */
export function periodLines(speech: Speech, period: PastPeriod): string[] {
  return [headOf(speech, period), ...daysOf(speech, period), ...itemsOf(speech, period), ...leftLine(speech, period)];
}

function headOf(speech: Speech, { of, sales: { from, to, sales, comparison } }: PastPeriod): string {
  const { say, vnd } = speech;
  const total = vnd(sales.totalVnd);
  const head = say(`digest.${of}`, { days: daysName(speech, { from, to }), month: Number(from.slice(5, 7)), total });
  if (comparison === undefined || comparison.before.totalVnd <= 0) return head;
  const percent = Math.round((comparison.figures.totalVnd / comparison.before.totalVnd - 1) * 100);
  const direction = percent === 0 ? "Same" : percent > 0 ? "More" : "Less";
  const values = { percent: Math.abs(percent), before: vnd(comparison.before.totalVnd) };
  return `${head} ${say(`digest.${of}${direction}`, values)}`;
}

function daysOf({ say, vnd, shortDate, date }: Speech, { of, sales: { byDay } }: PastPeriod): string[] {
  const sorted = byDay.filter(({ totalVnd }) => totalVnd > 0).sort((a, b) => b.totalVnd - a.totalVnd);
  const [best, worst] = [sorted[0], sorted.at(-1)];
  if (best === undefined || worst === undefined || best.totalVnd === worst.totalVnd) return [];
  const named = of === "week" ? date : shortDate;
  return [
    say("digest.bestDay", {
      best: named(best.date),
      bestTotal: vnd(best.totalVnd),
      worst: named(worst.date),
      worstTotal: vnd(worst.totalVnd),
    }),
  ];
}

function itemsOf(speech: Speech, { sales: { topItems } }: PastPeriod): string[] {
  if (topItems.length === 0) return [];
  const items = topItems
    .slice(0, MOST_ITEMS)
    .map((item) => speech.say("digest.bestItem", { name: item.name, quantity: quantityWords(speech, item) }));
  return [speech.say("digest.bestItems", { items: items.join(", ") })];
}

/** Where nothing is known of what the goods cost there is no profit to tell. */
function leftLine({ say, vnd }: Speech, { profit }: PastPeriod): string[] {
  const { goodsVnd, leftVnd, isKnown } = leftOf(profit);
  if (goodsVnd === 0) return [];
  const kind = leftVnd < 0 ? "loss" : isKnown ? "profit" : "profitBought";
  return [say(`digest.${kind}`, { left: vnd(Math.abs(leftVnd)) })];
}

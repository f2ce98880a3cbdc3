import type { Outcome } from "../core/conversation/outcome.ts";
import type { ItemSales } from "../core/ports/book.ts";
import { formatQuantity, nearness } from "./formats.ts";
import type { Speech } from "./speech.ts";

type Report = Extract<Outcome, { kind: "sales_reported" }>;

/** What was sold in a period, the best sellers below it. */
export function presentReport(speech: Speech, { from, to, sales, topItems }: Report): string {
  const { say, vnd } = speech;
  const period = periodName(speech, from, to);
  if (sales.entryCount === 0) return say("report.nothing", { period });
  const head = say("report.total", { period, total: vnd(sales.totalVnd), count: sales.entryCount });
  if (topItems.length === 0) return head;
  return [head, say("report.top"), ...topItems.map((item) => topItemLine(speech, item))].join("\n");
}

function periodName({ say, date, shortDate, voice }: Speech, from: string, to: string): string {
  if (from !== to) return say("report.range", { from: shortDate(from), to: shortDate(to) });
  return say(`report.${nearness(from, voice.today)}`, { date: date(from) });
}

/** `• Phở bò: 12 tô, 600.000đ` */
export function topItemLine({ say, vnd, voice }: Speech, { name, quantity, unit, totalVnd }: ItemSales): string {
  const amount = formatQuantity(quantity, voice.language);
  return say("report.item", { name, quantity: unit ? `${amount} ${unit}` : amount, total: vnd(totalVnd) });
}

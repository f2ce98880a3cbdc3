import type { SalesReport } from "../../core/reports/sales-report.ts";
import type { Part, Speech } from "../speech.ts";
import { lowerFirst } from "./comparison-line.ts";
import { quantityWords, topItemLine } from "./item-line.ts";
import { periodName } from "./period-words.ts";

type PartReport = Extract<SalesReport, { kind: "part_reported" }>;

/** What one part of the shop sold, and how much of the whole that is. */
export function presentPart(speech: Speech, report: PartReport): Part {
  const { say, vnd } = speech;
  const { part, name, days, figures, items, quantity, unit, allVnd } = report;
  const period = lowerFirst(periodName(speech, days));
  const called = name.charAt(0).toLocaleUpperCase() + name.slice(1);
  if (figures.totalVnd === 0) {
    return { text: say(part === "customer" ? "part.customerNothing" : "part.nothing", { name: called, period }) };
  }
  const amount =
    quantity === undefined ? undefined : quantityWords(speech, { quantity, ...(unit !== undefined && { unit }) });
  const words = {
    name: called,
    period,
    total: vnd(figures.totalVnd),
    count: figures.entryCount,
    percent: Math.round((figures.totalVnd / Math.max(1, allVnd)) * 100),
    ...(amount !== undefined && { quantity: amount }),
  };
  const kind = part === "item" || part === "category" ? (amount === undefined ? "goods" : "counted") : part;
  const goods = items.map((item) => topItemLine(speech, item));
  const amountsOnly = part === "customer" && goods.length === 0 ? [say("part.amountsOnly")] : [];
  return { text: [say(`part.${kind}`, words), ...goods, ...amountsOnly].join("\n") };
}

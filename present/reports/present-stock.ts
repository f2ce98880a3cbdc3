import type { StockReport } from "../../core/reports/answer-stock.ts";
import { capitalised } from "../capitalised.ts";
import { formatQuantity } from "../formats.ts";
import type { Speech } from "../speech.ts";

/** What is left, a line each, with the day of the count that it goes by. */
export function presentStock(speech: Speech, { levels, about }: StockReport): string {
  const { say } = speech;
  if (levels.length === 0) {
    return about === undefined ? say("stock.nothing") : say("stock.uncounted", { name: about });
  }
  const lines = levels.map((level) => stockLine(speech, level));
  return lines.length === 1
    ? capitalised(lines[0] ?? "")
    : [say("stock.head"), ...lines.map((line) => `• ${line}`)].join("\n");
}

function stockLine(speech: Speech, level: StockReport["levels"][number]): string {
  const counted = speech.shortDate(level.countedOn);
  // Sold beyond what was counted: something came in that nobody wrote down.
  if (level.quantity <= 0) return speech.say("stock.gone", { name: level.name, counted });
  const amount = [formatQuantity(level.quantity, speech.voice.language), level.unit].filter(Boolean).join(" ");
  return speech.say("stock.left", { name: level.name, amount, counted });
}

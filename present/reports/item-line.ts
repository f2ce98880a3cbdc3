import type { ItemSales } from "../../core/ports/book.ts";
import { formatQuantity } from "../formats.ts";
import type { Speech } from "../speech.ts";

/** `• Phở bò: 12 tô, 600.000đ` */
export const topItemLine = (speech: Speech, { name, totalVnd, ...amount }: ItemSales): string =>
  speech.say("report.item", { name, quantity: quantityWords(speech, amount), total: speech.vnd(totalVnd) });

/** `12 tô` */
export function quantityWords({ voice }: Speech, { quantity, unit }: Pick<ItemSales, "quantity" | "unit">): string {
  const amount = formatQuantity(quantity, voice.language);
  return unit ? `${amount} ${unit}` : amount;
}

import type { GoodsLine } from "../core/ports/entry.ts";
import { formatQuantity } from "./formats.ts";
import type { Speech } from "./speech.ts";

/** `2 ly cà phê sữa`: as much as is known of quantity, unit and name. */
export const goodsName = (
  { voice }: Speech,
  { name, quantity, unit }: { readonly name: string; readonly quantity: number; readonly unit?: string },
): string =>
  [formatQuantity(quantity, voice.language), unit, withoutMeasure(name, unit)]
    .filter((part) => part !== undefined && part !== "")
    .join(" ");

/** A case is named by its measure, which is said once: `2 thùng mì`. */
const withoutMeasure = (name: string, unit = ""): string =>
  unit !== "" && name.startsWith(`${unit} `) ? name.slice(unit.length + 1) : name;

/** `• 2 ly cà phê sữa × 25.000đ = 50.000đ` */
export function goodsLine(speech: Speech, line: GoodsLine): string {
  const { say, vnd } = speech;
  const values = { what: goodsName(speech, line), total: vnd(line.totalVnd) };
  return line.unitPriceVnd === undefined || line.quantity === 1
    ? say("goods.lineWithoutPrice", values)
    : say("goods.line", { ...values, price: vnd(line.unitPriceVnd) });
}

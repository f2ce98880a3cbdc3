import { prefillPayload, voidPayload } from "../core/conversation/choice-payload.ts";
import type { DaySales, SaleEntry, SaleItem } from "../core/ports/book.ts";
import type { Choice } from "../core/ports/outbound-message.ts";
import { formatQuantity, nearness } from "./formats.ts";
import type { Part, Speech } from "./speech.ts";

/** A sale in the words of one of the `sale.*` texts, its goods below it. */
export function saleText(speech: Speech, key: string, sale: SaleEntry, values: Record<string, string> = {}): string {
  const { say, vnd, date } = speech;
  const head = say(`sale.${key}`, {
    total: vnd(sale.totalVnd),
    detail: saleDetail(speech, sale),
    date: date(sale.businessDate),
    ...values,
  });
  return [head, ...sale.items.map((item) => itemLine(speech, item))].join("\n");
}

function saleDetail({ say }: Speech, { customer, payment, scope }: SaleEntry): string {
  const parts = [
    ...(customer ? [say("sale.customer", { name: customer.name })] : []),
    ...(payment ? [say(`sale.${payment}`)] : []),
    ...(scope === "day_rest" ? [say("sale.rest")] : []),
  ];
  return parts.join("");
}

function itemLine({ say, vnd, voice }: Speech, { name, quantity, unit, unitPriceVnd, totalVnd }: SaleItem): string {
  const amount = formatQuantity(quantity, voice.language);
  const what = [amount, unit, name].filter((part) => part !== undefined && part !== "").join(" ");
  const values = { what, total: vnd(totalVnd) };
  return unitPriceVnd === undefined || quantity === 1
    ? say("sale.itemWithoutPrice", values)
    : say("sale.item", { ...values, price: vnd(unitPriceVnd) });
}

/** `Hôm nay: 2.000.000đ` */
export function dayLine({ say, vnd, shortDate, voice }: Speech, date: string, day: DaySales): string {
  const total = day.entryCount === 0 ? say("day.empty") : vnd(day.totalVnd);
  return say(`day.${nearness(date, voice.today)}`, { date: shortDate(date), total });
}

/** What can be done with an entry that was just made. */
export const entryActions = ({ say }: Speech, entryId: string): NonNullable<Part["choices"]> => {
  const edit: Choice = {
    label: say("action.edit"),
    payload: prefillPayload(say("action.editTyped")),
    typed: say("action.editShown"),
  };
  const undo: Choice = { label: say("action.void"), payload: voidPayload(entryId), typed: say("action.voidTyped") };
  return { kind: "actions", options: [edit, undo] };
};

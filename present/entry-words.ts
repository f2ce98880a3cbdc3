import type { Entry, EntryKind, EntryOf, PurchaseEntry, RefundEntry, SaleEntry } from "../core/ports/entry.ts";
import type { EntryWords } from "./entry-in-words.ts";
import { menuWords, priceWords } from "./menu-entry-words.ts";
import { goodsLine, goodsName } from "./present-goods.ts";
import type { Speech } from "./speech.ts";

type Wording<K extends EntryKind> = (speech: Speech, entry: EntryOf<K>) => EntryWords;

const WORDINGS: { readonly [K in EntryKind]: Wording<K> } = {
  sale: (speech, sale) => goods(speech, "entry.sale", sale, saleDetail(speech, sale)),
  refund: (speech, refund) => goods(speech, "entry.refund", refund, refundDetail(speech, refund)),
  purchase: (speech, purchase) => goods(speech, "entry.purchase", purchase, purchaseDetail(speech, purchase)),
  expense: (speech, { totalVnd, category, isDrawing, payment }) =>
    amount(speech, isDrawing ? "entry.drawing" : "entry.expense", totalVnd, [
      isDrawing ? "" : speech.say("entry.category", { category }),
      paid(speech, payment),
    ]),
  debt_payment: (speech, { customer, totalVnd, payment }) => {
    const words = speech.vnd(totalVnd) + paid(speech, payment);
    return {
      what: speech.say("entry.debtPayment", { name: customer.name || speech.say("debt.nameErased"), amount: words }),
      amount: words,
      lines: [],
      isDated: true,
    };
  },
  supplier_payment: (speech, { supplier, totalVnd, payment }) => {
    const words = speech.vnd(totalVnd) + paid(speech, payment);
    return {
      what: speech.say("entry.supplierPayment", {
        name: supplier.name || speech.say("debt.nameErased"),
        amount: words,
      }),
      amount: words,
      lines: [],
      isDated: true,
    };
  },
  stock: (speech, { lines }) =>
    told(
      lines.map((line) => stockWords(speech, line)).join(", "),
      lines.map((line) => goodsName(speech, line)).join(", "),
      { isDated: true },
    ),
  menu: (speech, entry) => menuWords(speech, entry),
  day_close: ({ say, vnd }, { countedVnd }) =>
    countedVnd === undefined
      ? { what: say("entry.dayClose"), lines: [], isDeed: true, isDated: true }
      : told(say("entry.dayCloseCounted", { amount: vnd(countedVnd) }), vnd(countedVnd), {
          isDeed: true,
          isDated: true,
        }),
  closed_days: (speech, { from, to }) => {
    const days = daysWords(speech, from, to);
    return told(speech.say("entry.closedDays", { days }), days);
  },
  day_note: (speech, { from, to, note }) => {
    const days = daysWords(speech, from, to);
    return told(speech.say(`entry.dayNote.${note}`, { days }), days);
  },
  promotion: (speech, { offer, from, to }) => {
    const days = daysWords(speech, from, to);
    return told(speech.say("entry.promotion", { offer, days }), `${offer} ${days}`);
  },
  competitor_price: (speech, { lines }) => {
    const prices = lines.map(({ name, priceVnd, unit }) => priceWords(speech, name, priceVnd, unit)).join(", ");
    return told(speech.say("entry.competitor", { prices }), prices);
  },
  recurring: ({ say, vnd }, { totalVnd, category, dayOfMonth }) => ({
    what: say("entry.recurring", { amount: vnd(totalVnd), category, day: dayOfMonth }),
    amount: say("entry.monthly", { amount: vnd(totalVnd), day: dayOfMonth }),
    lines: [],
    isDeed: true,
    isDated: false,
  }),
};

/** What an entry is called, whatever its kind. */
export const entryWords = (speech: Speech, entry: Entry): EntryWords =>
  (WORDINGS[entry.kind] as Wording<EntryKind>)(speech, entry);

/** What is told of the shop: all of it stands before the arrow of a correction, and behind it what it became. */
const told = (
  what: string,
  amount: string,
  more: Pick<Partial<EntryWords>, "isDeed" | "isDated"> = {},
): EntryWords => ({ what, amount, before: what, lines: [], isDated: false, ...more });

const amount = ({ say, vnd }: Speech, key: string, totalVnd: number, details: readonly string[]): EntryWords => {
  const words = vnd(totalVnd) + details.join("");
  return { what: say(key, { amount: words }), amount: words, lines: [], isDated: true };
};

const goods = (
  speech: Speech,
  key: string,
  entry: SaleEntry | RefundEntry | PurchaseEntry,
  details: readonly string[],
): EntryWords => ({
  ...amount(speech, key, entry.totalVnd, details),
  lines: [
    ...entry.items.map((line) => goodsLine(speech, line)),
    ...("discountVnd" in entry ? [speech.say("goods.discount", { amount: speech.vnd(entry.discountVnd) })] : []),
  ],
});

const saleDetail = ({ say }: Speech, { customer, payment, scope }: SaleEntry): string[] => [
  customer ? say("entry.to", { name: customer.name }) : "",
  payment ? say(`entry.paid.${payment}`) : "",
  scope === "day_rest" ? say("entry.rest") : "",
];

const refundDetail = ({ say }: Speech, { customer, payment }: RefundEntry): string[] => [
  customer ? say("entry.to", { name: customer.name }) : "",
  payment ? say(payment === "debt" ? "entry.offTheDebt" : `entry.paid.${payment}`) : "",
];

const purchaseDetail = ({ say }: Speech, { supplier, payment }: PurchaseEntry): string[] => [
  supplier ? say("entry.from", { name: supplier.name }) : "",
  payment ? say(payment === "debt" ? "entry.notPaidYet" : `entry.paid.${payment}`) : "",
];

const paid = ({ say }: Speech, payment: "cash" | "transfer" | undefined): string =>
  payment === undefined ? "" : say(`entry.paid.${payment}`);

const stockWords = (speech: Speech, line: EntryOf<"stock">["lines"][number]): string => {
  if (line.move === "count" && line.quantity === 0) return speech.say("entry.stockOut", { name: line.name });
  return speech.say(line.move === "in" ? "entry.stockIn" : "entry.stockCount", { what: goodsName(speech, line) });
};

/** `ngày 26/11`, `từ 4/2 đến 10/2`, `từ 26/11` */
const daysWords = ({ say, shortDate }: Speech, from: string, to: string | undefined): string => {
  if (to === undefined) return say("entry.daysFrom", { from: shortDate(from) });
  return from === to
    ? say("entry.dayOn", { date: shortDate(from) })
    : say("entry.daysRange", { from: shortDate(from), to: shortDate(to) });
};

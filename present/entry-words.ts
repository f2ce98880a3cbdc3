import type {
  Entry,
  MenuItemState,
  EntryKind,
  EntryOf,
  MenuEntry,
  PurchaseEntry,
  RefundEntry,
  SaleEntry,
} from "../core/ports/entry.ts";
import { goodsLine, goodsName } from "./present-goods.ts";
import type { Speech } from "./speech.ts";

/** An entry in words. */
export interface EntryWords {
  /** "bán 200.000đ cho chị Lan": fits behind "Đã ghi" and "Đã huỷ:". */
  readonly what: string;
  /** Its amount and what is said with it, for a correction: "200.000đ cho chị Lan". */
  readonly amount?: string;
  readonly lines: readonly string[];
  /** What was done by saying it ("chốt sổ", "thêm món"), where others are only recorded. */
  readonly isDeed?: true;
  /** False where the day on which it was entered says nothing of it: a price, a closure. */
  readonly isDated: boolean;
}

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
  stock: (speech, { lines }) => ({
    what: lines.map((line) => stockWords(speech, line)).join(", "),
    lines: [],
    isDated: true,
  }),
  menu: (speech, entry) => menuWords(speech, entry),
  day_close: ({ say, vnd }, { countedVnd }) => ({
    what: countedVnd === undefined ? say("entry.dayClose") : say("entry.dayCloseCounted", { amount: vnd(countedVnd) }),
    lines: [],
    isDeed: true,
    isDated: true,
  }),
  closed_days: (speech, { from, to }) => ({
    what: speech.say("entry.closedDays", { days: daysWords(speech, from, to) }),
    lines: [],
    isDated: false,
  }),
  day_note: (speech, { from, to, note }) => ({
    what: speech.say(`entry.dayNote.${note}`, { days: daysWords(speech, from, to) }),
    lines: [],
    isDated: false,
  }),
  promotion: (speech, { offer, from, to }) => ({
    what: speech.say("entry.promotion", { offer, days: daysWords(speech, from, to) }),
    lines: [],
    isDated: false,
  }),
  competitor_price: (speech, { lines }) => ({
    what: speech.say("entry.competitor", {
      prices: lines.map(({ name, priceVnd, unit }) => priceWords(speech, name, priceVnd, unit)).join(", "),
    }),
    lines: [],
    isDated: false,
  }),
  recurring: ({ say, vnd }, { totalVnd, category, dayOfMonth }) => ({
    what: say("entry.recurring", { amount: vnd(totalVnd), category, day: dayOfMonth }),
    amount: vnd(totalVnd),
    lines: [],
    isDeed: true,
    isDated: false,
  }),
};

/** What an entry is called, whatever its kind. */
export const entryWords = (speech: Speech, entry: Entry): EntryWords =>
  (WORDINGS[entry.kind] as Wording<EntryKind>)(speech, entry);

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

/** `phở bò 50.000đ`, `thịt 120.000đ/kg` */
const priceWords = ({ vnd }: Speech, name: string, priceVnd: number, unit: string | undefined): string =>
  `${name} ${vnd(priceVnd)}${unit === undefined ? "" : `/${unit}`}`;

/** `ngày 26/11`, `từ 4/2 đến 10/2`, `từ 26/11` */
const daysWords = ({ say, shortDate }: Speech, from: string, to: string | undefined): string => {
  if (to === undefined) return say("entry.daysFrom", { from: shortDate(from) });
  return from === to
    ? say("entry.dayOn", { date: shortDate(from) })
    : say("entry.daysRange", { from: shortDate(from), to: shortDate(to) });
};

/** Above this many the items of a change are told one a line. */
const MOST_IN_A_SENTENCE = 3;

/** A menu of two hundred items is looked at by “thực đơn”, page by page. */
const MOST_LINES = 20;

function menuWords(speech: Speech, { changes, prices, businessDate }: MenuEntry): EntryWords {
  const names = new Map(changes.map(({ itemId, after }) => [itemId, after.name]));
  const added = new Set(changes.filter(({ before }) => before === undefined).map(({ itemId }) => itemId));
  const changed = changes
    .filter(({ itemId }) => !added.has(itemId))
    .flatMap((change) => changeWords(speech, change, names));
  const additions = changes
    .filter(({ before }) => before === undefined)
    .map(({ itemId, after }) =>
      additionWords(
        speech,
        after,
        prices.find((price) => price.itemId === itemId),
      ),
    );
  const priced = prices
    .filter(({ itemId }) => !added.has(itemId))
    .map((price) => newPriceWords(speech, price, names.get(price.itemId) ?? "", businessDate));
  const all = [...additions, ...changed, ...priced];
  const common = { isDeed: true, isDated: false } as const;
  if (all.length <= MOST_IN_A_SENTENCE) {
    const add = additions.length === 0 ? [] : [speech.say("entry.menu.add", { names: additions.join(", ") })];
    return { what: [...add, ...changed, ...priced].join("; "), lines: [], ...common };
  }
  return {
    what: speech.say("entry.menu.several", { count: all.length }),
    lines: [
      ...all.slice(0, MOST_LINES).map((line) => `• ${line}`),
      ...(all.length > MOST_LINES ? [speech.say("entry.menu.more", { count: all.length - MOST_LINES })] : []),
    ],
    ...common,
  };
}

/** `đổi giá phở: 45.000đ → 50.000đ từ thứ năm 26/11` */
function newPriceWords(
  { say, vnd, date }: Speech,
  { kind, amountVnd, beforeVnd, validFrom }: MenuEntry["prices"][number],
  name: string,
  toldOn: string,
): string {
  const amount = beforeVnd === undefined ? vnd(amountVnd) : `${vnd(beforeVnd)} → ${vnd(amountVnd)}`;
  const from = validFrom > toldOn ? say("entry.menu.from", { date: date(validFrom) }) : "";
  return say(`entry.menu.${kind}`, { name, amount }) + from;
}

/** `trà đào 30.000đ` */
const additionWords = (
  speech: Speech,
  { name, unit }: MenuItemState,
  price: MenuEntry["prices"][number] | undefined,
): string => (price === undefined ? name : priceWords(speech, name, price.amountVnd, unit));

/** What became of one item that was there: nothing where only its price changed. */
function changeWords(
  { say }: Speech,
  { before, after }: MenuEntry["changes"][number],
  names: ReadonlyMap<string, string>,
): string[] {
  if (before === undefined) return [];
  if (before.name !== after.name) return [say("entry.menu.rename", { before: before.name, after: after.name })];
  if (before.mergedInto !== after.mergedInto) return mergeWords(say, after.name, names.get(after.mergedInto ?? ""));
  if (before.onMenu !== after.onMenu)
    return [say(after.onMenu ? "entry.menu.back" : "entry.menu.remove", { name: after.name })];
  if (before.soldOutOn !== after.soldOutOn) {
    return [say(after.soldOutOn === undefined ? "entry.menu.available" : "entry.menu.soldOut", { name: after.name })];
  }
  if (before.category !== after.category)
    return [say("entry.menu.category", { name: after.name, category: after.category ?? "" })];
  return before.unit === after.unit ? [] : [say("entry.menu.unit", { name: after.name, unit: after.unit ?? "" })];
}

/** The new name of an item that was renamed is told by that. */
const mergeWords = (say: Speech["say"], name: string, into: string | undefined): string[] =>
  into === name ? [] : [say("entry.menu.merge", { name, into: into ?? "" })];

import type { MenuEntry, MenuItemState } from "../core/ports/entry.ts";
import type { EntryWords } from "./entry-in-words.ts";
import type { Speech } from "./speech.ts";

/** `phở bò 50.000đ`, `thịt 120.000đ/kg` */
export const priceWords = ({ vnd }: Speech, name: string, priceVnd: number, unit: string | undefined): string =>
  `${name} ${vnd(priceVnd)}${unit === undefined ? "" : `/${unit}`}`;

/** Above this many the items of a change are told one a line. */
const MOST_IN_A_SENTENCE = 3;

/** A menu of two hundred items is looked at by “thực đơn”, page by page. */
const MOST_LINES = 20;

/** A change of the menu in words: up to three of them in a sentence, more of them a line each. */
export function menuWords(speech: Speech, { changes, prices, businessDate }: MenuEntry): EntryWords {
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
    const what = [...add, ...changed, ...priced].join("; ");
    // A new price can be corrected; what became of an item is taken back and told anew.
    const [price] = all.length === 1 && additions.length + changed.length === 0 ? prices : [];
    return {
      what,
      ...(price && { before: what, amount: amountWords(speech, price, businessDate) }),
      lines: [],
      ...common,
    };
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

/** `45.000đ từ thứ năm 26/11` */
const amountWords = (
  { say, vnd, date }: Speech,
  { amountVnd, validFrom }: MenuEntry["prices"][number],
  toldOn: string,
): string => vnd(amountVnd) + (validFrom > toldOn ? say("entry.menu.from", { date: date(validFrom) }) : "");

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

import type { ActItem } from "../act.ts";
import type { Draft, DraftItem } from "./draft.ts";
import { perCountedUnit } from "./per-counted-unit.ts";
import { shareTotal } from "./share-total.ts";
import {
  type OpenPrice,
  quantityOf,
  roleOf,
  plainItem,
  priced,
  asFarAsPriced,
  hasPrice,
  sumWith,
  roleByTotal,
} from "./price-item.ts";

export type PricedItems =
  | {
      readonly state: "settled";
      readonly items: readonly ActItem[];
      readonly totalVnd?: number;
      readonly implied: readonly string[];
    }
  /** Amounts beside quantities: each or together? */
  | { readonly state: "open"; readonly item: DraftItem }
  /** The last amount may be for all items. */
  | { readonly state: "whole"; readonly vnd: number; readonly last: DraftItem }
  /** The items make another sum than was said. */
  | { readonly state: "differs"; readonly itemsVnd: number; readonly saidVnd: number }
  | { readonly state: "unpriced"; readonly item: DraftItem; readonly items: readonly ActItem[] }
  /** An amount that is not safe to take. */
  | { readonly state: "unsure"; readonly item: DraftItem; readonly items: readonly ActItem[] };

const impliedKeys = (draft: Draft): string[] => {
  const thousands = draft.items.some((item) => item.price?.implied === true);
  const fromMenu = draft.items.some((item) => item.price === undefined && item.menu?.priceVnd !== undefined);
  const one = draft.items.some((item) => item.quantity === undefined);
  return [...(thousands || fromMenu ? ["unitPriceVnd"] : []), ...(one ? ["quantity"] : [])];
};

const allUnder = (draft: Draft, vnd: number): PricedItems => {
  const [only] = draft.items;
  const single = draft.items.length === 1 && only !== undefined;
  const items = single
    ? [{ ...plainItem(only), ...eachOf(vnd, quantityOf(only)), totalVnd: vnd }]
    : draft.items.map(plainItem);
  return { state: "settled", items, totalVnd: vnd, implied: draft.total?.implied === true ? ["totalVnd"] : [] };
};

const eachOf = (vnd: number, quantity: number): { readonly unitPriceVnd?: number } =>
  Number.isInteger(vnd / quantity) ? { unitPriceVnd: vnd / quantity } : {};

/** "2 cf 1 trà đá 45k": the last amount is for the last item, or for all of them. */
const settleTail = (draft: Draft, whole: "all" | "last" | undefined): PricedItems | undefined => {
  const unpriced = draft.items.filter((item) => !hasPrice(item));
  const missing = draft.items.filter((item) => item.price === undefined);
  const last = draft.items.at(-1);
  if (
    draft.total !== undefined ||
    missing.length === 0 ||
    last?.price === undefined ||
    missing.length !== draft.items.length - 1
  )
    return undefined;
  if (whole === "all") return allUnder(draft, last.price.vnd);
  const menuSum = sumWith(
    draft.items.map((item) => (item === last ? stripPrice(item) : item)),
    "each",
  );
  if (menuSum === last.price.vnd)
    return settled(
      draft,
      draft.items.map((item) => (item === last ? stripPrice(item) : item)),
      "each",
    );
  if (
    whole === "last" ||
    isTooLittle(draft, last.price.vnd) ||
    (unpriced.length === 0 && (last.price.vnd === last.menu?.priceVnd || quantityOf(last) > 1))
  )
    return undefined;
  return { state: "whole", vnd: last.price.vnd, last };
};

/** "1 cf, 1 bánh mì 15k" where a cf is 20k: the amount cannot be for all, so it is the last item's own. */
const isTooLittle = (draft: Draft, vnd: number): boolean => {
  const knownVnd = draft.items
    .slice(0, -1)
    .reduce((sum, item) => sum + (item.menu?.priceVnd ?? 0) * quantityOf(item), 0);
  return knownVnd >= vnd;
};

const stripPrice = (item: DraftItem): DraftItem => {
  const { price: _price, role: _role, ...rest } = item;
  return rest;
};

/** A total that fits neither way of reading the prices is the greater doubt. */
const openOrDiffers = (draft: Draft, item: DraftItem): PricedItems => {
  const itemsVnd = draft.total === undefined ? undefined : sumWith(draft.items, "each");
  return itemsVnd === undefined || draft.total === undefined
    ? { state: "open", item }
    : { state: "differs", itemsVnd, saidVnd: draft.total.vnd };
};

const settled = (draft: Draft, items: readonly DraftItem[], answer: OpenPrice | undefined): PricedItems => {
  const made: ActItem[] = [];
  let totalVnd = 0;
  for (const item of items) {
    const role = roleOf(item, answer);
    if (role === undefined && item.price !== undefined) return openOrDiffers(draft, item);
    const one = priced(item, role ?? "each");
    if (one?.totalVnd === undefined) return { state: "unsure", item, items: items.map(plainItem) };
    made.push(one);
    totalVnd += one.totalVnd;
  }
  if (draft.total !== undefined && draft.total.vnd !== totalVnd)
    return { state: "differs", itemsVnd: totalVnd, saidVnd: draft.total.vnd };
  return { state: "settled", items: made, totalVnd, implied: impliedKeys(draft) };
};

const unsafe = (item: DraftItem): boolean =>
  item.price?.unsure === true || (item.price?.orVnd.length ?? 0) > 0 || quantityOf(item) <= 0;

/** What the items of a clause cost, as far as it can be told. */
export const settlePrices = (
  told: Draft,
  answer: { readonly open?: OpenPrice; readonly whole?: "all" | "last" },
): PricedItems => {
  const draft = { ...told, items: told.items.map(perCountedUnit) };
  const doubtful = draft.items.find(unsafe);
  if (doubtful !== undefined) return { state: "unsure", item: doubtful, items: draft.items.map(plainItem) };
  const tail = settleTail(draft, answer.whole);
  if (tail !== undefined) return tail;
  const unpriced = draft.items.find((item) => !hasPrice(item));
  if (draft.total !== undefined && draft.items.every((item) => item.price === undefined)) return totalOverMenu(draft);
  if (unpriced !== undefined) return { state: "unpriced", item: unpriced, items: draft.items.map(asFarAsPriced) };
  return settled(draft, draft.items, roleByTotal(draft) ?? answer.open);
};

const totalOverMenu = (draft: Draft): PricedItems => {
  const vnd = draft.total?.vnd ?? 0;
  const byMenu = draft.items.every(hasPrice) ? sumWith(draft.items, "each") : undefined;
  if (byMenu === vnd) return settled(draft, draft.items, "each");
  return byMenu === undefined || draft.items.length === 1 ? allUnder(draft, vnd) : sharedByMenu(draft, vnd);
};

const sharedByMenu = (draft: Draft, vnd: number): PricedItems => {
  const { total: _total, ...untotalled } = draft;
  const byMenu = settled(untotalled, draft.items, "each");
  if (byMenu.state !== "settled") return allUnder(draft, vnd);
  const items = shareTotal(byMenu.items, vnd);
  return items.every(({ totalVnd }) => (totalVnd ?? 0) > 0)
    ? { ...byMenu, items, totalVnd: vnd, implied: [] }
    : allUnder(draft, vnd);
};

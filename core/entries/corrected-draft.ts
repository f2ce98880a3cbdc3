import type { Act, ActItem } from "../language/act.ts";
import { nameKey } from "../menu/name-key.ts";
import type { GoodsLine, Party, PurchaseEntry, RefundEntry, SaleEntry } from "../ports/entry.ts";
import { type GoodsDraft, goodsDraft } from "./goods-draft.ts";

type GoodsEntry = SaleEntry | RefundEntry | PurchaseEntry;

/**
 * The entry as the correction wants it. `unclear` where the correction fits none or several of the goods: a wrong
 * guess would be a silent wrong entry.
 */
export function correctedDraft(before: GoodsEntry, correction: Act): GoodsDraft | "unclear" | "unchanged" {
  const items = correctedItems(before.items, correction);
  if (items === "unclear") return "unclear";
  const discountVnd = correction.discountVnd ?? ("discountVnd" in before ? before.discountVnd : undefined);
  const draft = goodsDraft({
    act: "sale",
    date: correctedDate(before, correction),
    ...(items.length > 0 ? { items } : { totalVnd: lumpOf(before, correction) }),
    ...pick("time", correction.time),
    ...pick("discountVnd", items.length > 0 ? discountVnd : undefined),
    ...pick("payment", correction.payment ?? before.payment),
    ...pick("customer", correction.customer ?? partyOf(before)?.name),
  });
  if (draft === undefined) return "unclear";
  if (isSame(before, draft, correction)) return "unchanged";
  const soldHour = before.kind === "sale" ? before.soldHour : undefined;
  return { ...draft, ...pick("soldHour", soldHour) };
}

/** What is taken off a lump sum lowers it: there are no lines beside which it could stand. */
const lumpOf = (before: GoodsEntry, { totalVnd = before.totalVnd, discountVnd = 0 }: Act): number =>
  totalVnd - discountVnd;

/** A day that was only implied is not a new day. */
export const correctedDate = ({ businessDate }: { readonly businessDate: string }, { date, implied }: Act): string =>
  date !== undefined && !implied?.includes("date") ? date : businessDate;

const partyOf = (entry: GoodsEntry): Party | undefined => (entry.kind === "purchase" ? entry.supplier : entry.customer);

const pick = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>);

function correctedItems(
  before: readonly GoodsLine[],
  { items, totalVnd, settings, implied }: Act,
): readonly ActItem[] | "unclear" {
  if (settings?.name === "instead_of") return replacedItem(before, settings.value, items?.[0]);
  // A price that is told of a lump sum is its amount.
  if (before.length === 0 && totalVnd !== undefined && items?.every(({ name }) => name === "") === true) return [];
  if (items !== undefined && items.length > 0) return mergeItems(before, repriced(before, items, implied));
  if (totalVnd === undefined) return before;
  const [only] = before;
  if (only === undefined) return [];
  return before.length === 1 ? [withTotal(only, totalVnd)] : "unclear";
}

/** As many of another good, at its own price where that is known. */
function replacedItem(
  before: readonly GoodsLine[],
  oldName: string,
  good: ActItem | undefined,
): readonly ActItem[] | "unclear" {
  const at = before.findIndex(({ name }) => nameKey(name) === nameKey(oldName));
  const line = before[at];
  if (line === undefined || good === undefined) return "unclear";
  const { quantity, unit, unitPriceVnd, totalVnd } = line;
  const price =
    good.unitPriceVnd === undefined
      ? { ...pick("unitPriceVnd", unitPriceVnd), totalVnd }
      : pick("unitPriceVnd", good.unitPriceVnd);
  const replaced: ActItem = { name: good.name, quantity, ...pick("unit", unit), ...price };
  return before.map((item, index) => (index === at ? replaced : item));
}

/** A new total for one line. The price each follows only where it comes out whole. */
function withTotal({ unitPriceVnd: _, ...item }: GoodsLine, totalVnd: number): ActItem {
  const unitPriceVnd = totalVnd / item.quantity;
  return { ...item, totalVnd, ...(Number.isSafeInteger(unitPriceVnd) && { unitPriceVnd }) };
}

/** "sửa giá 45k": the price of each, of as many as there were. */
const repriced = (
  before: readonly GoodsLine[],
  changes: readonly ActItem[],
  implied: Act["implied"],
): readonly ActItem[] =>
  implied?.includes("quantity") !== true
    ? changes
    : changes.map((change) => ({ ...change, quantity: before[indexOfLine(before, change)]?.quantity ?? 1 }));

/**
 * Lines that are named alike are changed, the others stay. Where none is named alike and every new line is
 * complete, the new lines take the place of all.
 */
function mergeItems(before: readonly GoodsLine[], changes: readonly ActItem[]): readonly ActItem[] | "unclear" {
  const changed = changes.map((change) => [indexOfLine(before, change), change] as const);
  if (changed.every(([line]) => line >= 0)) {
    const byLine = new Map(changed);
    return before.map((item, line) => changedItem(item, byLine.get(line)));
  }
  const complete = changes.every((item) => item.name !== "" && (item.totalVnd ?? item.unitPriceVnd) !== undefined);
  return complete ? changes : "unclear";
}

/** A change without a name can only mean the one line there is. */
function indexOfLine(before: readonly GoodsLine[], { name }: ActItem): number {
  if (name === "") return before.length === 1 ? 0 : -1;
  return before.findIndex((item) => nameKey(item.name) === nameKey(name));
}

function changedItem(item: GoodsLine, change: ActItem | undefined): ActItem {
  if (change === undefined) return item;
  const { totalVnd: _, ...kept } = item;
  const unitPriceVnd = change.unitPriceVnd ?? (change.totalVnd === undefined ? unitPrice(item) : undefined);
  return {
    ...kept,
    quantity: change.quantity,
    ...(change.unit !== undefined && { unit: change.unit }),
    ...(unitPriceVnd !== undefined && { unitPriceVnd }),
    ...(change.totalVnd !== undefined && { totalVnd: change.totalVnd }),
  };
}

const unitPrice = ({ unitPriceVnd, totalVnd, quantity }: GoodsLine): number => unitPriceVnd ?? totalVnd / quantity;

const isSame = (before: GoodsEntry, draft: GoodsDraft, { time, payment, customer }: Act): boolean =>
  draft.totalVnd === before.totalVnd &&
  draft.businessDate === before.businessDate &&
  time === undefined &&
  (payment === undefined || payment === before.payment) &&
  (customer === undefined || customer === partyOf(before)?.name) &&
  draft.items.length === before.items.length &&
  draft.items.every((item, line) => {
    const old = before.items[line];
    return old !== undefined && nameKey(old.name) === nameKey(item.name) && old.quantity === item.quantity;
  });

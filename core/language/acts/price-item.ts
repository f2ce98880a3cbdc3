import type { ActItem } from "../act.ts";
import type { Draft, DraftItem } from "./draft.ts";

/** How an amount beside several pieces is meant, once the writer has said so. */
export type OpenPrice = "each" | "total";

export const quantityOf = (item: DraftItem): number => item.quantity ?? 1;

/** "1000 viên gạch 1tr35": no small shop sells that much in one line, so the amount is for all pieces. */
const BEYOND_A_SHOP_VND = 1_000_000_000;

const MEASURES = new Set(["kg", "g", "lạng", "lít", "m", "mét", "tấn", "tạ", "yến", "khối", "m³", ""]);

/** Reads an open price by what is known: one piece, the menu's price, or the writer's answer. */
export const roleOf = (item: DraftItem, answer: OpenPrice | undefined): OpenPrice | undefined => {
  if (item.role === "each" || item.role === "total") return item.role;
  const quantity = quantityOf(item);
  if (quantity === 1) return "each";
  const byMenu = roleByMenu(item, quantity);
  if (byMenu !== undefined) return byMenu;
  // Nobody prices by the whole what he sells the half of; weights and lengths are priced by the unit.
  if (quantity < 1 && !MEASURES.has(item.unit ?? "")) return "total";
  if ((item.price?.vnd ?? 0) * quantity >= BEYOND_A_SHOP_VND) return "total";
  return answer;
};

const roleByMenu = ({ menu, price }: DraftItem, quantity: number): OpenPrice | undefined => {
  const menuVnd = menu?.priceVnd;
  if (menuVnd === undefined || price === undefined) return undefined;
  if (price.vnd === menuVnd) return "each";
  return price.vnd === menuVnd * quantity ? "total" : undefined;
};

export const plainItem = (item: DraftItem): ActItem => ({
  name: item.name,
  quantity: quantityOf(item),
  ...(item.unit === undefined ? (item.menu?.unit === undefined ? {} : { unit: item.menu.unit }) : { unit: item.unit }),
});

export const priced = (item: DraftItem, role: OpenPrice): ActItem | undefined => {
  const vnd = item.price?.vnd ?? item.menu?.priceVnd;
  if (vnd === undefined) return plainItem(item);
  const quantity = quantityOf(item);
  const totalVnd = role === "each" ? Math.round(vnd * quantity * 1_000) / 1_000 : vnd;
  const unitPriceVnd = role === "each" ? vnd : Number.isInteger(vnd / quantity) ? vnd / quantity : undefined;
  if (!Number.isSafeInteger(totalVnd)) return undefined;
  return { ...plainItem(item), ...(unitPriceVnd === undefined ? {} : { unitPriceVnd }), totalVnd };
};

/** Beside one whose price is asked, what the others cost is kept. */
export const asFarAsPriced = (item: DraftItem): ActItem => {
  const role = roleOf(item, undefined) ?? (item.price === undefined ? "each" : undefined);
  return (role === undefined ? undefined : priced(item, role)) ?? plainItem(item);
};

export const hasPrice = (item: DraftItem): boolean => item.price !== undefined || item.menu?.priceVnd !== undefined;

export const sumWith = (items: readonly DraftItem[], role: OpenPrice): number | undefined => {
  let sum = 0;
  for (const item of items) {
    const made = priced(item, roleOf(item, role) ?? role);
    if (made?.totalVnd === undefined) return undefined;
    sum += made.totalVnd;
  }
  return sum;
};

/** A total that was said beside the items tells how their prices were meant. */
export const roleByTotal = (draft: Draft): OpenPrice | undefined => {
  if (draft.total === undefined || !draft.items.every(hasPrice)) return undefined;
  if (sumWith(draft.items, "each") === draft.total.vnd) return "each";
  return sumWith(draft.items, "total") === draft.total.vnd ? "total" : undefined;
};

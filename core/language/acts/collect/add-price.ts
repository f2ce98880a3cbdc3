import type { Span } from "../../span.ts";
import { amountOf } from "../amount-of.ts";
import type { DraftItem } from "../draft.ts";
import type { Walk } from "./walk.ts";
import { closeItem, openItem } from "./walk.ts";

const hasSums = (walk: Walk): boolean =>
  walk.draft.lumps.length > 0 && walk.draft.items.length === 0 && !walk.draft.tags.has("discount");

export const addPrice = (walk: Walk, span: Span): void => {
  if (walk.left && hasSums(walk)) {
    walk.left = false;
    return;
  }
  const item = walk.item;
  const amount = amountOf(span, item === undefined || item.name === "" ? "lump" : "price");
  if (amount === undefined) return;
  if (walk.total) return addTotal(walk, amount);
  if (item?.price !== undefined) {
    if (secondIsTotal(item, amount.vnd)) return;
    closeItem(walk);
  }
  const open = openItem(walk);
  open.price = amount;
  open.role = walk.each || walk.times ? "each" : "open";
  walk.each = false;
  walk.times = false;
};

/** "2 ly cf 25k 50k": the second amount is what the first makes, and settles how it was meant. */
const secondIsTotal = (item: DraftItem, vnd: number): boolean => {
  if (item.price === undefined || item.quantity === undefined || item.price.vnd * item.quantity !== vnd) return false;
  item.role = "each";
  return true;
};

const addTotal = (walk: Walk, amount: NonNullable<DraftItem["price"]>): void => {
  walk.total = false;
  const item = walk.item;
  const alone = item !== undefined && item.price === undefined && walk.draft.items.length === 0;
  if (alone && (item.name !== "" || item.quantity !== undefined)) {
    item.price = amount;
    item.role = "total";
    return;
  }
  closeItem(walk);
  walk.draft.total = amount;
};

import { hasTag } from "../../has-tag.ts";
import type { Walk } from "./walk.ts";
import { closeItem } from "./walk.ts";

/** "2 ly cà phê, mỗi ly 25k": behind the comma stands the price of what is before it. */
const priceFollows = (walk: Walk, at: number): boolean => {
  const next = walk.spans[at + 1];
  const unpriced = walk.item !== undefined && walk.item.price === undefined && walk.item.quantity !== undefined;
  return unpriced && (next?.kind === "money" || hasTag(next, "each", "total"));
};

const addPer = (walk: Walk): void => {
  if (walk.item?.price !== undefined) walk.item.role = "each";
  else walk.each = true;
};

const partsItems = (walk: Walk, mark: string): boolean =>
  mark === "," || (/^[.;:•]$/u.test(mark) && walk.item?.price !== undefined);

/** "25k/ly", "25k 1 ly", "25k mỗi ly". */
export const addMark = (walk: Walk, mark: string, at: number): void => {
  if (mark === "/" || mark === "@") addPer(walk);
  if (mark === "=") walk.total = true;
  if (mark === "*" || mark === "×") walk.times = true;
  if (partsItems(walk, mark) && !priceFollows(walk, at)) closeItem(walk);
};

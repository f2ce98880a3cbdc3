import { hasTag } from "../../has-tag.ts";
import type { Span } from "../../span.ts";
import { unitNamedAt } from "./unit-named-at.ts";
import type { Walk } from "./walk.ts";
import { closeItem } from "./walk.ts";

/** "2 ly cà phê, mỗi ly 25k": behind the comma stands the price of what is before it. */
const priceFollows = (walk: Walk, at: number): boolean => {
  const [next, then] = [walk.spans[at + 1], walk.spans[at + 2]];
  const unpriced = walk.item !== undefined && walk.item.price === undefined && walk.item.quantity !== undefined;
  return (
    unpriced && (next?.kind === "money" || hasTag(next, "each", "total", "sale", "gained") || isUnitPrice(next, then))
  );
};

/** "450 một khối", "450/khối": a bare number for one of the unit. */
const isUnitPrice = (number: Span | undefined, then: Span | undefined): boolean =>
  number?.kind === "count" &&
  number.unit === undefined &&
  ((then?.kind === "mark" && then.mark === "/") ||
    (then?.kind === "count" && then.value === 1 && then.unit !== undefined));

/** "35k/ly, bán 4 ly", "cà phê muối 29k, bán 3 ly": behind the comma stands how many of what was priced. */
const quantityFollows = ({ item, spans }: Walk, at: number): boolean => {
  if (item?.price === undefined || item.quantity !== undefined) return false;
  if (item.role !== "each" && !hasTag(spans[at + 1], "sale")) return false;
  const next = spans.findIndex((span, index) => index > at && !hasTag(span, "sale", "gained", "buyerTakes", "filler"));
  const [count, then] = [spans[next], spans[next + 1]];
  return count?.kind === "count" && count.unit !== undefined && then?.kind !== "text" && then?.kind !== "menu";
};

const addPer = (walk: Walk, at: number): void => {
  if (walk.item?.price === undefined) {
    walk.each = true;
    return;
  }
  walk.item.role = "each";
  const next = walk.spans[at + 1];
  if (next !== undefined) unitNamedAt(walk, next.from);
};

const partsItems = (walk: Walk, mark: string): boolean =>
  mark === "," || (/^[.;:•]$/u.test(mark) && walk.item?.price !== undefined);

/** "25k/ly", "25k 1 ly", "25k mỗi ly". */
export const addMark = (walk: Walk, mark: string, at: number): void => {
  if (mark === "/" || mark === "@") addPer(walk, at);
  if (mark === "=") walk.total = true;
  if (mark === "*" || mark === "×") walk.times = true;
  if (partsItems(walk, mark) && !priceFollows(walk, at) && !quantityFollows(walk, at)) closeItem(walk);
};

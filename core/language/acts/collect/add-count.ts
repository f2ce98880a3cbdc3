import { hasTag } from "../../has-tag.ts";
import type { Span, SpanOf } from "../../span.ts";
import type { DraftItem } from "../draft.ts";
import { LOWEST_BARE_PRICE } from "./numbers-behind-names.ts";
import { setPriceUnit } from "./unit-named-at.ts";
import { addPrice } from "./add-price.ts";
import type { Walk } from "./walk.ts";
import { closeItem, openItem } from "./walk.ts";

export const addCount = (walk: Walk, span: SpanOf<"count">, at: number): void => {
  const item = walk.item;
  if (item?.price !== undefined && addToPriced(walk, item, span, at)) return;
  if (item !== undefined && measuresPiece(item, span)) return;
  if (item !== undefined && countsSized(walk, item, span, at)) return setSized(item, span);
  if (isBarePrice(walk, span, at)) return addPrice(walk, span);
  if (!countsOpenItem(walk, span, at)) closeItem(walk);
  const open = openItem(walk);
  open.quantity = span.value;
  if (span.unit !== undefined) open.unit = span.unit;
  else if (open.name !== "") open.countedBehind = true;
  if (span.inexact === true) walk.draft.loose = true;
};

/** What a number behind a price says of it: how many, or for one of what it is. */
const addToPriced = (walk: Walk, item: DraftItem, span: SpanOf<"count">, at: number): boolean => {
  if (walk.times && item.quantity === undefined) setTimes(walk, item, span);
  else if (namesPriceUnit(walk, span, at)) setPricePer(item, span.unit);
  else if (countsPriced(walk, item, span, at)) setQuantity(item, span);
  else return false;
  return true;
};

const PIECES = new Set(["tấm", "cây", "thanh", "ống", "sợi", "cuộn", "dây", "miếng", "khúc"]);
const LENGTHS = new Set(["m", "mét"]);
const CONTAINERS = new Set(["thùng", "can", "bình", "xô", "lon", "chai", "hũ", "hộp", "bao", "bịch", "túi", "gói"]);
const CONTENTS = new Set(["lít", "ml", "kg", "g"]);

/** Whether a size says how long or how much each piece is. */
const isSizeOf = (size: string | undefined, piece: string | undefined): boolean =>
  (PIECES.has(piece ?? "") && LENGTHS.has(size ?? "")) || (CONTAINERS.has(piece ?? "") && CONTENTS.has(size ?? ""));

/** "10 tấm tôn 3m", "2 thùng sơn 5 lít": how long or how much each piece is, not how many metres or litres. */
const measuresPiece = (item: DraftItem, span: SpanOf<"count">): boolean =>
  item.price === undefined && item.quantity !== undefined && item.name !== "" && isSizeOf(span.unit, item.unit);

/** "sơn dulux 5 lít 2 thùng": the size came first, and how many behind it. */
const countsSized = (walk: Walk, item: DraftItem, span: SpanOf<"count">, at: number): boolean =>
  item.price === undefined &&
  item.name !== "" &&
  item.quantity !== undefined &&
  walk.spans[at - 1]?.kind === "count" &&
  isSizeOf(item.unit, span.unit) &&
  !nameFollows(walk, at);

/** The size is a part of the name: a can of five litres is another good than one of eighteen. */
const setSized = (item: DraftItem, span: SpanOf<"count">): void => {
  item.name = `${item.name} ${item.quantity ?? ""} ${item.unit ?? ""}`;
  delete item.menu;
  setQuantity(item, span);
};

/** "35k/ly, 4 ly", "35 ngàn một ly, mười ly sinh tố": the price of one came first. */
const countsPriced = (walk: Walk, item: DraftItem, span: SpanOf<"count">, at: number): boolean =>
  (item.role === "each" || isSoldAt(walk, at)) &&
  item.quantity === undefined &&
  span.unit !== undefined &&
  (item.name === "" || !nameFollows(walk, at)) &&
  !walk.spans.slice(at + 1).some((later) => later.kind === "money");

/** "cà phê muối 29k, bán 3 ly". */
const isSoldAt = ({ spans }: Walk, at: number): boolean =>
  hasTag(spans[at - 1], "sale", "gained") &&
  spans.slice(0, at).some((span) => span.kind === "mark" && span.mark === ",");

const setQuantity = (item: DraftItem, span: SpanOf<"count">): void => {
  item.quantity = span.value;
  if (item.price !== undefined) item.role = "each";
  if (span.unit !== undefined) item.unit = span.unit;
};

const setPricePer = (item: DraftItem, unit: string | undefined): void => {
  item.role = "each";
  if (unit !== undefined) setPriceUnit(item, unit);
};

/** "25k 1 ly": one of the unit behind a price says what the price is for. */
const namesPriceUnit = (walk: Walk, span: SpanOf<"count">, at: number): boolean =>
  span.value === 1 && span.unit !== undefined && !nameFollows(walk, at);

/** "cà phê 2 ly": the number belongs to the name before it. */
const countsOpenItem = (walk: Walk, span: SpanOf<"count">, at: number): boolean => {
  const { item } = walk;
  if (item === undefined || item.name === "" || item.price !== undefined || item.quantity !== undefined) return false;
  return span.unit !== undefined || !nameFollows(walk, at);
};

const setTimes = (walk: Walk, item: DraftItem, span: SpanOf<"count">): void => {
  item.quantity = span.value;
  if (span.unit !== undefined) item.unit = span.unit;
  item.role = "each";
  walk.times = false;
};

const nextMeaning = (walk: Walk, at: number): Span | undefined =>
  walk.spans.slice(at + 1, at + 4).find((span) => !hasTag(span, "filler") || span.kind !== "tags");

const nameFollows = (walk: Walk, at: number): boolean => {
  if (walk.behindNames !== undefined) return false;
  const next = walk.spans[at + 1];
  return next?.kind === "text" || next?.kind === "menu";
};

/** What follows says that the number before it counts. */
const takesNumber = (next: Span | undefined): boolean =>
  next?.kind === "money" || next?.kind === "count" || hasTag(next, "times", "each");

/** "5 khối cát, 450 một khối": one of the unit that was counted. */
const pricesUnit = ({ item }: Walk, next: Span | undefined): boolean =>
  next?.kind === "count" &&
  next.value === 1 &&
  next.unit !== undefined &&
  next.unit === item?.unit &&
  item.price === undefined;

/** A number without unit is a price where a price is due: after the verb, after a name, after "hết" or "mỗi". */
const isBarePrice = (walk: Walk, span: SpanOf<"count">, at: number): boolean => {
  if (span.unit !== undefined || span.weak === true || nameFollows(walk, at)) return false;
  const next = nextMeaning(walk, at);
  if (pricesUnit(walk, next)) return true;
  if (takesNumber(next)) return false;
  if (next?.kind === "mark" && next.mark === "/") return true;
  if (walk.each || walk.total || walk.times) return true;
  return isUnpriced(walk.item) && !countsServings(walk, span.value);
};

/** "phở bò 2" is two bowls, unless it stands alone and two thousand is what the menu asks for one. */
const countsServings = ({ item, behindNames }: Walk, value: number): boolean =>
  behindNames !== "prices" &&
  item !== undefined &&
  item.name !== "" &&
  item.quantity === undefined &&
  Number.isInteger(value) &&
  value < LOWEST_BARE_PRICE &&
  (behindNames === "counts" || item.menu?.priceVnd !== value * 1_000);

/** Nothing is open, or what is open waits for its price. */
const isUnpriced = (item: DraftItem | undefined): boolean =>
  item === undefined || (item.price === undefined && (item.name !== "" || item.quantity !== undefined));

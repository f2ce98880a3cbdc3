import { hasTag } from "../has-tag.ts";
import { buildLexicon, phraseAt } from "../lexicon.ts";
import { UNIT_NAMES } from "../words/goods-words.ts";
import type { Scene } from "../scene.ts";
import { textOf } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import { amountOf } from "./amount-of.ts";
import type { Draft, DraftItem } from "./draft.ts";
import { emptyDraft } from "./draft.ts";
import { joinsName } from "./joins-name.ts";

const UNITS = buildLexicon([...UNIT_NAMES]);

/** What the walk along a clause remembers. */
interface Walk {
  readonly scene: Scene;
  readonly spans: readonly Span[];
  readonly draft: Draft;
  item: DraftItem | undefined;
  /** Token index after the name of the open item, to see whether the next word continues it. */
  nameEnd: number;
  each: boolean;
  total: boolean;
  times: boolean;
  /** "còn" was just said: the next amount is what is left, not another entry. */
  left: boolean;
  verbSeen: boolean;
}

const closeItem = (walk: Walk): void => {
  const item = walk.item;
  walk.item = undefined;
  walk.each = false;
  if (item === undefined) return;
  if (item.name !== "") walk.draft.items.push(item);
  else if (item.price !== undefined) closeNameless(walk, item, item.price);
  else walk.draft.loose = true;
};

/** "3 x 150k", "10 ly 25k": goods without a name; "1 × 500k" or a lone price is a lump sum. */
const closeNameless = (walk: Walk, item: DraftItem, price: NonNullable<DraftItem["price"]>): void => {
  if (item.quantity === undefined) walk.draft.lumps.push(price);
  else walk.draft.items.push(item);
};

const openItem = (walk: Walk): DraftItem => {
  walk.item ??= { name: "" };
  return walk.item;
};

const addCount = (walk: Walk, span: SpanOf<"count">, at: number): void => {
  const item = walk.item;
  if (walk.times && item?.price !== undefined && item.quantity === undefined) return setTimes(walk, item, span);
  if (item?.price !== undefined && span.value === 1 && span.unit !== undefined && !nameFollows(walk, at)) {
    item.role = "each";
    return;
  }
  if (isBarePrice(walk, span, at)) return addPrice(walk, span);
  const fits =
    item !== undefined &&
    item.price === undefined &&
    item.quantity === undefined &&
    item.name !== "" &&
    (span.unit !== undefined || !nameFollows(walk, at));
  if (!fits) closeItem(walk);
  const open = openItem(walk);
  open.quantity = span.value;
  if (span.unit !== undefined) open.unit = span.unit;
  if (span.inexact === true) walk.draft.loose = true;
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
  const next = walk.spans[at + 1];
  return next?.kind === "text" || next?.kind === "menu";
};

/** A number without unit is a price where a price is due: after the verb, after a name, after "hết" or "mỗi". */
const isBarePrice = (walk: Walk, span: SpanOf<"count">, at: number): boolean => {
  if (span.unit !== undefined || span.weak === true || nameFollows(walk, at)) return false;
  const next = nextMeaning(walk, at);
  if (next?.kind === "money" || next?.kind === "count" || hasTag(next, "times", "each")) return false;
  if (next?.kind === "mark" && next.mark === "/") return true;
  if (walk.each || walk.total || walk.times) return true;
  const item = walk.item;
  if (item === undefined) return true;
  return item.price === undefined && (item.name !== "" || item.quantity !== undefined);
};

const hasSums = (walk: Walk): boolean =>
  walk.draft.lumps.length > 0 && walk.draft.items.length === 0 && !walk.draft.tags.has("discount");

const addPrice = (walk: Walk, span: Span): void => {
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

const addName = (walk: Walk, span: Span): void => {
  const item = walk.item;
  const text = span.kind === "menu" ? span.item.name : textOf(walk.scene, span.from, span.to);
  if (item !== undefined && item.name !== "") {
    if (walk.nameEnd === span.from && span.kind === "text" && item.menu === undefined && item.price === undefined) {
      item.name = `${item.name} ${text}`;
      walk.nameEnd = span.to;
      return;
    }
    // "cà phê sữa 2 ly ít đá 25k": words after the quantity describe, they do not open another item.
    if (item.price === undefined && item.quantity !== undefined && span.kind === "text") {
      if (walk.nameEnd === span.from) item.name = `${item.name} ${text}`;
      walk.nameEnd = walk.nameEnd === span.from ? span.to : walk.nameEnd;
      return;
    }
    closeItem(walk);
  }
  const open = openItem(walk);
  open.name = text;
  walk.nameEnd = span.to;
  if (span.kind === "menu") open.menu = span.item;
};

const addTags = (walk: Walk, span: SpanOf<"tags">, at: number): void => {
  const { draft } = walk;
  for (const tag of span.tags) draft.tags.add(tag);
  if (hasTag(span, "each", "eachAfter")) addEach(walk, at);
  if (hasTag(span, "total", "wholeDay") && !joinsMoney(walk)) walk.total = true;
  if (hasTag(span, "sale", "gained") && walk.item?.quantity !== undefined && walk.item.price === undefined)
    walk.total = true;
  if (hasTag(span, "times")) walk.times = true;
  if (hasTag(span, "cash")) draft.payments.push("cash");
  if (hasTag(span, "transfer", "sends")) draft.payments.push("transfer");
  if (hasTag(span, "cash")) draft.payment = "cash";
  if (hasTag(span, "transfer", "sends") && draft.payment !== "debt") draft.payment = "transfer";
  if (hasTag(span, "credit")) draft.payment = "debt";
  if (hasTag(span, "buyer") && !walk.verbSeen) draft.buyerActs = true;
  if (hasTag(span, "sale", "buyerTakes", "purchase", "expense", "debt", "pays", "paysBack", "refund"))
    walk.verbSeen = true;
  if (hasTag(span, "approximate")) draft.loose = true;
  if (hasTag(span, "joint")) closeItem(walk);
  walk.left = /^con$/u.test(walk.scene.tokens[span.from]?.bare ?? "") && hasTag(span, "joint");
};

const joinsMoney = (walk: Walk): boolean => walk.item?.name === "" && walk.item.price !== undefined;

/** "2 phở mỗi tô 50k", "2 phở 50k/tô": the unit of the price is the unit of the goods. */
const unitNamedAt = (walk: Walk, token: number): void => {
  const unit = phraseAt(UNITS, walk.scene.tokens, token)?.value;
  if (walk.item !== undefined && walk.item.unit === undefined && walk.item.quantity !== undefined && unit !== undefined)
    walk.item.unit = unit;
};

const addEach = (walk: Walk, at: number): void => {
  const item = walk.item;
  const span = walk.spans[at];
  if (span !== undefined && span.to - span.from === 2) unitNamedAt(walk, span.to - 1);
  const next = walk.spans[at + 1];
  if (item?.price !== undefined && next?.kind !== "money") item.role = "each";
  else walk.each = true;
};

/** "2 ly cà phê, mỗi ly 25k": behind the comma stands the price of what is before it. */
const priceFollows = (walk: Walk, at: number): boolean => {
  const next = walk.spans[at + 1];
  const unpriced = walk.item !== undefined && walk.item.price === undefined && walk.item.quantity !== undefined;
  return unpriced && (next?.kind === "money" || hasTag(next, "each", "total"));
};

/** "25k/ly", "25k 1 ly", "25k mỗi ly". */
const addMark = (walk: Walk, mark: string, at: number): void => {
  const item = walk.item;
  if (mark === "/" || mark === "@") {
    if (item?.price !== undefined) item.role = "each";
    else walk.each = true;
  }
  if (mark === "=") walk.total = true;
  if (mark === "*" || mark === "×") walk.times = true;
  if (/^[,.;:•]$/u.test(mark) && (mark === "," || item?.price !== undefined) && !priceFollows(walk, at))
    closeItem(walk);
};

const isUnitWord = (walk: Walk, span: Span): boolean => {
  if (!unitWord(walk, span)) return false;
  unitNamedAt(walk, span.from);
  return true;
};

const unitWord = (walk: Walk, span: Span): boolean =>
  walk.item?.price !== undefined &&
  walk.item.role === "each" &&
  span.kind === "text" &&
  walk.spans[walk.spans.indexOf(span) - 1]?.kind === "mark";

const addPerson = (walk: Walk, span: SpanOf<"person">): void => {
  walk.draft.customer ??= span.name;
  if (!walk.verbSeen) walk.draft.buyerActs = true;
  const before = walk.scene.tokens[span.from - 1]?.bare ?? "";
  if (before === "cua" || before === "tu" || before === "ben") walk.draft.fromPerson = true;
};

const addSpan = (walk: Walk, span: Span, at: number): void => {
  if (joinsName(walk.spans, at, walk.scene, walk.item !== undefined && walk.nameEnd === span.from))
    return addName(walk, { kind: "text", from: span.from, to: span.to });
  switch (span.kind) {
    case "count":
      return addCount(walk, span, at);
    case "money":
      return addPrice(walk, span);
    case "text":
      return isUnitWord(walk, span) ? undefined : addName(walk, span);
    case "menu":
      return addName(walk, span);
    case "tags":
      return addTags(walk, span, at);
    case "mark":
      return addMark(walk, span.mark, at);
    case "person":
      return addPerson(walk, span);
    case "date":
      walk.draft.date ??= span.date;
      return undefined;
    case "time":
      walk.draft.minutes ??= span.minutes;
      return undefined;
    case "part":
      walk.draft.part ??= span.part;
      return undefined;
    case "noise":
      if (span.what === "number" || span.what === "percent") walk.draft.loose = true;
      return undefined;
  }
};

/** Walks along the spans of one clause and collects what they tell. */
export const collectDraft = (spans: readonly Span[], scene: Scene): Draft => {
  const draft = emptyDraft();
  const walk: Walk = {
    scene,
    spans,
    draft,
    item: undefined,
    nameEnd: -1,
    each: false,
    total: false,
    times: false,
    left: false,
    verbSeen: false,
  };
  spans.forEach((span, at) => addSpan(walk, span, at));
  closeItem(walk);
  draft.from = spans[0]?.from ?? 0;
  draft.to = spans.at(-1)?.to ?? 0;
  return draft;
};

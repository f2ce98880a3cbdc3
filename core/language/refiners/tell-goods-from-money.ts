import { readGroup } from "../numbers/read-group.ts";
import type { Scene } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import { UNIT_NAMES } from "../words/goods-words.ts";
import { isBreak } from "./is-break.ts";

const unitName = (scene: Scene, span: SpanOf<"money">): string => {
  const word = scene.tokens[span.to - 1]?.text.toLowerCase() ?? "";
  return (
    UNIT_NAMES.get(word) ??
    [...UNIT_NAMES.keys()].find((name) => name.normalize("NFD").replace(/[\u0300-\u036f]/gu, "") === word) ??
    word
  );
};

const isName = (span: Span | undefined): boolean => span?.kind === "text" || span?.kind === "menu";

const otherMoney = (spans: readonly Span[], at: number): boolean => {
  for (let index = at + 1; index < spans.length; index += 1) {
    const span = spans[index];
    if (span === undefined || isBreak(span)) return false;
    if (span.kind === "money") return true;
    if (span.kind === "count" && index === at + 1) return true;
  }
  return false;
};

/** The number in front of the unit, where the span is nothing but a number and its unit. */
const countIn = (scene: Scene, span: SpanOf<"money">): number | undefined => {
  const group = readGroup(scene.tokens, span.from);
  return group !== undefined && group.to === span.to - 1 && group.value > 0 ? group.value : undefined;
};

const isLitres = (span: SpanOf<"money">, scene: Scene): boolean => scene.tokens[span.to - 1]?.bare === "lit";

const slangGoods = (span: SpanOf<"money">, spans: readonly Span[], at: number, scene: Scene): Span => {
  const value = countIn(scene, span);
  const after = spans[at - 1]?.kind === "menu" && UNIT_NAMES.has((span.money.slang ?? "").normalize("NFC"));
  const priced = after || (otherMoney(spans, at) && UNIT_NAMES.has((span.money.slang ?? "").normalize("NFC")));
  const sized = isLitres(span, scene) && isName(spans[at - 1]);
  // "nồi cơm 10 lít": a pot of that size, or a million.
  if (sized && !otherMoney(spans, at)) return { ...span, money: { ...span.money, doubtful: true } };
  if (value === undefined || (!isName(spans[at + 1]) && !priced && !sized)) return span;
  return { kind: "count", from: span.from, to: span.to, value, unit: unitName(scene, span) };
};

/** What is bought and sold by the ten. */
const BY_THE_TEN =
  /^(?:trung|hot|cam|quyt|chanh|xoai|buoi|dua|bap|chuoi|oi|tao|banh|cua|ghe|vit|ga|bong|hoa|trai|qua)$/u;

/** "1 chục trứng gà" of the menu, "chục trứng": ten of them, where no amount is told at all. */
const isTensOfGoods = (span: SpanOf<"money">, spans: readonly Span[], at: number, scene: Scene): boolean =>
  (spans[at + 1]?.kind === "menu" || BY_THE_TEN.test(scene.tokens[span.to]?.bare ?? "")) &&
  scene.tokens[span.to - 1]?.bare === "chuc" &&
  !spans.some((each) => each !== span && each.kind === "money");

/** "2 chục trứng 60k", "hai trăm hoa hồng 500k": tens and hundreds of goods, where the money stands behind them. */
const talkGoods = (span: SpanOf<"money">, spans: readonly Span[], at: number, scene: Scene): Span =>
  (isName(spans[at + 1]) && otherMoney(spans, at)) || isTensOfGoods(span, spans, at, scene)
    ? { kind: "count", from: span.from, to: span.to, value: span.money.vnd / 1_000 }
    : span;

/**
 * "2 củ khoai", "3 chai lavie", "2 lít mía 16k", "5m vải": a unit of slang money that is also a container or a good
 * is goods where a name follows it or where the amount stands elsewhere in the line.
 */
export const tellGoodsFromMoney = (spans: readonly Span[], scene: Scene): readonly Span[] =>
  spans.some(mayBeGoods) ? spans.map((span, at) => goodsOrMoney(spans, span, at, scene)) : spans;

const mayBeGoods = (span: Span): boolean =>
  span.kind === "money" && (span.money.slang !== undefined || span.money.said === "talk");

const goodsOrMoney = (spans: readonly Span[], span: Span, at: number, scene: Scene): Span => {
  if (span.kind !== "money") return span;
  if (span.money.slang !== undefined) return slangGoods(span, spans, at, scene);
  return span.money.said === "talk" ? talkGoods(span, spans, at, scene) : span;
};

import { hasTag } from "../has-tag.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { NOT_NUMBERS } from "../words/not-numbers.ts";

const COUNTING = /^(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín|mười|mot|bon)$/u;

const opensItem = (before: Span | undefined): boolean =>
  before === undefined ||
  before.kind === "mark" ||
  before.kind === "money" ||
  before.kind === "date" ||
  before.kind === "part" ||
  before.kind === "person" ||
  hasTag(before, "sale", "buyerTakes", "joint", "purchase", "filler", "buyer", "forWhom");

const counts = (span: Span, before: Span | undefined, next: Span | undefined, scene: Scene): boolean => {
  if (next?.kind === "menu") return true;
  const word = scene.tokens[span.from];
  const pair = `${word?.bare ?? ""} ${scene.tokens[span.to]?.bare ?? ""}`;
  if (NOT_NUMBERS.test(pair) || next?.kind !== "text" || !opensItem(before)) return false;
  return word !== undefined && COUNTING.test(word.text.toLowerCase());
};

/** A lone digit word is a number only where it counts something; else it is part of a name ("phở chín", "ba chỉ"). */
export const dropFalseDigits = (spans: readonly Span[], scene: Scene): readonly Span[] =>
  spans.some(isLoneDigit) ? spans.flatMap((span, at) => asMeant(spans, span, at, scene)) : spans;

const isLoneDigit = (span: Span): boolean => span.kind === "count" && span.weak === true && span.unit === undefined;

const asMeant = (spans: readonly Span[], span: Span, at: number, scene: Scene): readonly Span[] => {
  if (!isLoneDigit(span)) return [span];
  const next = spans[at + 1];
  // "hai ba trăm": the digit before a hundred in words is the low end of a range.
  if (next?.kind === "money" && next.from === span.to && scene.tokens[next.from]?.kind === "word") return [span];
  if (counts(span, spans[at - 1], next, scene)) return [span];
  return Array.from({ length: span.to - span.from }, (_, index): Span => ({
    kind: "text",
    from: span.from + index,
    to: span.from + index + 1,
  }));
};

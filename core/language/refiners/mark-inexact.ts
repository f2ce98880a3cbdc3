import { buildLexicon, phraseAt } from "../lexicon.ts";
import type { Group } from "../numbers/read-group.ts";
import { readGroup } from "../numbers/read-group.ts";
import type { Scene } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import { APPROXIMATE_AFTER_WORDS, APPROXIMATE_WORDS, RANGE_WORDS } from "../words/money-units.ts";

const list = (words: readonly string[]) => buildLexicon(words.map((word): readonly [string, true] => [word, true]));
const BEFORE = list(APPROXIMATE_WORDS);
const AFTER = list(APPROXIMATE_AFTER_WORDS);
const RANGE = list(RANGE_WORDS);
const MAX_PHRASE = 3;

const endsBefore = (scene: Scene, at: number): boolean => {
  for (let from = Math.max(0, at - MAX_PHRASE); from < at; from += 1)
    if (phraseAt(BEFORE, scene.tokens, from)?.to === at) return true;
  return false;
};

const isNumber = (span: Span | undefined): boolean =>
  span?.kind === "money" || (span?.kind === "count" && span.unit === undefined);

const ranged = (scene: Scene, spans: readonly Span[], at: number): boolean => {
  const [before, joint, span] = [spans[at - 2], spans[at - 1], spans[at]];
  if (joint === undefined || span === undefined || !isNumber(before) || joint.to - joint.from !== 1) return false;
  // "2 den 1 sua" at a coffee cart: black coffee, no "đến".
  if (joint.kind === "menu" || joint.kind === "count") return false;
  return phraseAt(RANGE, scene.tokens, joint.from)?.to === joint.to;
};

/** "hai ba trăm": two digits in a row before a hundred are a range. */
const stacked = (scene: Scene, spans: readonly Span[], at: number): boolean => {
  const before = spans[at - 1];
  const span = spans[at];
  if (before?.kind !== "count" || before.unit !== undefined || before.to !== span?.from) return false;
  return before.weak === true || Number(scene.tokens[span.from]?.text) === before.value + 1;
};

const negated = (span: Span): boolean => span.kind === "money" && span.money.vnd < 0 && span.money.said === "unit";

/** The "tam" of "com tam 35k" belongs to the dish. */
const isWholeName = (span: Span | undefined): boolean =>
  (span?.kind === "text" || span?.kind === "menu") && span.to - span.from > 1;

const isInexact = (scene: Scene, spans: readonly Span[], at: number, span: Span): boolean =>
  (!isWholeName(spans[at - 1]) && endsBefore(scene, span.from)) ||
  phraseAt(AFTER, scene.tokens, span.to) !== undefined ||
  ranged(scene, spans, at) ||
  ranged(scene, spans, at + 2) ||
  (span.kind === "money" && stacked(scene, spans, at)) ||
  (negated(span) && isNumber(spans[at - 1]));

const GROUP_SCALES: Readonly<Partial<Record<Group["form"], number>>> = { hundred: 100, chuc: 10 };

/** The number that the high end was said with: 4 in "3-4 trăm" and in "3-4 triệu". */
const topOf = (scene: Scene, high: Span): number | undefined => {
  const group = readGroup(scene.tokens, high.from);
  return group === undefined ? undefined : group.value / (GROUP_SCALES[group.form] ?? 1);
};

/** Both ends in đồng: a bare number takes the unit of the high end ("3-4 triệu"). */
const endsOf = (low: Span, high: SpanOf<"money">, scene: Scene): { readonly nearVnd?: readonly number[] } => {
  if (low.kind === "money") return low.money.vnd < high.money.vnd ? { nearVnd: [low.money.vnd, high.money.vnd] } : {};
  const top = topOf(scene, high);
  if (low.kind !== "count" || top === undefined || top <= low.value) return {};
  const lowVnd = (high.money.vnd / top) * low.value;
  return Number.isSafeInteger(lowVnd) ? { nearVnd: [lowVnd, high.money.vnd] } : {};
};

/** "2-3 triệu": the number, the joint and the amount are one rough amount. */
const joinRanges = (spans: readonly Span[], scene: Scene): Span[] => {
  const joined: Span[] = [];
  spans.forEach((span, at) => {
    const before = joined.at(-2);
    const low = joined.at(-1);
    if (low !== undefined && span.kind === "money" && stacked(scene, spans, at)) {
      joined.splice(-1, 1, { ...span, ...endsOf(low, span, scene), from: low.from, inexact: true });
    } else if (
      before !== undefined &&
      (span.kind === "money" || span.kind === "count") &&
      isNumber(span) &&
      ranged(scene, spans, at) &&
      (span.kind === "money" || before.kind === "count")
    ) {
      const ends = span.kind === "money" ? endsOf(before, span, scene) : {};
      joined.splice(-2, 2, { ...span, ...ends, from: before.from, inexact: true });
    } else joined.push(span);
  });
  return joined;
};

/** Marks amounts that were said to be rough: "khoảng 2tr", "2-3 triệu", "500k mấy". They are asked, never entered. */
export const markInexact = (spans: readonly Span[], scene: Scene): Span[] =>
  joinRanges(spans, scene).map((span, at) => {
    if (span.kind === "money" || (span.kind === "count" && span.unit === undefined))
      return (span.inexact ?? false) || isInexact(scene, spans, at, span) ? { ...span, inexact: true } : span;
    return span;
  });

import { buildLexicon, phraseAt } from "../lexicon.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
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

const isInexact = (scene: Scene, spans: readonly Span[], at: number, span: Span): boolean =>
  endsBefore(scene, span.from) ||
  phraseAt(AFTER, scene.tokens, span.to) !== undefined ||
  ranged(scene, spans, at) ||
  ranged(scene, spans, at + 2) ||
  (span.kind === "money" && stacked(scene, spans, at)) ||
  (negated(span) && isNumber(spans[at - 1]));

/** "2-3 triệu": the number, the joint and the amount are one rough amount. */
const joinRanges = (spans: readonly Span[], scene: Scene): Span[] => {
  const joined: Span[] = [];
  spans.forEach((span, at) => {
    const before = joined.at(-2);
    const low = joined.at(-1);
    if (low !== undefined && span.kind === "money" && stacked(scene, spans, at)) {
      joined.splice(-1, 1, { ...span, from: low.from, inexact: true });
    } else if (
      before !== undefined &&
      (span.kind === "money" || span.kind === "count") &&
      isNumber(span) &&
      ranged(scene, spans, at) &&
      (span.kind === "money" || before.kind === "count")
    ) {
      joined.splice(-2, 2, { ...span, from: before.from, inexact: true });
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

import type { Scene } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";

const digitsOrUnit = /[0-9]|(?:^| )(?:lit|kg|ky|lon|chai|hop|goi|thung|ba|chin|mot|hai|nam|tam|bay)(?: |$)/u;

type Ranks = { readonly [K in Span["kind"]]: (span: SpanOf<K>, scene: Scene) => number };

const lengthOf = (span: Span): number => span.to - span.from;

/** "cả ngày hôm nay": the date begins after "cả ngày". */
const rankOfTags = (span: SpanOf<"tags">): number => {
  if (span.tags.has("wholeDay") && lengthOf(span) > 1) return 72;
  if (lengthOf(span) >= 3) return 85;
  return lengthOf(span) === 2 ? 63 : 50;
};

const rankOfCount = (span: SpanOf<"count">, scene: Scene): number => {
  if (span.unit === undefined) return 45;
  return scene.tokens[span.from + 1]?.text === "/" ? 75 : 55;
};

/** Which proposal is believed first, whatever its length. Equal ranks: the longer one. */
const RANKS: Ranks = {
  noise: (span) => (span.what === "others" ? 62 : 100),
  menu: (span, scene) => (lengthOf(span) > 1 || digitsOrUnit.test(scene.tokens[span.from]?.bare ?? "") ? 90 : 40),
  tags: rankOfTags,
  person: () => 66,
  date: (span) => (lengthOf(span) > 1 ? 70 : 52),
  time: () => 71,
  money: (span) => (span.money.said === "unit" ? 64 : 54),
  count: rankOfCount,
  part: () => 48,
  // Only names of goods are proposed as text; the shop's own menu may know a longer one.
  text: () => 89,
  // Only the signs that open a line of a list are proposed as marks.
  mark: () => 96,
};

const rankOf = <K extends Span["kind"]>(span: SpanOf<K>, scene: Scene): number => RANKS[span.kind](span, scene);

const RANK_WEIGHT = 10_000;

/** By rank, then by length; of equals those that stand first in the text, then in the order of the parsers. */
const mostTrusted = (proposals: readonly Span[], scene: Scene): { readonly span: Span; readonly trust: number }[] =>
  proposals
    .map((span) => ({ span, trust: rankOf(span, scene) * RANK_WEIGHT + lengthOf(span) }))
    .sort((a, b) => b.trust - a.trust || a.span.from - b.span.from);

const isFree = (taken: Uint8Array, span: Span): boolean => {
  for (let at = span.from; at < span.to; at += 1) if (taken[at] === 1) return false;
  return true;
};

/** Keeps of the proposals those that can stand together, the most trusted first. */
export const resolveOverlaps = (proposals: readonly Span[], scene: Scene): Span[] => {
  const taken = new Uint8Array(scene.tokens.length);
  const kept: Span[] = [];
  for (const { span } of mostTrusted(proposals, scene)) {
    if (!isFree(taken, span)) continue;
    for (let at = span.from; at < span.to; at += 1) taken[at] = 1;
    kept.push(span);
  }
  return kept.sort((a, b) => a.from - b.from);
};

import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";

const digitsOrUnit = /[0-9]|(?:^| )(?:lit|kg|ky|lon|chai|hop|goi|thung|ba|chin|mot|hai|nam|tam|bay)(?: |$)/u;

/** Which proposal is believed first, whatever its length. Equal ranks: the longer one. */
const rankOf = (span: Span, scene: Scene): number => {
  switch (span.kind) {
    case "noise":
      return span.what === "others" ? 62 : 100;
    case "menu":
      return span.to - span.from > 1 || digitsOrUnit.test(scene.tokens[span.from]?.bare ?? "") ? 90 : 40;
    case "tags":
      // "cả ngày hôm nay": the date begins after "cả ngày".
      if (span.tags.has("wholeDay") && span.to - span.from > 1) return 72;
      return span.to - span.from >= 3 ? 85 : span.to - span.from === 2 ? 63 : 50;
    case "person":
      return 66;
    case "date":
      return span.to - span.from > 1 ? 70 : 52;
    case "time":
      return 71;
    case "money":
      return span.money.said === "unit" ? 64 : 54;
    case "count":
      if (span.unit !== undefined && scene.tokens[span.from + 1]?.text === "/") return 75;
      return span.unit === undefined ? 45 : 55;
    case "part":
      return 48;
    default:
      return 0;
  }
};

/** Keeps of the proposals those that can stand together, the most trusted first. */
export const resolveOverlaps = (proposals: readonly Span[], scene: Scene): Span[] => {
  const ranked = proposals.map((span) => ({ span, rank: rankOf(span, scene) }));
  ranked.sort(
    (a, b) => b.rank - a.rank || b.span.to - b.span.from - (a.span.to - a.span.from) || a.span.from - b.span.from,
  );
  const taken = new Uint8Array(scene.tokens.length);
  const kept = ranked.filter(({ span }) => {
    for (let at = span.from; at < span.to; at += 1) if (taken[at] === 1) return false;
    taken.fill(1, span.from, span.to);
    return true;
  });
  return kept.map(({ span }) => span).sort((a, b) => a.from - b.from);
};

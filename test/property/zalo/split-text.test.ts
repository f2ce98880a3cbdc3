import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { splitText } from "../../../bot/zalo/split-text.ts";

const SEGMENTER = new Intl.Segmenter("vi", { granularity: "grapheme" });
const graphemes = (text: string) => [...SEGMENTER.segment(text)].map(({ segment }) => segment);
const isSpace = (text: string) => /^\s*$/u.test(text);

// What texts of ours are made of, and what is hard to cut: pairs, families, flags, loose marks, all kinds of line ends.
const piece = fc.constantFrom(
  "a",
  "ê",
  "1",
  " ",
  "\n",
  "\t",
  "bán ",
  "phở\n",
  "2.000.000đ",
  "\r\n",
  "\u2028",
  "  ",
  "o\u031B\u0301",
  "\u0301",
  "\u200D",
  "☕️",
  "👩‍👩‍👧‍👦",
  "🇻🇳",
  "🇻",
  "\uD83D",
);
const text = fc.oneof(
  fc.array(piece, { maxLength: 80 }).map((pieces) => pieces.join("")),
  fc.string({ unit: "grapheme", maxLength: 120 }),
);
const max = fc.integer({ min: 2, max: 60 });
const runs = { numRuns: 2_000 };

/** What stood between the parts; undefined when the parts are not in the text in this order. */
const between = (whole: string, parts: readonly string[]): string[] | undefined => {
  const gaps: string[] = [];
  let at = 0;
  for (const part of parts) {
    const start = whole.indexOf(part, at);
    if (start === -1) return undefined;
    gaps.push(whole.slice(at, start));
    at = start + part.length;
  }
  return [...gaps, whole.slice(at)];
};

describe("splitting a text", () => {
  it("makes no part longer than the limit, and none blank", () => {
    fc.assert(
      fc.property(text, max, (whole, limit) => {
        const parts = splitText(whole, limit);
        for (const part of parts) expect(part.length).toBeLessThanOrEqual(limit);
        if (parts.length > 1) for (const part of parts) expect(isSpace(part)).toBe(false);
      }),
      runs,
    );
  });

  it("loses nothing but white space at the cuts", () => {
    fc.assert(
      fc.property(text, max, (whole, limit) => {
        const gaps = between(whole, splitText(whole, limit));
        expect(gaps).toBeDefined();
        for (const gap of gaps ?? []) expect(isSpace(gap)).toBe(true);
      }),
      runs,
    );
  });

  it("breaks no grapheme that fits into a part", () => {
    fc.assert(
      fc.property(text, max, (whole, limit) => {
        const signs = graphemes(whole);
        fc.pre(signs.every(({ length }) => length <= limit));
        const kept = splitText(whole, limit).flatMap(graphemes);
        const solid = (list: readonly string[]) => list.filter((sign) => !isSpace(sign));
        expect(solid(kept)).toEqual(solid(signs));
      }),
      runs,
    );
  });

  it("cuts at a line end wherever every line fits", () => {
    const line = fc.stringMatching(/^[a-zê]([a-zê ]{0,10}[a-zê])?$/);
    fc.assert(
      fc.property(fc.array(line, { minLength: 1, maxLength: 30 }), fc.integer({ min: 12, max: 40 }), (lines, limit) => {
        expect(splitText(lines.join("\n"), limit).flatMap((part) => part.split("\n"))).toEqual(lines);
      }),
      runs,
    );
  });
});

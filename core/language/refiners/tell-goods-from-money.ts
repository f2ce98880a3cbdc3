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

const simple = (span: SpanOf<"money">): boolean => span.to - span.from === 2;

/**
 * "2 củ khoai", "3 chai lavie", "2 lít mía 16k", "5m vải": a unit of slang money that is also a container or a good
 * is goods where a name follows it or where the amount stands elsewhere in the line.
 */
export const tellGoodsFromMoney = (spans: readonly Span[], scene: Scene): Span[] =>
  spans.map((span, at) => {
    if (span.kind !== "money" || span.money.slang === undefined || !simple(span)) return span;
    const priced = otherMoney(spans, at) && UNIT_NAMES.has(span.money.slang.normalize("NFC"));
    if (!isName(spans[at + 1]) && !priced) return span;
    const value = Number(scene.tokens[span.from]?.text.replace(",", "."));
    if (!Number.isFinite(value) || value <= 0) return span;
    return { kind: "count", from: span.from, to: span.to, value, unit: unitName(scene, span) };
  });

import { hasTag } from "../has-tag.ts";
import type { Scene } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import type { Tag } from "../vocabulary.ts";
import { isBreak } from "./is-break.ts";

const OWED: ReadonlySet<Tag> = new Set<Tag>(["debt"]);

const endsClause = (span: Span | undefined): boolean =>
  span === undefined || isBreak(span) || span.kind === "mark" || hasTag(span, "filler");

/** Days that lie before as well as ahead; entries look back, but who says when it will be paid looks ahead. */
const EITHER_WAY = /^(?:thu|t[2-8]|cn|chu|mung|mong|ngay|[0-9])/u;

const isAhead = (day: SpanOf<"date">, scene: Scene): boolean =>
  day.date.to > scene.clock.businessDay ||
  (day.date.near === undefined && EITHER_WAY.test(scene.tokens[day.from]?.bare ?? ""));

/** A buyer or a sale; without one it may be a bill of the shop's own ("tiền điện 500k thứ 2 trả"). */
const isSold = (span: Span): boolean => span.kind === "person" || hasTag(span, "sale", "buyerTakes");

const lineBefore = (spans: readonly Span[], at: number): readonly Span[] =>
  spans.slice(spans.slice(0, at).findLastIndex(isBreak) + 1, at);

const isPaidLater = (before: readonly Span[], day: SpanOf<"date">, scene: Scene): boolean =>
  before.some((span) => hasTag(span, "debt")) ||
  (isAhead(day, scene) && before.some(isSold) && before.some(({ kind }) => kind === "money" || kind === "count"));

/**
 * "nợ 200k tuần sau trả", "10 bao xi măng cuối tháng thanh toán": the day on which it will be paid. It is not the day
 * of the entry, and nothing was paid: what was taken is owed.
 */
export const payLater = (spans: readonly Span[], scene: Scene): readonly Span[] =>
  spans.some((_, at) => mayBePayday(spans, at))
    ? spans.map((span, at): Span => {
        if (span.kind !== "date" || !mayBePayday(spans, at)) return span;
        if (!isPaidLater(lineBefore(spans, at), span, scene)) return span;
        return { kind: "tags", tags: OWED, from: span.from, to: span.to };
      })
    : spans;

const mayBePayday = (spans: readonly Span[], at: number): boolean =>
  spans[at]?.kind === "date" && hasTag(spans[at + 1], "pays") && endsClause(spans[at + 2]);

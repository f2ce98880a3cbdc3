import { hasTag } from "../has-tag.ts";
import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import type { Draft } from "./draft.ts";

const DENIED = ["sale", "gained", "purchase", "expense", "buyerTakes", "debt", "pays"] as const;

/** "không bán được gì", "chưa nhập": what did not happen. A "không" inside a name denies nothing. */
export const isDenied = (spans: readonly Span[]): boolean =>
  spans.some((span, at) => (hasTag(span, "not") && hasTag(spans[at + 1], ...DENIED)) || hasTag(span, "closedDays"));

/** "cao 1m70" is no money. */
const isSold = (span: Span): boolean =>
  span.kind === "menu" || (span.kind === "money" && span.money.slang === undefined);

/** Wishes, plans, habits and hearsay are no entries. */
export const isUnreal = (spans: readonly Span[]): boolean =>
  spans.some((span) => hasTag(span, "plan", "habit", "hearsay")) ||
  countsOut(spans) ||
  (spans.some((span) => hasTag(span, "measured")) && !spans.some(isSold));

const SEVERAL = 3;

/** "1 2 3 alo": numbers that go up by one, and nothing that they count. */
const countsOut = (spans: readonly Span[]): boolean => {
  if (spans.length < SEVERAL || spans[0]?.kind !== "count") return false;
  const told = spans.filter((span) => span.kind !== "mark" && !hasTag(span, "filler"));
  return (
    told.length >= SEVERAL &&
    told.every(
      (span, at) =>
        span.kind === "count" && span.unit === undefined && (at === 0 || isNextOf(told[at - 1], span.value)),
    )
  );
};

const isNextOf = (before: Span | undefined, value: number): boolean =>
  before?.kind === "count" && before.value + 1 === value;

export const isPlanned = (draft: Draft, scene: Scene): boolean =>
  draft.date !== undefined &&
  draft.date.from > scene.clock.calendarDay &&
  draft.date.period !== true &&
  draft.tags.has("plan");

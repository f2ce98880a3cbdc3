import { hasTag } from "../../has-tag.ts";
import type { Span, SpanOf } from "../../span.ts";

/** Hardly anything costs less, in thousands; a smaller bare number behind a name is how many were sold. */
export const LOWEST_BARE_PRICE = 10;

const isName = ({ kind }: Span): boolean => kind === "text" || kind === "menu";
const isBareNumber = (span: Span): span is SpanOf<"count"> => span.kind === "count" && span.unit === undefined;
const says = (span: Span): boolean => span.kind !== "mark" && !hasTag(span, "filler", "joint");

/**
 * What the numbers are where names and bare numbers take turns, a name first: "phở bò 2 trà đá 3" counts, "rau 20 thịt
 * 100 hành 5" tells prices. Undefined where the clause is of another shape.
 */
export const numbersBehindNames = (spans: readonly Span[]): "counts" | "prices" | undefined => {
  const told = spans.filter(says);
  const turns = told.slice(Math.max(0, told.findIndex(isName)));
  const inTurn = turns.length >= 4 && turns.every((span, at) => (at % 2 === 0 ? isName(span) : isBareNumber(span)));
  if (!inTurn || turns.length % 2 !== 0) return undefined;
  const numbers = turns.filter(isBareNumber);
  return numbers.every(({ value }) => Number.isInteger(value) && value < LOWEST_BARE_PRICE) ? "counts" : "prices";
};

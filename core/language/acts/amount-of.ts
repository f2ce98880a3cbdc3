import type { Span, SpanOf } from "../span.ts";
import type { Amount } from "./draft.ts";

const made = (vnd: number, rest: Partial<Amount> = {}): Amount => ({
  vnd,
  implied: false,
  unsure: false,
  orVnd: [],
  ...rest,
});

const THOUSAND = 1_000;
/** Below this a number without unit counts thousands. */
const THOUSANDS_BELOW = 1_000;
const LUMP_CLEAR_FROM = 10_000;
/** Coins smaller than this are out of use, so such a number is more likely a code. */
const SMALLEST_NOTE_VND = 100;
const looksLikeYear = (value: number): boolean => value >= 1990 && value <= 2039;

/** The amount a span stands for; for a number without unit it depends on whether it prices an item or is a lump sum. */
export const amountOf = (span: Span, place: "price" | "lump"): Amount | undefined => {
  if (span.kind === "money") return fromMoney(span);
  if (span.kind !== "count" || span.unit !== undefined) return undefined;
  const { value } = span;
  if (span.inexact === true || !Number.isInteger(value) || value <= 0) return made(value * THOUSAND, { unsure: true });
  if (value < THOUSANDS_BELOW) return made(value * THOUSAND, { implied: true });
  if (looksLikeYear(value)) return made(value, { unsure: true });
  if (value < LUMP_CLEAR_FROM && place === "lump") return made(value, { orVnd: [value * THOUSAND] });
  return made(value, { unsure: value % SMALLEST_NOTE_VND !== 0 || value > Number.MAX_SAFE_INTEGER });
};

/** The exact amounts that a rough one may stand for. */
const nearOf = (span: SpanOf<"money">): readonly number[] => {
  const { vnd, foreign, doubtful } = span.money;
  if (span.inexact !== true || foreign || doubtful === true || vnd <= 0) return [];
  return span.nearVnd ?? [vnd];
};

const fromMoney = (span: SpanOf<"money">): Amount => {
  const { vnd, foreign, orVnd, doubtful } = span.money;
  const unsure = foreign || span.inexact === true || vnd <= 0 || doubtful === true;
  const nearVnd = nearOf(span);
  return made(vnd, { unsure, orVnd, ...(nearVnd.length === 0 ? {} : { nearVnd }) });
};

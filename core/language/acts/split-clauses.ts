import { hasTag } from "../has-tag.ts";
import type { Span } from "../span.ts";

const VERBS = [
  "sale",
  "expense",
  "purchase",
  "debt",
  "pays",
  "paysBack",
  "refund",
  "buyerTakes",
  "profit",
  "otherMoney",
] as const;

const isVerb = (span: Span): boolean => hasTag(span, ...VERBS);
const leads = (span: Span | undefined): boolean =>
  span?.kind === "date" ||
  span?.kind === "part" ||
  span?.kind === "person" ||
  span?.kind === "time" ||
  hasTag(span, "buyer", "filler", "joint") ||
  (span?.kind === "mark" && span.mark !== "/");

/** Index where the words that lead in to the verb at `at` begin: its day, its person. */
const leadStart = (spans: readonly Span[], from: number, at: number): number => {
  let start = at;
  while (start > from && leads(spans[start - 1])) start -= 1;
  return start;
};

/** What the cuts look at, counted once for the line: a line of many verbs is not walked again for each of them. */
interface Marks {
  /** How many amounts and counts, how many amounts, stand before an index. */
  readonly content: Uint16Array;
  readonly money: Uint16Array;
  /** The first amount or count, the first verb, from an index on; the length of the line where there is none. */
  readonly nextContent: Uint16Array;
  readonly nextVerb: Uint16Array;
}

const marksOf = (line: readonly Span[]): Marks => {
  const size = line.length + 2;
  const [content, money] = [new Uint16Array(size), new Uint16Array(size)];
  const [nextContent, nextVerb] = [new Uint16Array(size).fill(line.length), new Uint16Array(size).fill(line.length)];
  line.forEach((span, at) => {
    content[at + 1] = (content[at] ?? 0) + (isContent(span) ? 1 : 0);
    money[at + 1] = (money[at] ?? 0) + (span.kind === "money" ? 1 : 0);
  });
  for (let at = line.length - 1; at >= 0; at -= 1) {
    const span = line[at];
    nextContent[at] = span !== undefined && isContent(span) ? at : (nextContent[at + 1] ?? line.length);
    nextVerb[at] = span !== undefined && isVerb(span) ? at : (nextVerb[at + 1] ?? line.length);
  }
  return { content, money, nextContent, nextVerb };
};

const isContent = (span: Span): boolean => span.kind === "money" || span.kind === "count";

const between = (prefix: Uint16Array, from: number, to: number): number => (prefix[to] ?? 0) - (prefix[from] ?? 0);

/** A verb with no goods or money of its own ("2 cf 50k trả ck", "… bán cho chị Lan") closes a clause, it does not open one. */
const trails = (line: readonly Span[], at: number, marks: Marks): boolean => {
  const content = marks.nextContent[at + 1] ?? line.length;
  if (content >= line.length) return true;
  return (
    (marks.nextVerb[at + 1] ?? line.length) < content && hasTag(line[at], "credit", "pays", "transfer", "debt", "cash")
  );
};

/** "10 ly trà đá thu 50k": the verb brings the money for the goods before it. */
const bringsMoney = (line: readonly Span[], from: number, at: number, marks: Marks): boolean =>
  hasTag(line[at], "sale", "gained", "refund") &&
  between(marks.money, from, at) === 0 &&
  between(marks.content, from, at) > 0 &&
  !bringsGoods(line, at, marks);

/** "chiều bán 2 khối cát": the verb brings goods of its own, not the money for what is before it. */
const bringsGoods = (line: readonly Span[], at: number, marks: Marks): boolean => {
  const content = marks.nextContent[at + 1] ?? line.length;
  const [next, then] = [line[content], line[content + 1]];
  return next?.kind === "count" && (next.unit !== undefined || then?.kind === "text" || then?.kind === "menu");
};

/** "35k/ly, bán 4 ly", "mỗi ly 20k bán được 7 ly": the price of one stands before the verb, how many behind it. */
const countsPriced = (line: readonly Span[], from: number, at: number, marks: Marks): boolean => {
  if (between(marks.money, from, at) !== 1 || !bringsGoods(line, at, marks)) return false;
  const before = line.slice(from, at);
  const namedWithPrice = hasTag(line[at], "sale") && before.at(-1)?.kind === "mark" && before.some(isName);
  const ofOne = before.some(
    (span) => hasTag(span, "each", "eachAfter") || (span.kind === "mark" && /[/@]/u.test(span.mark)) || isOne(span),
  );
  const bare = before.every((span) => span.kind !== "count" || isOne(span));
  return (
    (ofOne || (namedWithPrice && countsNamelessly(line, at))) && bare && between(marks.money, at, line.length) === 0
  );
};

const isName = ({ kind }: Span): boolean => kind === "text" || kind === "menu";

/** "cà phê muối 29k, bán 3 ly": pieces in a unit, and no name of their own. */
const countsNamelessly = (line: readonly Span[], at: number): boolean =>
  line.slice(at + 1).some((span) => span.kind === "count" && span.unit !== undefined) &&
  !line.slice(at + 1).some(isName);

const isOne = (span: Span): boolean => span.kind === "count" && span.value === 1 && span.unit !== undefined;

const MONEY_WITHIN = 4;

/** "t2 500k t3 600k": another day with money of its own behind it. */
const startsDay = (line: readonly Span[], from: number, at: number, marks: Marks): boolean =>
  at > from &&
  line[from]?.kind === "date" &&
  between(marks.content, from, at) > 0 &&
  between(marks.money, at + 1, Math.min(at + MONEY_WITHIN, line.length)) > 0;

/** Where the clause that the verb at `at` opens begins; undefined where it opens none. */
const opensAt = (
  line: readonly Span[],
  from: number,
  at: number,
  verbed: boolean,
  marks: Marks,
): number | undefined => {
  if (bringsMoney(line, from, at, marks) || countsPriced(line, from, at, marks)) return undefined;
  if (between(marks.content, from, at) === 0 || trails(line, at, marks)) return undefined;
  const start = leadStart(line, from, at);
  return (verbed || start > from) && between(marks.content, from, start) > 0 ? start : undefined;
};

/** Cuts a line where a new verb begins after goods or money ("bán 2tr, chi 500k"; "sáng bán 500k chiều bán 700k"). */
export const splitClauses = (line: readonly Span[]): (readonly Span[])[] => {
  // One amount or count makes one clause, whatever words stand around it.
  if (line.filter(isContent).length < 2) return [line];
  const marks = marksOf(line);
  const clauses: (readonly Span[])[] = [];
  let from = 0;
  let verbed = false;
  const cut = (at: number): void => {
    clauses.push(line.slice(from, at));
    from = at;
  };
  line.forEach((span, at) => {
    if (span.kind === "date" && startsDay(line, from, at, marks)) {
      cut(at);
      verbed = false;
    }
    if (!isVerb(span)) return;
    const start = opensAt(line, from, at, verbed, marks);
    if (start !== undefined) cut(start);
    verbed ||= !bringsMoney(line, from, at, marks);
  });
  clauses.push(line.slice(from));
  return clauses;
};

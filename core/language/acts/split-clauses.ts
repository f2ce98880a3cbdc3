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
const hasContent = (spans: readonly Span[]): boolean =>
  spans.some((span) => span.kind === "money" || span.kind === "count");
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

/** A verb with no goods or money of its own ("2 cf 50k trả ck", "… bán cho chị Lan") closes a clause, it does not open one. */
const trails = (spans: readonly Span[], at: number): boolean => {
  const rest = spans.slice(at + 1);
  const content = rest.findIndex((each) => each.kind === "money" || each.kind === "count");
  const verb = rest.findIndex(isVerb);
  return (
    content === -1 || (verb !== -1 && verb < content && hasTag(spans[at], "credit", "pays", "transfer", "debt", "cash"))
  );
};

/** "10 ly trà đá thu 50k": the verb brings the money for the goods before it. */
const countedWithoutMoney = (spans: readonly Span[]): boolean =>
  spans.some((span) => span.kind === "count") && !spans.some((span) => span.kind === "money");

/** "t2 500k t3 600k": another day with money of its own behind it. */
const startsDay = (line: readonly Span[], from: number, at: number): boolean => {
  const open = line.slice(from, at);
  if (open[0]?.kind !== "date" || !hasContent(open)) return false;
  return line.slice(at + 1, at + 4).some((each) => each.kind === "money");
};

/** Cuts a line where a new verb begins after goods or money ("bán 2tr, chi 500k"; "sáng bán 500k chiều bán 700k"). */
export const splitClauses = (line: readonly Span[]): Span[][] => {
  const clauses: Span[][] = [];
  let from = 0;
  let verbed = false;
  line.forEach((span, at) => {
    if (span.kind === "date" && startsDay(line, from, at)) {
      clauses.push(line.slice(from, at));
      from = at;
      verbed = false;
    }
    if (!isVerb(span)) return;
    const open = line.slice(from, at);
    if (hasTag(span, "sale", "gained") && countedWithoutMoney(open)) return;
    if (hasContent(open) && !trails(line, at) && (verbed || leadStart(line, from, at) > from)) {
      const start = leadStart(line, from, at);
      if (hasContent(line.slice(from, start))) {
        clauses.push(line.slice(from, start));
        from = start;
      }
    }
    verbed = true;
  });
  clauses.push(line.slice(from));
  return clauses;
};

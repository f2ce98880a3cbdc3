import { hasTag } from "../has-tag.ts";
import type { Line } from "./line.ts";
import { lineHas } from "./line.ts";

/** A "không" that closes a line asks; in front of a verb it denies. */
const asksAtEnd = (line: Line): boolean => {
  const last = line.spans.findLast(
    (span) => span.kind !== "mark" && !(span.kind === "tags" && [...span.tags].every((tag) => tag === "filler")),
  );
  return last?.kind === "tags" && last.tags.has("not") && line.spans.length > 1;
};

/** Whether a line asks something. A question never makes an entry. */
export const isQuestion = (line: Line): boolean => (asks(line) && !isDenial(line)) || asksAtEnd(line);

/** "chưa" asks only at the end; "2tr mấy" is an odd amount, not a question. */
const asks = (line: Line): boolean =>
  lineHas(line, "question") &&
  line.spans.some((span, at) => {
    if (!hasTag(span, "question")) return false;
    const word = line.scene.tokens[span.from]?.bare ?? "";
    if (word === "chua")
      return line.spans.slice(at + 1).every((each) => each.kind === "mark" || hasTag(each, "filler"));
    return !(word === "may" && span.to === span.from + 1 && line.spans[at - 1]?.kind === "money");
  });

const NOTHING_WORDS = /^(?:gi|nao|ai|dau)$/u;

/** "hôm nay không bán được gì" states, it does not ask. */
const isDenial = (line: Line): boolean => {
  const denied = line.spans.some(
    (span, at) =>
      (hasTag(span, "not") && hasTag(line.spans[at + 1], "sale", "purchase", "buyerTakes", "gained")) ||
      hasTag(span, "closedDays"),
  );
  const asking = line.spans.filter((span) => hasTag(span, "question") && !hasTag(span, "not"));
  return denied && asking.every((span) => NOTHING_WORDS.test(line.scene.tokens[span.from]?.bare ?? ""));
};

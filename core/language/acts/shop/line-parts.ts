import { textOf } from "../../scene.ts";
import type { Span, SpanOf } from "../../span.ts";
import { collectDraft } from "../collect-draft.ts";
import type { Draft } from "../draft.ts";
import type { Line } from "../line.ts";

export const draftOf = (line: Line): Draft => collectDraft(line.spans, line.scene);

export const datesIn = (line: Line): SpanOf<"date">[] =>
  line.spans.filter((span): span is SpanOf<"date"> => span.kind === "date");

export const after = (line: Line, span: Span): readonly Span[] => line.spans.slice(line.spans.indexOf(span) + 1);

/** The words after a span as written, politeness and marks at both ends left out. */
export const restText = (line: Line, span: Span): string => {
  const rest = after(line, span).filter(
    (each) =>
      each.kind !== "mark" &&
      each.kind !== "money" &&
      !(
        each.kind === "tags" &&
        [...each.tags].every((tag) => tag === "filler" || tag === "price" || tag === "each" || tag === "question")
      ),
  );
  const [first] = rest;
  const last = rest.at(-1);
  return first === undefined || last === undefined ? "" : textOf(line.scene, first.from, last.to);
};

/** The words of the line from one of its spans on, in small letters without accents. */
export const bareFrom = ({ spans, scene }: Line, at: number): string =>
  spans
    .slice(Math.max(at, 0))
    .flatMap(({ from, to }) => scene.tokens.slice(from, to).map(({ bare }) => bare))
    .join(" ");

import { hasTag } from "../has-tag.ts";
import type { Scene } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import type { Tag } from "../vocabulary.ts";

/** One line of a message with what was read in it. */
export interface Line {
  readonly scene: Scene;
  readonly spans: readonly Span[];
}

export const spanWith = (line: Line, ...tags: readonly Tag[]): SpanOf<"tags"> | undefined =>
  line.spans.find((span): span is SpanOf<"tags"> => hasTag(span, ...tags));

export const lineHas = (line: Line, ...tags: readonly Tag[]): boolean => spanWith(line, ...tags) !== undefined;

export const moneyIn = (line: Line): SpanOf<"money">[] =>
  line.spans.filter((span): span is SpanOf<"money"> => span.kind === "money");

export const countsIn = (line: Line): SpanOf<"count">[] =>
  line.spans.filter((span): span is SpanOf<"count"> => span.kind === "count");

/** The first word of the line that says something, politeness aside. */
export const firstMeaning = (line: Line): Span | undefined =>
  line.spans.find(
    (span) =>
      span.kind !== "mark" &&
      !(
        span.kind === "tags" && [...span.tags].every((tag) => tag === "filler" || tag === "joint" || tag === "forWhom")
      ),
  );

/** The words of the line in small letters, accents kept, single-spaced; for phrases that span several readings. */
export const bareText = (line: Line): string =>
  line.spans.flatMap((span) => line.scene.tokens.slice(span.from, span.to).map((token) => token.bare)).join(" ");

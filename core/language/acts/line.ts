import { hasTag } from "../has-tag.ts";
import type { Scene } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";
import type { Tag } from "../vocabulary.ts";

/** One line of a message with what was read in it. */
export interface Line {
  readonly scene: Scene;
  readonly spans: readonly Span[];
  /** Everything that a word of the line tells; most readers need no more to see that the line is none of theirs. */
  readonly tags: ReadonlySet<Tag>;
  /** The words in small letters without accents, single-spaced; for phrases that span several readings. */
  readonly bare: string;
}

export const makeLine = (scene: Scene, spans: readonly Span[]): Line => {
  const tags = new Set<Tag>();
  const words: string[] = [];
  for (const span of spans) {
    if (span.kind === "tags") for (const tag of span.tags) tags.add(tag);
    for (let at = span.from; at < span.to; at += 1) words.push(scene.tokens[at]?.bare ?? "");
  }
  return { scene, spans, tags, bare: words.join(" ") };
};

export const lineHas = (line: Line, ...tags: readonly Tag[]): boolean => tags.some((tag) => line.tags.has(tag));

export const spanWith = (line: Line, ...tags: readonly Tag[]): SpanOf<"tags"> | undefined =>
  lineHas(line, ...tags) ? line.spans.find((span): span is SpanOf<"tags"> => hasTag(span, ...tags)) : undefined;

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

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
  readonly money: readonly SpanOf<"money">[];
  readonly counts: readonly SpanOf<"count">[];
  /** The words in small letters without accents, single-spaced; for phrases that span several readings. */
  readonly bare: string;
}

export const makeLine = (scene: Scene, spans: readonly Span[]): Line => {
  const tags = new Set<Tag>();
  const words: string[] = [];
  const money: SpanOf<"money">[] = [];
  const counts: SpanOf<"count">[] = [];
  for (const span of spans) {
    if (span.kind === "money") money.push(span);
    if (span.kind === "count") counts.push(span);
    if (span.kind === "tags") for (const tag of span.tags) tags.add(tag);
    for (let at = span.from; at < span.to; at += 1) words.push(scene.tokens[at]?.bare ?? "");
  }
  return { scene, spans, tags, money, counts, bare: words.join(" ") };
};

export const lineHas = (line: Line, ...tags: readonly Tag[]): boolean => {
  for (const tag of tags) if (line.tags.has(tag)) return true;
  return false;
};

export const spanWith = (line: Line, ...tags: readonly Tag[]): SpanOf<"tags"> | undefined =>
  lineHas(line, ...tags) ? line.spans.find((span): span is SpanOf<"tags"> => hasTag(span, ...tags)) : undefined;

export const moneyIn = (line: Line): readonly SpanOf<"money">[] => line.money;

export const countsIn = (line: Line): readonly SpanOf<"count">[] => line.counts;

/** The first word of the line that says something, politeness aside. */
export const firstMeaning = (line: Line): Span | undefined =>
  line.spans.find(
    (span) =>
      span.kind !== "mark" &&
      !(
        span.kind === "tags" && [...span.tags].every((tag) => tag === "filler" || tag === "joint" || tag === "forWhom")
      ),
  );

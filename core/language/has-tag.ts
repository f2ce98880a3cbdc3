import type { Span } from "./span.ts";
import type { Tag } from "./vocabulary.ts";

/** Whether a span is a word of the vocabulary with one of these meanings. */
export const hasTag = (span: Span | undefined, ...tags: readonly Tag[]): boolean => {
  if (span?.kind !== "tags") return false;
  for (const tag of tags) if (span.tags.has(tag)) return true;
  return false;
};

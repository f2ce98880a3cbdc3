import { hasTag } from "../has-tag.ts";
import type { Span } from "../span.ts";
import type { Tag } from "../vocabulary.ts";

const OWED: ReadonlySet<Tag> = new Set<Tag>(["debt"]);

/** "còn lại ghi sổ 3tr2": with an amount behind it the rest is a debt that was told; without one it only says on credit. */
export const oweTheRest = (spans: readonly Span[]): readonly Span[] =>
  spans.some((span) => hasTag(span, "restOwed"))
    ? spans.map((span, at) =>
        span.kind === "tags" && hasTag(span, "restOwed") && spans[at + 1]?.kind === "money"
          ? { ...span, tags: OWED }
          : span,
      )
    : spans;

import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { GOODS_COMPOUNDS } from "../words/goods-compounds.ts";

const completes = (span: Span, before: Span | undefined, scene: Scene): boolean => {
  if ((span.kind !== "tags" && span.kind !== "part") || span.to !== span.from + 1 || before?.to !== span.from)
    return false;
  if (before.kind !== "text" && before.kind !== "menu") return false;
  return GOODS_COMPOUNDS.has(`${scene.tokens[span.from - 1]?.bare ?? ""} ${scene.tokens[span.from]?.bare ?? ""}`);
};

/** In "dầu ăn" nobody eats and in "cá thu" nothing is taken in: the second word goes back to the name. */
export const keepNamesWhole = (spans: readonly Span[], scene: Scene): Span[] =>
  spans.map((span, at) =>
    completes(span, spans[at - 1], scene) ? { kind: "text", from: span.from, to: span.to } : span,
  );

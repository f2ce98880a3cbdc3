import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";

/** What a parser proposes for the words from one token on. */
export type SpanReader = (scene: Scene, at: number) => Span | undefined;

/** Asks each reader at each token, in one pass. */
export const atEachToken = (scene: Scene, ...readers: readonly SpanReader[]): Span[] => {
  const spans: Span[] = [];
  for (let at = 0; at < scene.tokens.length; at += 1) {
    for (const read of readers) {
      const span = read(scene, at);
      if (span !== undefined) spans.push(span);
    }
  }
  return spans;
};

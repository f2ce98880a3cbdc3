import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";

const gapSpan = (scene: Scene, at: number): Span => {
  const token = scene.tokens[at];
  if (token?.kind === "word") return { kind: "text", from: at, to: at + 1 };
  if (token?.kind === "number") return { kind: "noise", what: "number", from: at, to: at + 1 };
  return { kind: "mark", from: at, to: at + 1, mark: token?.text ?? "" };
};

/** Every token not taken by a proposal becomes a word of its own, a mark, or a number that nobody understood. */
export const fillGaps = (spans: readonly Span[], scene: Scene): Span[] => {
  const filled: Span[] = [];
  let at = 0;
  for (const span of spans) {
    for (; at < span.from; at += 1) filled.push(gapSpan(scene, at));
    filled.push(span);
    at = span.to;
  }
  for (; at < scene.tokens.length; at += 1) filled.push(gapSpan(scene, at));
  return filled;
};

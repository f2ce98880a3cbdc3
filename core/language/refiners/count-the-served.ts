import type { Scene } from "../scene.ts";
import type { Span } from "../span.ts";
import { readGroup } from "../numbers/read-group.ts";

const GUESTS = /^(?:nguoi|khach|dua|be)$/u;

const isServed = (span: Span, before: Span | undefined, scene: Scene): boolean =>
  span.kind === "noise" &&
  span.what === "others" &&
  before?.kind === "menu" &&
  before.to === span.from &&
  GUESTS.test(scene.tokens[span.to - 1]?.bare ?? "");

/** "gội đầu 5 người", "cắt nam 4 khách": a service of the menu is counted by those who had it. */
export const countTheServed = (spans: readonly Span[], scene: Scene): readonly Span[] =>
  spans.some((span, at) => isServed(span, spans[at - 1], scene))
    ? spans.map((span, at): Span => {
        const group = isServed(span, spans[at - 1], scene) ? readGroup(scene.tokens, span.from) : undefined;
        return group === undefined ? span : { kind: "count", from: span.from, to: span.to, value: group.value };
      })
    : spans;

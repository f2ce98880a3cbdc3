import type { Scene } from "../scene.ts";
import type { Span, SpanOf } from "../span.ts";

const JOINTS = /^(?:den|toi|-|–)$/u;

const isDate = (span: Span | undefined): span is SpanOf<"date"> => span?.kind === "date";

/** "từ ngày 1 đến ngày 5" is one run of days. */
export const joinDays = (spans: readonly Span[], scene: Scene): readonly Span[] => {
  if (!spans.some(isDate)) return spans;
  const joined: Span[] = [];
  for (const span of spans) {
    const [first, joint] = [joined.at(-2), joined.at(-1)];
    if (
      isDate(span) &&
      isDate(first) &&
      joint !== undefined &&
      JOINTS.test(scene.tokens[joint.from]?.bare ?? "") &&
      first.date.from < span.date.to
    ) {
      joined.splice(-2, 2, {
        kind: "date",
        from: first.from,
        to: span.to,
        date: { from: first.date.from, to: span.date.to, end: span.to, period: true },
      });
    } else joined.push(span);
  }
  return joined;
};

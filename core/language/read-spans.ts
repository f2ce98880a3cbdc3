import type { ReadingContext } from "./act.ts";
import { PARSERS } from "./propose.ts";
import { REFINERS } from "./refine.ts";
import type { Scene } from "./scene.ts";
import { makeScene } from "./scene.ts";
import type { Span } from "./span.ts";
import type { Trace } from "./trace.ts";
import { describeSpan } from "./trace.ts";

const PROPOSERS = Object.entries(PARSERS);
const WEIGHERS = Object.entries(REFINERS);

const propose = (scene: Scene, trace: Trace | undefined): Span[] => {
  const proposals: Span[] = [];
  for (const [name, parse] of PROPOSERS) {
    const spans = parse(scene);
    for (const span of spans) proposals.push(span);
    if (trace !== undefined)
      trace(
        `parser ${name}`,
        spans.map((span) => describeSpan(span, scene)),
      );
  }
  return proposals;
};

const difference = (before: readonly Span[], after: readonly Span[], scene: Scene): string[] => {
  const old = new Set(before);
  const made = new Set(after);
  const dropped = before.filter((span) => !made.has(span)).map((span) => `- ${describeSpan(span, scene)}`);
  return [...dropped, ...after.filter((span) => !old.has(span)).map((span) => `+ ${describeSpan(span, scene)}`)];
};

const refine = (scene: Scene, proposals: readonly Span[], trace: Trace | undefined): readonly Span[] => {
  let spans = proposals;
  for (const [name, refiner] of WEIGHERS) {
    const refined = refiner(spans, scene);
    if (trace !== undefined) trace(`refiner ${name}`, difference(spans, refined, scene));
    spans = refined;
  }
  return spans;
};

/** Lets every parser propose and every refiner weigh: the text as a row of spans without gaps. */
export const readSpans = (
  text: string,
  context: ReadingContext,
  trace?: Trace,
): { readonly scene: Scene; readonly spans: readonly Span[] } => {
  const scene = makeScene(text, context);
  return { scene, spans: refine(scene, propose(scene, trace), trace) };
};

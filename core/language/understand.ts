import { MAX_TEXT_LENGTH } from "../ports/inbound-event.ts";
import type { Act, Reading, ReadingContext, SmallTalk } from "./act.ts";
import type { Line } from "./acts/line.ts";
import { makeLine } from "./acts/line.ts";
import type { Carried } from "./acts/read-entries.ts";
import { readLine } from "./acts/read-line.ts";
import { weatherRemark } from "./acts/weather-remark.ts";
import { smallTalkIn } from "./acts/small-talk.ts";
import { keepSafe } from "./keep-safe.ts";
import { plainText } from "./plain-text.ts";
import { readMixed } from "./read-mixed.ts";
import { mayNamePlace, readByPlace } from "./read-by-place.ts";
import { readSpans } from "./read-spans.ts";
import { isBreak } from "./refiners/is-break.ts";
import type { Scene } from "./scene.ts";
import type { Span } from "./span.ts";
import type { Trace } from "./trace.ts";

const linesOf = (scene: Scene, spans: readonly Span[]): Line[] => {
  const lines: Span[][] = [[]];
  for (const span of spans) {
    if (isBreak(span)) lines.push([]);
    else lines.at(-1)?.push(span);
  }
  return lines.filter((line) => line.length > 0).map((line) => makeLine(scene, line));
};

const readLines = (lines: readonly Line[], trace: Trace | undefined): Act[] => {
  let carried: Carried = {};
  return lines.flatMap((line) => {
    const read = readLine(line, carried);
    carried = read.carried;
    trace?.(
      `read by ${read.by}`,
      read.acts.map((act) => JSON.stringify(act)),
    );
    return read.acts;
  });
};

/**
 * Reads a message of a shop owner: what it means for the book, known kept apart from implied, each doubt as a
 * question. Total: any text gives a reading; a text over `MAX_TEXT_LENGTH` is read as nothing. Pass `trace` to hear
 * which parser proposed what and which refiner dropped or merged it.
 */
export const understand = (text: string, context: ReadingContext, trace?: Trace): Reading => {
  if (text.length > MAX_TEXT_LENGTH) return { text, acts: [] };
  const reading = readText(text, context, trace);
  const placed = mayNamePlace(reading, text, context)
    ? readByPlace(text, context.places ?? [], (part) => readText(part, context, trace))
    : undefined;
  const acts = placed ?? readMixed(plainText(text), context, reading.acts, (part, then) => readText(part, then, trace));
  return acts === undefined ? reading : { text, acts };
};

const readText = (text: string, context: ReadingContext, trace: Trace | undefined): Reading => {
  const { scene, spans } = readSpans(text, context, trace);
  const lines = linesOf(scene, spans);
  const acts = keepSafe(readLines(lines, trace));
  if (acts.length > 0) return { text, acts };
  const remark = weatherRemark(text, scene);
  if (remark !== undefined) return { text, acts, remark };
  const smallTalk: SmallTalk | undefined = lines.map(smallTalkIn).find((kind) => kind !== undefined);
  return smallTalk === undefined ? { text, acts } : { text, acts, smallTalk };
};

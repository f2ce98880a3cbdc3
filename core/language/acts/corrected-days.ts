import { isoDate } from "../dates/civil-day.ts";
import { hasTag } from "../has-tag.ts";
import type { Span } from "../span.ts";
import { closedDays } from "./shop/planned-days.ts";
import { type Line, makeLine } from "./line.ts";

interface Days {
  readonly from: string;
  readonly to: string;
}

/** Words that are days only where a day is being corrected: elsewhere "mai" is a name and "mốt" a one. */
const ALONE: Readonly<Record<string, number>> = { mai: 1, "ngày mai": 1, mốt: 2, "ngày mốt": 2, "ngày kia": 2 };

const wordsOf = ({ scene, spans }: Line): string =>
  spans
    .flatMap(({ from, to }) => scene.tokens.slice(from, to))
    .map(({ text }) => text.normalize("NFC").toLowerCase())
    .join(" ")
    .replace(/^(?:là|thành|sang|qua) /u, "");

/**
 * The days that a correction names of a plan, looking forward: "không phải mai mà mốt", "sửa thành ngày 25 đến 27".
 * Undefined where it names none, or only days that have been.
 */
export const correctedDays = (values: readonly Span[], { scene }: Line): Days | undefined => {
  const line = makeLine(
    scene,
    values.filter((span) => !hasTag(span, "closedDays")),
  );
  const ahead = ALONE[wordsOf(line)];
  if (ahead !== undefined) {
    const day = isoDate(scene.clock.businessDay + ahead);
    return { from: day, to: day };
  }
  if (values.some(({ kind }) => kind === "money" || kind === "menu" || kind === "person")) return undefined;
  const days = closedDays(line);
  return days !== undefined && days.to >= isoDate(scene.clock.businessDay) ? days : undefined;
};

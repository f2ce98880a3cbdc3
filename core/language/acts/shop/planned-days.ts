import { existingDay, isoDate, partsOf } from "../../dates/civil-day.ts";
import { readLunarDay } from "../../dates/read-lunar-day.ts";
import { parseDates } from "../../parsers/parse-dates.ts";
import type { SpanOf } from "../../span.ts";
import type { Line } from "../line.ts";
import { datesIn } from "./line-parts.ts";

/** Business dates, inclusive, `yyyy-MM-dd`. */
interface Days {
  readonly from: string;
  readonly to: string;
}

/** "từ 28 đến mùng 5" with Tết in the line: days of the moon, the first before the new year. */
const tetDays = (line: Line): Days | undefined => {
  const match = /(?:^| )tet .*?(?:tu )?([0-9]{1,2}) (?:den|toi|-) (?:mung |mong )?([0-9]{1,2})(?: |$)/u.exec(line.bare);
  if (match === null) return undefined;
  const scene = { today: line.scene.clock.calendarDay, look: "forward" as const };
  const [first, last] = [Number(match[1]), Number(match[2])]
    .map((day) => readLunarDay(day, day <= 15 ? 1 : 12, 0, scene))
    .filter((day) => day?.impossible !== true);
  if (first === undefined || last === undefined || last.from < first.from) return undefined;
  return { from: isoDate(first.from), to: isoDate(last.from) };
};

/** "nghỉ từ 25 đến 27": days of the month, the next ones. */
const dayRange = (line: Line): Days | undefined => {
  const match = /(?:^| )(?:tu )?(?:ngay )?([0-9]{1,2}) (?:den|toi|-) (?:het )?(?:ngay )?([0-9]{1,2})(?: \w+)?$/u.exec(
    line.bare,
  );
  if (match === null) return undefined;
  const { year, month } = partsOf(line.scene.clock.calendarDay);
  const first = existingDay(year, month, Number(match[1]));
  const from =
    first !== undefined && first < line.scene.clock.calendarDay ? monthLater(year, month, Number(match[1])) : first;
  const to = from === undefined ? undefined : nextNumbered(from, Number(match[2]));
  return from === undefined || to === undefined ? undefined : { from: isoDate(from), to: isoDate(to) };
};

const monthLater = (year: number, month: number, day: number): number | undefined =>
  month === 12 ? existingDay(year + 1, 1, day) : existingDay(year, month + 1, day);

const nextNumbered = (from: number, day: number): number | undefined => {
  const { year, month } = partsOf(from);
  const same = existingDay(year, month, day);
  return same !== undefined && same >= from ? same : monthLater(year, month, day);
};

const WEEK = 7;

/** Days named in the line, looking forward: "mai", "thứ 2 tới". */
export const plannedDays = (line: Line): Days | undefined => {
  const start = line.spans[0]?.from ?? 0;
  const end = line.spans.at(-1)?.to ?? 0;
  const ahead = parseDates(line.scene, "forward").filter(
    (span): span is SpanOf<"date"> => span.kind === "date" && span.from >= start && span.to <= end,
  );
  const kept = ahead.filter(
    (span) =>
      datesIn(line).some((date) => span.from >= date.from && span.from < date.to) &&
      span.date.impossible !== true &&
      span.date.vague !== true,
  );
  const [first] = kept;
  if (first === undefined) return undefined;
  const days = kept.flatMap((span) => {
    // "từ mai đến chủ nhật" on a Sunday: the one after.
    const behind = span.date.from < first.date.from && first.date.from - span.date.from < WEEK && span !== first;
    return [span.date.from, span.date.to].map((day) => (behind ? day + WEEK : day));
  });
  return { from: isoDate(Math.min(...days)), to: isoDate(Math.max(...days)) };
};

/** Days on which the shop is closed: "nghỉ tết từ 28 đến mùng 5", "nghỉ 25 đến 27", "mai nghỉ". */
export const closedDays = (line: Line): Days | undefined => tetDays(line) ?? dayRange(line) ?? plannedDays(line);

import { phraseAt } from "../lexicon.ts";
import type { Token } from "../token.ts";
import { weekdayOf } from "./civil-day.ts";
import { mayOpenDate, PART_OF_DAY } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import { readCalendarDate } from "./read-calendar-date.ts";
import { readFeast } from "./read-feast.ts";
import { readDayRange } from "./read-day-range.ts";
import { readNth, readPeriod } from "./read-period.ts";
import { readRelativeDay } from "./read-relative-day.ts";
import { readWeekday } from "./read-weekday.ts";

const JOINTS = /^(?:ngay|cua|la|,|nhan)$/u;

/** "thứ hai ngày 6 tháng 2": the date names the day, the weekday confirms it, tells the year, or contradicts it. */
const withDate = (tokens: readonly Token[], weekday: DatePhrase, scene: DateScene): DatePhrase => {
  const at = tokens[weekday.end]?.text === "," ? weekday.end + 1 : weekday.end;
  if (!/^(?:ngay|mung|mong|[0-9]+)$/u.test(tokens[at]?.bare ?? "")) return weekday;
  const back = readCalendarDate(tokens, at, scene);
  if (back === undefined || weekdayOf(back.from) === weekdayOf(weekday.from)) return back ?? weekday;
  const ahead = readCalendarDate(tokens, at, { ...scene, look: "forward" });
  const agrees = ahead !== undefined && weekdayOf(ahead.from) === weekdayOf(weekday.from);
  return agrees ? ahead : { ...back, impossible: true };
};

const readDay = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const special = readDayRange(tokens, at, scene) ?? readNth(tokens, at, scene);
  if (special !== undefined) return special;
  const weekday = readWeekday(tokens, at, scene);
  if (weekday !== undefined) return withDate(tokens, weekday, scene);
  return (
    readFeast(tokens, at, scene) ??
    readRelativeDay(tokens, at, scene) ??
    readPeriod(tokens, at, scene) ??
    readCalendarDate(tokens, at, scene)
  );
};

const morningOf = (part: string, phrase: DatePhrase): DatePhrase =>
  phrase.near === "today" && part !== "evening" && part !== "night" ? { ...phrase, calendar: true } : phrase;

/** The day or run of days that begins at a token, with the part of the day in front of it ("tối qua", "sáng chủ nhật"). */
export const readDatePhrase = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  if (!mayOpenDate(tokens, at)) return undefined;
  const part = phraseAt(PART_OF_DAY, tokens, at);
  if (part === undefined) return readDay(tokens, at, scene);
  const start = JOINTS.test(tokens[part.to]?.bare ?? "") && tokens[part.to]?.bare !== "ngay" ? part.to + 1 : part.to;
  const day = readDay(tokens, start, scene) ?? readDay(tokens, at, scene);
  return day === undefined ? undefined : morningOf(part.value, day);
};

import { phraseAt } from "../lexicon.ts";
import { mayOpenNumber, roleAt } from "../numbers/number-roles.ts";
import { readGroup } from "../numbers/read-group.ts";
import type { Token } from "../token.ts";
import { PART_OF_DAY } from "./date-lexicon.ts";

/** A clock time that was said; parts of the day alone ("sáng nay") give none. */
export interface TimeOfDay {
  /** Minutes after midnight. */
  readonly minutes: number;
  readonly end: number;
  readonly part?: string;
}

const ENGLISH_HALVES = /^(?:am|pm)$/u;
const HOUR_MARKS = /^(?:h|g|gio)$/u;
const AFTERNOON = new Set(["afternoon", "evening"]);

const hourMark = (tokens: readonly Token[], at: number): boolean => {
  const token = tokens[at];
  if (token === undefined || !HOUR_MARKS.test(token.bare)) return false;
  return token.bare === "gio" || token.glued || (token.bare === "h" && tokens[at - 1]?.kind === "number");
};

interface Clock {
  readonly hour: number;
  readonly minute: number;
  readonly end: number;
}

const isMinuteWord = (token: Token | undefined): boolean => /phut|^p$/u.test(token?.bare ?? "");

interface Minutes {
  readonly minute: number;
  readonly end: number;
}

const minutesDue = (tokens: readonly Token[], at: number): boolean =>
  tokens[at]?.kind === "word" || tokens[at]?.glued === true || isMinuteWord(tokens[at + 1]);

/** "15", "15 phút", "mười lăm"; a written number spaced from the hour needs its "phút". */
const minuteNumber = (tokens: readonly Token[], at: number, less: boolean): Minutes | undefined => {
  const group = less || minutesDue(tokens, at) ? readGroup(tokens, at) : undefined;
  if (group === undefined || group.value > 59 || !Number.isInteger(group.value)) return undefined;
  const named = isMinuteWord(tokens[group.to]);
  if (group.form !== "digits" && !named && !less && group.to - at < 2) return undefined;
  return { minute: group.value, end: group.to + (named ? 1 : 0) };
};

const minuteAfter = (tokens: readonly Token[], at: number): Minutes => {
  if (roleAt(tokens, at, "half") !== undefined) return { minute: 30, end: at + 1 };
  const less = tokens[at]?.bare === "kem";
  const said = minuteNumber(tokens, less ? at + 1 : at, less);
  if (said === undefined) return { minute: 0, end: at };
  return less ? { minute: -said.minute, end: said.end } : said;
};

const withMark = (tokens: readonly Token[], at: number): Clock | undefined => {
  const hour = readGroup(tokens, at);
  if (hour === undefined || hour.fraction === true || hour.value > 24 || !hourMark(tokens, hour.to)) return undefined;
  const { minute, end } = minuteAfter(tokens, hour.to + 1);
  return { hour: hour.value, minute, end };
};

/** "lúc 7 rưỡi". */
const withLuc = (tokens: readonly Token[], at: number): Clock | undefined => {
  const hour = tokens[at - 1]?.bare === "luc" ? readGroup(tokens, at) : undefined;
  if (hour === undefined || hour.value > 24 || roleAt(tokens, hour.to, "half") === undefined) return undefined;
  return { hour: hour.value, minute: 30, end: hour.to + 1 };
};

/** The 24-hour form of an hour before "am" or "pm". */
const halved = (hour: number, half: string): number => (hour % 12) + (half === "pm" ? 12 : 0);

const isColonTime = (hour: Token | undefined, colon: Token | undefined, minute: Token | undefined): boolean =>
  colon?.text === ":" &&
  colon.glued &&
  minute?.glued === true &&
  /^(?:[01]?[0-9]|2[0-4])$/u.test(hour?.text ?? "") &&
  /^[0-5][0-9]$/u.test(minute.text);

const withColon = (tokens: readonly Token[], at: number): Clock | undefined => {
  if (!isColonTime(tokens[at], tokens[at + 1], tokens[at + 2])) return undefined;
  const [hour, minute] = [Number(tokens[at]?.text), Number(tokens[at + 2]?.text)];
  const half = tokens[at + 3]?.exact ?? "";
  return ENGLISH_HALVES.test(half) && hour <= 12
    ? { hour: halved(hour, half), minute, end: at + 4 }
    : { hour, minute, end: at + 3 };
};

const withHalf = (tokens: readonly Token[], at: number): Clock | undefined => {
  const hour = tokens[at];
  const half = tokens[at + 1];
  if (!/^(?:1[0-2]|[1-9])$/u.test(hour?.text ?? "") || half?.glued !== true || !ENGLISH_HALVES.test(half.exact))
    return undefined;
  return { hour: halved(Number(hour?.text), half.exact), minute: 0, end: at + 2 };
};

const hourOfDay = (hour: number, part: string | undefined): number => {
  if (part !== undefined && AFTERNOON.has(part) && hour < 12) return hour + 12;
  if (part === "noon" && hour < 10) return hour + 12;
  if (part === "night" && hour >= 6 && hour < 12) return hour + 12;
  return part === "night" && hour === 12 ? 0 : hour;
};

/** "8h", "8 giờ rưỡi", "20h15", "7:30", "3 giờ kém 15 chiều", "4pm". */
export const readTimeOfDay = (tokens: readonly Token[], at: number): TimeOfDay | undefined => {
  if (!mayOpenNumber(tokens[at])) return undefined;
  const clock = withMark(tokens, at) ?? withColon(tokens, at) ?? withHalf(tokens, at) ?? withLuc(tokens, at);
  if (clock === undefined) return undefined;
  const part = phraseAt(PART_OF_DAY, tokens, clock.end);
  const minutes = (hourOfDay(clock.hour, part?.value) * 60 + clock.minute + 1_440) % 1_440;
  return { minutes, end: part?.to ?? clock.end, ...(part === undefined ? {} : { part: part.value }) };
};

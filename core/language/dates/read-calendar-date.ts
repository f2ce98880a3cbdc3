import type { Token } from "../token.ts";
import type { CivilDay } from "./civil-day.ts";
import { existingDay, partsOf } from "./civil-day.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import { readLunarDay } from "./read-lunar-day.ts";
import { placedYear } from "./said-year.ts";
import { smallWordNumber, MONTH_NAMES, monthAfter, yearAfter, fullYear, bareAt } from "./read-month.ts";

const impossible = (end: number, today: CivilDay): DatePhrase => ({ from: today, to: today, end, impossible: true });

const oneDay = (day: CivilDay, end: number): DatePhrase => ({ from: day, to: day, end });

/** The latest (or next) such day of any year, today included. */
export const nearestYearDay = (month: number, day: number, scene: DateScene): CivilDay | undefined => {
  const { year } = partsOf(scene.today);
  const made = existingDay(year, month, day);
  if (made === undefined) return undefined;
  if (scene.look === "back") return made <= scene.today ? made : existingDay(year - 1, month, day);
  return made >= scene.today ? made : existingDay(year + 1, month, day);
};

const nearestMonthDay = (day: number, scene: DateScene): CivilDay | undefined => {
  const { year, month } = partsOf(scene.today);
  const step = scene.look === "back" ? -1 : 1;
  for (let ago = 0; ago < 4; ago += 1) {
    const at = new Date(Date.UTC(year, month - 1 + step * ago, 1));
    const made = existingDay(at.getUTCFullYear(), at.getUTCMonth() + 1, day);
    if (made !== undefined && (scene.look === "back" ? made <= scene.today : made >= scene.today)) return made;
  }
  return undefined;
};

const dated = (month: number, day: number, year: number | undefined, end: number, scene: DateScene): DatePhrase => {
  const made = year === undefined ? nearestYearDay(month, day, scene) : existingDay(year, month, day);
  return made === undefined ? impossible(end, scene.today) : oneDay(made, end);
};

/** One or two written digits. */
const smallNumber = (token: Token | undefined): number | undefined =>
  token?.kind === "number" && /^[0-9]{1,2}$/u.test(token.text) ? Number(token.text) : undefined;

const markedYear = (
  tokens: readonly Token[],
  at: number,
  mark: string,
): { readonly year: number; readonly end: number } | undefined => {
  const text = tokens[at + 1]?.text ?? "";
  const year = tokens[at]?.text === mark && tokens[at + 1]?.glued === true ? fullYear(text) : undefined;
  return year === undefined ? undefined : { year, end: at + 2 };
};

interface DayAndMonth {
  readonly day: number;
  readonly month: number;
  readonly mark: string;
}

const dayAndMonth = (tokens: readonly Token[], at: number): DayAndMonth | undefined => {
  const [first, joint, second] = [tokens[at], tokens[at + 1], tokens[at + 2]];
  const day = smallNumber(first);
  const month = smallNumber(second);
  if (day === undefined || month === undefined || joint === undefined) return undefined;
  return /^[/-]$/u.test(joint.text) && joint.glued && second?.glued === true
    ? { day, month, mark: joint.text }
    : undefined;
};

/** "5/3k", "5/3/4": what is stuck to the month makes it something else. */
const runsOn = (next: Token | undefined): boolean =>
  next?.glued === true && (next.kind !== "mark" || /[/:%]/u.test(next.text));

/** "05-03", both in two digits. */
const isFull = (tokens: readonly Token[], at: number, { day, month }: DayAndMonth): boolean =>
  tokens[at]?.text.length === 2 && /^0[0-9]$/u.test(tokens[at + 2]?.text ?? "") && day <= 31 && month <= 12;

/** 5/3, 05-03, 5/3/2026. A hyphen needs two-digit parts or a year, for "5-7" is a range. */
const readMarked = (tokens: readonly Token[], at: number, scene: DateScene, sure: boolean): DatePhrase | undefined => {
  const said = dayAndMonth(tokens, at);
  if (said === undefined) return undefined;
  const year = markedYear(tokens, at + 3, said.mark);
  const certain = sure || year !== undefined;
  if (year === undefined && runsOn(tokens[at + 3])) return undefined;
  if (said.mark === "-" && !certain && !isFull(tokens, at, said)) return undefined;
  const end = year?.end ?? at + 3;
  if (said.month > 12 || said.day > 31) return certain ? impossible(end, scene.today) : undefined;
  return dated(said.month, said.day, year?.year, end, scene);
};

const POINTED = /^([0-9]{1,2})\.([0-9]{1,2})(?:\.((?:20)?[0-9]{2}))?$/u;

/** 5.3.2026 is one token; without a year it is a date only after "ngày". */
const readPointed = (tokens: readonly Token[], at: number, scene: DateScene, sure: boolean): DatePhrase | undefined => {
  const token = tokens[at];
  const match = token?.kind === "number" ? POINTED.exec(token.text) : null;
  if (match === null || (match[3] === undefined && !sure)) return undefined;
  return dated(
    Number(match[2]),
    Number(match[1]),
    match[3] === undefined ? undefined : fullYear(match[3]),
    at + 1,
    scene,
  );
};

const sayDay = (
  tokens: readonly Token[],
  at: number,
): { readonly at: number; readonly sure: boolean; readonly mung: boolean } => {
  let index = at;
  const sure = bareAt(tokens, index) === "ngay";
  if (sure) index += 1;
  const mung = bareAt(tokens, index) === "mung" || bareAt(tokens, index) === "mong";
  if (mung) index += 1;
  return { at: index, sure: sure || mung, mung };
};

const readSaid = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const start = sayDay(tokens, at);
  const day = smallWordNumber(tokens, start.at, 31);
  if (day === undefined) return undefined;
  const month = monthAfter(tokens, day.to);
  if (month === undefined) return start.sure ? dayAlone(tokens, day, start.mung, scene) : undefined;
  return dayOfMonth(tokens, day.value, month, scene);
};

/** "15 tháng hai 2017", where nothing follows that the number could count. */
const bareYear = (
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | undefined => {
  const next = tokens[at + 1];
  if (!/^20[0-9]{2}$/u.test(tokens[at]?.text ?? "") || (next !== undefined && next.kind === "word")) return undefined;
  return { value: Number(tokens[at]?.text), to: at + 1 };
};

const dayOfMonth = (
  tokens: readonly Token[],
  day: number,
  month: { readonly value: number; readonly to: number },
  scene: DateScene,
): DatePhrase | undefined => {
  const year = yearAfter(tokens, month.to) ?? bareYear(tokens, month.to) ?? placedYear(tokens, month.to, scene.today);
  const end = year?.to ?? month.to;
  const moon = bareAt(tokens, end) === "am";
  if (moon || bareAt(tokens, month.to - 1) in MONTH_NAMES)
    return readLunarDay(day, month.value, moon ? end + 1 : end, scene);
  return dated(month.value, day, year?.value, end, scene);
};

const dayAlone = (
  tokens: readonly Token[],
  day: { readonly value: number; readonly to: number },
  mung: boolean,
  scene: DateScene,
): DatePhrase | undefined => {
  const moon = mung || /^(?:tet|am)$/u.test(bareAt(tokens, day.to));
  const lunar = moon ? readLunarDay(day.value, undefined, day.to, scene, tokens) : undefined;
  if (lunar !== undefined) return lunar;
  const text = tokens[day.to - 1]?.kind === "number" ? tokens[day.to] : undefined;
  if (text?.glued === true && text.kind !== "mark") return undefined;
  const made = nearestMonthDay(day.value, scene);
  return made === undefined ? impossible(day.to, scene.today) : oneDay(made, day.to);
};

/** "2026-11-20". */
const readIso = (tokens: readonly Token[], at: number): DatePhrase | undefined => {
  if (tokens[at + 1]?.text !== "-" || !/^(?:19|20)[0-9]{2}$/u.test(tokens[at]?.text ?? "")) return undefined;
  const [first, month, second, day] = tokens.slice(at + 1, at + 5);
  if (second?.text !== "-" || ![first, month, second, day].every((token) => token?.glued === true)) return undefined;
  const made = existingDay(Number(tokens[at]?.text), Number(month?.text), Number(day?.text));
  return made === undefined ? undefined : oneDay(made, at + 5);
};

/** A date of the calendar: "5/3", "05-03", "5.3.2026", "ngày 5 tháng 3", "mùng 5", "ngày 20". */
export const readCalendarDate = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const start = sayDay(tokens, at);
  const sure = start.sure || scene.whole === true;
  return (
    readIso(tokens, start.at) ??
    readMarked(tokens, start.at, scene, sure) ??
    readPointed(tokens, start.at, scene, sure) ??
    readSaid(tokens, at, scene)
  );
};

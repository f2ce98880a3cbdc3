import type { Token } from "../token.ts";
import { roleAt } from "../numbers/number-roles.ts";
import { readGroup } from "../numbers/read-group.ts";
import { readPlainNumber } from "../numbers/read-plain-number.ts";
import type { CivilDay } from "./civil-day.ts";
import { existingDay, partsOf } from "./civil-day.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import { readLunarDay } from "./read-lunar-day.ts";

const bareAt = (tokens: readonly Token[], at: number): string => tokens[at]?.bare ?? "";
const impossible = (end: number, today: CivilDay): DatePhrase => ({ from: today, to: today, end, impossible: true });
const oneDay = (day: CivilDay, end: number): DatePhrase => ({ from: day, to: day, end });

const fullYear = (text: string): number | undefined => {
  if (/^(?:19|20)[0-9]{2}$/u.test(text)) return Number(text);
  return /^[0-9]{2}$/u.test(text) ? 2000 + Number(text) : undefined;
};

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

/** 5/3, 05-03, 5/3/2026. A hyphen needs two-digit parts or a year, for "5-7" is a range. */
const readMarked = (tokens: readonly Token[], at: number, scene: DateScene, sure: boolean): DatePhrase | undefined => {
  const day = smallNumber(tokens[at]);
  const month = smallNumber(tokens[at + 2]);
  const mark = tokens[at + 1]?.text;
  if (
    day === undefined ||
    month === undefined ||
    (mark !== "/" && mark !== "-") ||
    !tokens[at + 1]?.glued ||
    !tokens[at + 2]?.glued
  )
    return undefined;
  const year = markedYear(tokens, at + 3, mark);
  const next = tokens[at + 3];
  if (year === undefined && next?.glued === true && (next.kind !== "mark" || /[/:%]/u.test(next.text)))
    return undefined;
  const full = tokens[at]?.text.length === 2 && tokens[at + 2]?.text.length === 2;
  if (
    mark === "-" &&
    !sure &&
    year === undefined &&
    !(full && day <= 31 && month <= 12 && tokens[at + 2]?.text.startsWith("0"))
  )
    return undefined;
  if (month > 12 || day > 31)
    return sure || year !== undefined ? impossible(year?.end ?? at + 3, scene.today) : undefined;
  return dated(month, day, year?.year, year?.end ?? at + 3, scene);
};

const POINTED = /^([0-9]{1,2})\.([0-9]{1,2})(?:\.((?:20)?[0-9]{2}))?$/u;

/** 5.3.2026 is one token; without a year it is a date only after "ngày". */
const readPointed = (tokens: readonly Token[], at: number, scene: DateScene, sure: boolean): DatePhrase | undefined => {
  const match = POINTED.exec(tokens[at]?.text ?? "");
  if (match === null || (match[3] === undefined && !sure)) return undefined;
  return dated(
    Number(match[2]),
    Number(match[1]),
    match[3] === undefined ? undefined : fullYear(match[3]),
    at + 1,
    scene,
  );
};

const smallWordNumber = (
  tokens: readonly Token[],
  at: number,
  max: number,
): { readonly value: number; readonly to: number } | undefined => {
  const group = readGroup(tokens, at);
  if (group === undefined || group.fraction === true || !Number.isInteger(group.value)) return undefined;
  return group.value >= 1 && group.value <= max ? group : undefined;
};

const MONTH_NAMES: Readonly<Record<string, number>> = { gieng: 1, chap: 12 };

/** "tháng 3", "tháng ba", "tháng giêng". */
export const monthAfter = (
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | undefined => {
  if (bareAt(tokens, at) !== "thang") return undefined;
  const named = MONTH_NAMES[bareAt(tokens, at + 1)];
  if (named !== undefined) return { value: named, to: at + 2 };
  const short = roleAt(tokens, at + 1, "digit") ?? roleAt(tokens, at + 1, "ten");
  // "tháng mười năm 2017": the "năm" opens the year, it does not make fifteen.
  if (short !== undefined && short > 0 && yearAfter(tokens, at + 2) !== undefined) return { value: short, to: at + 2 };
  const number = smallWordNumber(tokens, at + 1, 99);
  return number === undefined || number.value > 12 ? undefined : number;
};

/** "năm 2017", "năm hai nghìn mười bảy", or "/2017" after the month. */
export const yearAfter = (
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | undefined => {
  const start = bareAt(tokens, at) === "cua" ? at + 1 : at;
  const marked = /^[/-]$/u.test(tokens[start]?.text ?? "") ? fullYear(tokens[start + 1]?.text ?? "") : undefined;
  if (marked !== undefined) return { value: marked, to: start + 2 };
  if (tokens[start]?.exact !== "năm" && tokens[start]?.exact !== "nam") return undefined;
  const number = readPlainNumber(tokens, start + 1);
  return number !== undefined && number.value >= 1900 && number.value <= 2200 ? number : undefined;
};

const sayDay = (
  tokens: readonly Token[],
  at: number,
): { readonly at: number; readonly sure: boolean; readonly mung: boolean } => {
  let index = at;
  const sure = bareAt(tokens, index) === "ngay";
  if (sure) index += 1;
  const mung = /^(?:mung|mong)$/u.test(bareAt(tokens, index)) && tokens[index]?.kind === "word";
  if (mung) index += 1;
  return { at: index, sure: sure || mung, mung };
};

const readSaid = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const start = sayDay(tokens, at);
  const day = smallWordNumber(tokens, start.at, 31);
  if (day === undefined) return undefined;
  const month = monthAfter(tokens, day.to);
  if (month === undefined) return start.sure ? dayAlone(tokens, day, start.mung, scene) : undefined;
  const year = yearAfter(tokens, month.to);
  const end = year?.to ?? month.to;
  const named = bareAt(tokens, month.to - 1) in MONTH_NAMES;
  if (named || /^am$/u.test(bareAt(tokens, end)))
    return readLunarDay(day.value, month.value, bareAt(tokens, end) === "am" ? end + 1 : end, scene);
  return dated(month.value, day.value, year?.value, end, scene);
};

const dayAlone = (
  tokens: readonly Token[],
  day: { readonly value: number; readonly to: number },
  mung: boolean,
  scene: DateScene,
): DatePhrase | undefined => {
  const next = bareAt(tokens, day.to);
  if (mung || next === "tet" || next === "am") {
    const lunar = readLunarDay(day.value, undefined, day.to, scene, tokens);
    if (lunar !== undefined) return lunar;
  }
  const text = tokens[day.to - 1]?.kind === "number" ? tokens[day.to] : undefined;
  if (text?.glued === true && text.kind !== "mark") return undefined;
  const made = nearestMonthDay(day.value, scene);
  return made === undefined ? impossible(day.to, scene.today) : oneDay(made, day.to);
};

/** A date of the calendar: "5/3", "05-03", "5.3.2026", "ngày 5 tháng 3", "mùng 5", "ngày 20". */
export const readCalendarDate = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const start = sayDay(tokens, at);
  return (
    readMarked(tokens, start.at, scene, start.sure) ??
    readPointed(tokens, start.at, scene, start.sure) ??
    readSaid(tokens, at, scene)
  );
};

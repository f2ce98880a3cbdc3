import { phraseAt, phrasesAt } from "../lexicon.ts";
import { roleAt } from "../numbers/number-roles.ts";
import type { Group } from "../numbers/read-group.ts";
import { readGroup } from "../numbers/read-group.ts";
import type { Token } from "../token.ts";
import { civilDay, partsOf } from "./civil-day.ts";
import type { Unit } from "./date-lexicon.ts";
import { AGO, ENGLISH, FROM_NOW, PLACE, RUN_BACK, RUN_ON, UNIT } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import type { Period } from "./period.ts";
import { periodAt } from "./period.ts";
import { monthAfter, yearAfter } from "./read-calendar-date.ts";
import { readNthOfPeriod } from "./read-nth-of-period.ts";
import { readPartOfPeriod, readSeason } from "./read-part-of-period.ts";
import { placedYear } from "./said-year.ts";

const asPhrase = (period: Period, end: number): DatePhrase => ({ ...period, end, period: true });

const dayOf = (day: number, end: number): DatePhrase => ({ from: day, to: day, end });

/** "tháng 4": the latest one that has begun, or the next when plans are made. */
const nearestMonth = (month: number, scene: DateScene): number => {
  const today = partsOf(scene.today);
  if (scene.look === "back") return month <= today.month ? today.year : today.year - 1;
  return month >= today.month ? today.year : today.year + 1;
};

const monthPeriod = (year: number, month: number, end: number): DatePhrase =>
  asPhrase({ from: civilDay(year, month, 1), to: civilDay(year, month + 1, 1) - 1 }, end);

const placeYear = (tokens: readonly Token[], at: number, month: number, scene: DateScene) => {
  const place = phraseAt(PLACE, tokens, at);
  if (place === undefined || place.value === 0) return undefined;
  const today = partsOf(scene.today);
  if (place.value === 1) return { value: month > today.month ? today.year : today.year + 1, to: place.to };
  return { value: month < today.month ? today.year : today.year - 1, to: place.to };
};

/** "tháng 3", "tháng ba năm 2017", "tháng 3 tới". */
const readMonth = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const month = monthAfter(tokens, at);
  if (month === undefined) return undefined;
  const year =
    yearAfter(tokens, month.to) ??
    placedYear(tokens, month.to, scene.today) ??
    placeYear(tokens, month.to, month.value, scene);
  return monthPeriod(year?.value ?? nearestMonth(month.value, scene), month.value, year?.to ?? month.to);
};

const ROMAN: Readonly<Record<string, number>> = { i: 1, ii: 2, iii: 3, iv: 4 };

/** "1", "ba", "IV"; the "năm" of "quý ba năm 2018" opens the year. */
const quarterNumber = (
  tokens: readonly Token[],
  at: number,
): { readonly value: number; readonly to: number } | undefined => {
  const roman = ROMAN[tokens[at]?.bare ?? ""];
  if (roman !== undefined) return { value: roman, to: at + 1 };
  const digit = roleAt(tokens, at, "digit");
  if (digit !== undefined && digit >= 1 && digit <= 4) return { value: digit, to: at + 1 };
  const number = readGroup(tokens, at);
  return number !== undefined && number.value >= 1 && number.value <= 4 && Number.isInteger(number.value)
    ? number
    : undefined;
};

const readQuarter = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  if (tokens[at]?.bare !== "quy") return undefined;
  const number = quarterNumber(tokens, at + 1);
  if (number === undefined) return undefined;
  const year = yearAfter(tokens, number.to) ?? placedYear(tokens, number.to, scene.today);
  const first = (number.value - 1) * 3 + 1;
  const inYear = year?.value ?? nearestMonth(first, scene);
  return asPhrase({ from: civilDay(inYear, first, 1), to: civilDay(inYear, first + 3, 1) - 1 }, year?.to ?? number.to);
};

const readYear = (tokens: readonly Token[], at: number): DatePhrase | undefined => {
  const year = yearAfter(tokens, at);
  if (year === undefined || tokens[at]?.kind !== "word") return undefined;
  return asPhrase({ from: civilDay(year.value, 1, 1), to: civilDay(year.value, 12, 31) }, year.to);
};

/** "tuần này", "tháng trước", "năm ngoái", "quý sau". Days have words of their own. */
const readPlaced = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const unit = phraseAt(UNIT, tokens, at);
  if (unit === undefined || unit.value === "second" || (unit.value === "day" && scene.whole !== true)) return undefined;
  const place = phraseAt(PLACE, tokens, unit.to);
  return place === undefined ? undefined : asPhrase(periodAt(unit.value, place.value, 1, scene.today), place.to);
};

const readEnglish = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const hit = phraseAt(ENGLISH, tokens, at);
  return hit === undefined ? undefined : asPhrase(periodAt(hit.value.unit, hit.value.place, 1, scene.today), hit.to);
};

/** "10 phút trước", "2 tiếng nữa". */
const withinToday = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const start = roleAt(tokens, at, "half") === undefined ? at : at + 1;
  const end = [RUN_BACK, RUN_ON, AGO, FROM_NOW]
    .map((words) => phraseAt(words, tokens, start)?.to)
    .find((to) => to !== undefined);
  return end === undefined ? undefined : { from: scene.today, to: scene.today, end, near: "today" };
};

/** "3 ngày trước", "3 ngày nữa". */
const countedDay = (count: number, tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const ago = phraseAt(AGO, tokens, at);
  if (ago !== undefined) return dayOf(scene.today - count, ago.to);
  return tokens[at]?.bare === "nua" ? dayOf(scene.today + count, at + 1) : undefined;
};

const counted = (
  count: number,
  unit: Unit,
  tokens: readonly Token[],
  at: number,
  scene: DateScene,
): DatePhrase | undefined => {
  if (unit === "second") return withinToday(tokens, at, scene);
  const day = unit === "day" ? countedDay(count, tokens, at, scene) : undefined;
  if (day !== undefined) return day;
  const back = phraseAt(RUN_BACK, tokens, at);
  if (back !== undefined) return asPhrase(periodAt(unit, -count, count, scene.today), back.to);
  const on = phraseAt(RUN_ON, tokens, at) ?? phraseAt(FROM_NOW, tokens, at);
  return on === undefined ? undefined : asPhrase(periodAt(unit, 1, count, scene.today), on.to);
};

const MAX_PERIODS = 400;

/** "hai năm trước": the "năm" counts years, it does not make twenty-five. */
const yearsCount = (tokens: readonly Token[], at: number): Group | undefined => {
  const digit = tokens[at]?.kind === "word" ? roleAt(tokens, at, "digit") : undefined;
  if (digit === undefined || digit === 0 || tokens[at + 1]?.bare !== "nam" || !isRun(tokens, at + 2)) return undefined;
  return { value: digit, to: at + 1, form: "digit" };
};

const isRun = (tokens: readonly Token[], at: number): boolean =>
  [RUN_BACK, RUN_ON, AGO, FROM_NOW].some((words) => phraseAt(words, tokens, at) !== undefined);

/** "nửa giờ nữa". */
const halfCount = (tokens: readonly Token[], at: number): Group | undefined =>
  roleAt(tokens, at, "nua") !== undefined && phraseAt(UNIT, tokens, at + 1)?.value === "second"
    ? { value: 1, to: at + 1, form: "digit" }
    : undefined;

const periodCount = (tokens: readonly Token[], at: number): Group | undefined => {
  // The 5 of "3tr5 hôm qua" belongs to the amount.
  if (tokens[at]?.glued === true && tokens[at - 1]?.kind === "word") return undefined;
  // "sao" is a slip of "sáu" only where it cannot ask: "sao hôm nay ế thế".
  if (tokens[at]?.bare === "sao") return undefined;
  const count = yearsCount(tokens, at) ?? halfCount(tokens, at) ?? readGroup(tokens, at);
  return count !== undefined && Number.isInteger(count.value) && count.value >= 1 && count.value <= MAX_PERIODS
    ? count
    : undefined;
};

/** "cách đây 3 tháng": the same day, so much earlier. */
const sinceDay = (unit: Unit, count: number, end: number, scene: DateScene): DatePhrase | undefined => {
  if (unit === "second") return { from: scene.today, to: scene.today, end, near: "today" };
  if (unit === "day" || unit === "week") return dayOf(scene.today - count * (unit === "week" ? 7 : 1), end);
  const { year, month, day } = partsOf(scene.today);
  const months = { month: 1, quarter: 3, year: 12 }[unit] * count;
  return dayOf(civilDay(year, month - months, day), end);
};

/** "3 tháng tới", "2 ngày vừa rồi", "hai năm qua", "3 ngày trước", "cách đây 2 ngày". */
const readCounted = (tokens: readonly Token[], from: number, scene: DateScene): DatePhrase | undefined => {
  const since = tokens[from]?.bare === "cach" && tokens[from + 1]?.bare === "day";
  const at = since ? from + 2 : from;
  const count = periodCount(tokens, at);
  if (count === undefined) return undefined;
  const unit = phrasesAt(UNIT, tokens, count.to).at(-1);
  if (unit === undefined) return undefined;
  if (since) return sinceDay(unit.value, count.value, unit.to, scene);
  return counted(count.value, unit.value, tokens, unit.to, scene);
};

/** The weekend of a week: its last two days. */
const readWeekend = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  if (tokens[at]?.bare !== "cuoi" || tokens[at + 1]?.bare !== "tuan") return undefined;
  const place = phraseAt(PLACE, tokens, at + 2);
  const week = periodAt("week", place?.value ?? 0, 1, scene.today);
  return asPhrase({ from: week.to - 1, to: week.to }, place?.to ?? at + 2);
};

/** A month, a quarter, a year, or one by its place: what may stand behind "đầu" or "ngày cuối cùng của". */
const readNamed = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined =>
  readPlaced(tokens, at, scene) ??
  readMonth(tokens, at, scene) ??
  readQuarter(tokens, at, scene) ??
  readYear(tokens, at);

/** Runs of days: weeks, months, quarters, years, parts and counts of them. */
export const readPeriod = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined =>
  readCounted(tokens, at, scene) ??
  readNamed(tokens, at, scene) ??
  readWeekend(tokens, at, scene) ??
  readPartOfPeriod(tokens, at, scene, readNamed) ??
  readSeason(tokens, at, scene) ??
  readEnglish(tokens, at, scene);

/** "ngày đầu tiên của tháng ba", "chủ nhật cuối cùng của tháng 3". */
export const readNth = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined =>
  readNthOfPeriod(tokens, at, scene, readNamed);

import { phraseAt } from "../lexicon.ts";
import { roleAt } from "../numbers/number-roles.ts";
import { readGroup } from "../numbers/read-group.ts";
import type { Token } from "../token.ts";
import { civilDay, partsOf } from "./civil-day.ts";
import { PLACE, UNIT } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import type { Period } from "./period.ts";
import { periodAt } from "./period.ts";
import { monthAfter, yearAfter } from "./read-month.ts";
import { placedYear } from "./said-year.ts";

export const asPhrase = (period: Period, end: number): DatePhrase => ({ ...period, end, period: true });

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

/** A month, a quarter, a year, or one by its place: what may stand behind "đầu" or "ngày cuối cùng của". */
export const readNamed = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined =>
  readPlaced(tokens, at, scene) ??
  readMonth(tokens, at, scene) ??
  readQuarter(tokens, at, scene) ??
  readYear(tokens, at);

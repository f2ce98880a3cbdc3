import { phraseAt, phrasesAt } from "../lexicon.ts";
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
  const year = yearAfter(tokens, month.to) ?? placeYear(tokens, month.to, month.value, scene);
  return monthPeriod(year?.value ?? nearestMonth(month.value, scene), month.value, year?.to ?? month.to);
};

const readQuarter = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  if (tokens[at]?.bare !== "quy") return undefined;
  const number = readGroup(tokens, at + 1);
  if (number === undefined || number.value < 1 || number.value > 4 || !Number.isInteger(number.value)) return undefined;
  const year = yearAfter(tokens, number.to);
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
  if (unit === undefined || unit.value === "day" || unit.value === "second") return undefined;
  const place = phraseAt(PLACE, tokens, unit.to);
  return place === undefined ? undefined : asPhrase(periodAt(unit.value, place.value, 1, scene.today), place.to);
};

const readEnglish = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const hit = phraseAt(ENGLISH, tokens, at);
  return hit === undefined ? undefined : asPhrase(periodAt(hit.value.unit, hit.value.place, 1, scene.today), hit.to);
};

/** "10 phút trước", "2 tiếng nữa". */
const withinToday = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const end = (phraseAt(RUN_BACK, tokens, at) ?? phraseAt(RUN_ON, tokens, at) ?? phraseAt(AGO, tokens, at))?.to;
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

const periodCount = (tokens: readonly Token[], at: number): Group | undefined => {
  // The 5 of "3tr5 hôm qua" belongs to the amount.
  if (tokens[at]?.glued === true && tokens[at - 1]?.kind === "word") return undefined;
  // "sao" is a slip of "sáu" only where it cannot ask: "sao hôm nay ế thế".
  if (tokens[at]?.bare === "sao") return undefined;
  const count = readGroup(tokens, at);
  return count !== undefined && Number.isInteger(count.value) && count.value >= 1 && count.value <= MAX_PERIODS
    ? count
    : undefined;
};

/** "3 tháng tới", "2 ngày vừa rồi", "hai năm qua", "3 ngày trước", "cách đây 2 ngày". */
const readCounted = (tokens: readonly Token[], from: number, scene: DateScene): DatePhrase | undefined => {
  const since = tokens[from]?.bare === "cach" && tokens[from + 1]?.bare === "day";
  const at = since ? from + 2 : from;
  const count = periodCount(tokens, at);
  if (count === undefined) return undefined;
  const unit = phrasesAt(UNIT, tokens, count.to).at(-1);
  if (unit === undefined) return undefined;
  if (since && unit.value === "day") return dayOf(scene.today - count.value, unit.to);
  return counted(count.value, unit.value, tokens, unit.to, scene);
};

const edgeOf = (tokens: readonly Token[], at: number): { readonly first: boolean; readonly to: number } | undefined => {
  if (tokens[at]?.bare !== "ngay") return undefined;
  const word = `${tokens[at + 1]?.bare ?? ""} ${tokens[at + 2]?.bare ?? ""}`;
  const to = at + 3;
  const after = tokens[to]?.bare === "cua" ? to + 1 : to;
  if (word === "dau tien") return { first: true, to: after };
  return word === "cuoi cung" ? { first: false, to: after } : undefined;
};

/** "ngày đầu tiên của tháng ba". */
const readEdgeDay = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const edge = edgeOf(tokens, at);
  const period =
    edge === undefined ? undefined : (readMonth(tokens, edge.to, scene) ?? readPlaced(tokens, edge.to, scene));
  if (edge === undefined || period === undefined) return undefined;
  return dayOf(edge.first ? period.from : period.to, period.end);
};

const readWeekend = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  if (tokens[at]?.bare !== "cuoi" || tokens[at + 1]?.bare !== "tuan") return undefined;
  const place = phraseAt(PLACE, tokens, at + 2);
  const week = periodAt("week", place?.value ?? 0, 1, scene.today);
  return asPhrase({ from: week.to - 1, to: week.to }, place?.to ?? at + 2);
};

/** Runs of days: weeks, months, quarters, years, and counts of them. */
export const readPeriod = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined =>
  readEdgeDay(tokens, at, scene) ??
  readCounted(tokens, at, scene) ??
  readPlaced(tokens, at, scene) ??
  readMonth(tokens, at, scene) ??
  readQuarter(tokens, at, scene) ??
  readYear(tokens, at) ??
  readWeekend(tokens, at, scene) ??
  readEnglish(tokens, at, scene);

import { phraseAt, phrasesAt } from "../lexicon.ts";
import { roleAt } from "../numbers/number-roles.ts";
import type { Group } from "../numbers/read-group.ts";
import { readGroup } from "../numbers/read-group.ts";
import type { Token } from "../token.ts";
import { civilDay, partsOf } from "./civil-day.ts";
import type { Unit } from "./date-lexicon.ts";
import { AGO, ENGLISH, FROM_NOW, PLACE, RUN_BACK, RUN_ON, UNIT } from "./date-lexicon.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import { periodAt } from "./period.ts";
import { readNthOfPeriod } from "./read-nth-of-period.ts";
import { readPartOfPeriod, readSeason } from "./read-part-of-period.ts";
import { asPhrase, readNamed } from "./named-period.ts";

const dayOf = (day: number, end: number): DatePhrase => ({ from: day, to: day, end });

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

import type { Token } from "../token.ts";
import type { DatePhrase, DateScene } from "./date-phrase.ts";
import { nearestYearDay } from "./read-calendar-date.ts";
import { monthAfter, yearAfter } from "./read-month.ts";
import { existingDay } from "./civil-day.ts";
import { readGroup } from "../numbers/read-group.ts";

interface Days {
  readonly first: number;
  readonly last: number;
  readonly to: number;
}

const JOINT = /^(?:den|toi|-|–)$/u;
const MAX_DAY = 31;

const dayAt = (tokens: readonly Token[], at: number): { readonly value: number; readonly to: number } | undefined => {
  const start = tokens[at]?.bare === "ngay" ? at + 1 : at;
  const group = readGroup(tokens, start);
  return group !== undefined && Number.isInteger(group.value) && group.value >= 1 && group.value <= MAX_DAY
    ? group
    : undefined;
};

const daysAt = (tokens: readonly Token[], at: number): Days | undefined => {
  const first = dayAt(tokens, tokens[at]?.bare === "tu" ? at + 1 : at);
  if (first === undefined || !JOINT.test(tokens[first.to]?.bare ?? "")) return undefined;
  const last = dayAt(tokens, first.to + 1);
  return last === undefined || last.value <= first.value
    ? undefined
    : { first: first.value, last: last.value, to: last.to };
};

/** "từ 3 đến 5 tháng 3", "3-5 tháng 3 năm 2026": the month is said once, for both days. */
export const readDayRange = (tokens: readonly Token[], at: number, scene: DateScene): DatePhrase | undefined => {
  const days = daysAt(tokens, at);
  const month = days === undefined ? undefined : monthAfter(tokens, days.to);
  if (days === undefined || month === undefined) return undefined;
  const year = yearAfter(tokens, month.to);
  const dayOf = (day: number): number | undefined =>
    year === undefined ? nearestYearDay(month.value, day, scene) : existingDay(year.value, month.value, day);
  const last = dayOf(days.last);
  const from = last === undefined ? undefined : last - (days.last - days.first);
  return from === undefined || last === undefined
    ? undefined
    : { from, to: last, end: year?.to ?? month.to, period: true };
};

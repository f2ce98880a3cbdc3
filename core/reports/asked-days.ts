import {
  addDays,
  differenceInCalendarDays,
  formatISO,
  isLastDayOfMonth,
  lastDayOfMonth,
  parseISO,
  subMonths,
  subYears,
} from "date-fns";

import type { ActQuery } from "../language/act.ts";
import type { Days } from "../ports/sales-figures.ts";

/** "món nào bán chạy" without a day: long enough to tell, recent enough to matter. */
const RECENT_DAYS = 30;

/** The days that a question is about, without those that have not come. */
export function askedDays({ from, to, by }: Partial<ActQuery>, today: string): Days {
  if (from === undefined)
    return by === undefined ? { from: today, to: today } : { from: shifted(today, 1 - RECENT_DAYS), to: today };
  return withoutFuture({ from, to: to ?? from }, today);
}

export const withoutFuture = ({ from, to }: Days, today: string): Days => ({
  from,
  to: to > today && from <= today ? today : to,
});

export const shifted = (date: string, days: number): string => iso(addDays(parseISO(date), days));

export const lengthOf = ({ from, to }: Days): number => differenceInCalendarDays(parseISO(to), parseISO(from)) + 1;

/**
 * The days before that a run of days is fairly held against: the same days of the year or month before for a year or
 * month that is told from its first day, else the same weekdays, as many weeks back as it takes.
 */
export function daysBefore(days: Days): Days {
  const weeks = weeksOf(days);
  if (weeks > 5 && days.from.endsWith("-01-01")) return yearBefore(days);
  if (weeks > 1 && days.from.endsWith("-01") && days.from.slice(0, 7) === days.to.slice(0, 7)) return monthBefore(days);
  return { from: shifted(days.from, -7 * weeks), to: shifted(days.to, -7 * weeks) };
}

/** How many weeks a run of days touches at most: that many back, the same weekdays do not overlap with it. */
export const weeksOf = (days: Days): number => Math.ceil(lengthOf(days) / 7);

function monthBefore({ from, to }: Days): Days {
  const last = parseISO(to);
  const before = subMonths(last, 1);
  return { from: iso(subMonths(parseISO(from), 1)), to: iso(isLastDayOfMonth(last) ? lastDayOfMonth(before) : before) };
}

const yearBefore = ({ from, to }: Days): Days => ({
  from: iso(subYears(parseISO(from), 1)),
  to: iso(subYears(parseISO(to), 1)),
});

const iso = (date: Date): string => formatISO(date, { representation: "date" });

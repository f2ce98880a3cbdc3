import { tzOffset } from "@date-fns/tz";

import type { CivilDay } from "./civil-day.ts";

/** The moment as the shop's clock shows it. */
export interface LocalNow {
  /** Calendar day. */
  readonly calendarDay: CivilDay;
  /** Business day: the calendar day before, until the day cut-off has passed. */
  readonly businessDay: CivilDay;
  /** Minutes since midnight. */
  readonly minutes: number;
}

const MS_PER_MINUTE = 60_000;
const MS_PER_QUARTER_HOUR = 900_000;
const MINUTES_PER_DAY = 1_440;
const VIETNAM_MINUTES = 420;
const MAX_REMEMBERED = 1_024;

/** By zone; clocks are set forward and back on a quarter of an hour, so within one an offset does not change. */
const remembered = new Map<string, { readonly quarter: number; readonly offset: number }>();

const offsetMinutes = (now: Date, timeZone: string): number => {
  const quarter = Math.floor(now.getTime() / MS_PER_QUARTER_HOUR);
  const known = remembered.get(timeZone);
  if (known?.quarter === quarter) return known.offset;
  const offset = tzOffset(timeZone, now);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(timeZone, { quarter, offset });
  return offset;
};

/** `timeZone` is an IANA name or an offset; an unknown one counts as Vietnam's, so that reading never fails. */
export const localNow = (now: Date, timeZone: string, dayCutoffMinutes: number): LocalNow => {
  const offset = offsetMinutes(now, timeZone);
  const local = Math.floor(now.getTime() / MS_PER_MINUTE) + (Number.isNaN(offset) ? VIETNAM_MINUTES : offset);
  const calendarDay = Math.floor(local / MINUTES_PER_DAY);
  const minutes = local - calendarDay * MINUTES_PER_DAY;
  return { calendarDay, minutes, businessDay: minutes < dayCutoffMinutes ? calendarDay - 1 : calendarDay };
};

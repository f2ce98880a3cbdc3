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
const MINUTES_PER_DAY = 1_440;

/** `timeZone` is an IANA name or an offset; an unknown one counts as Vietnam's, so that reading never fails. */
export const localNow = (now: Date, timeZone: string, dayCutoffMinutes: number): LocalNow => {
  const offset = tzOffset(timeZone, now);
  const local = Math.floor(now.getTime() / MS_PER_MINUTE) + (Number.isNaN(offset) ? 7 * 60 : offset);
  const calendarDay = Math.floor(local / MINUTES_PER_DAY);
  const minutes = local - calendarDay * MINUTES_PER_DAY;
  return { calendarDay, minutes, businessDay: minutes < dayCutoffMinutes ? calendarDay - 1 : calendarDay };
};

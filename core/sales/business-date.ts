import { TZDate, tzOffset } from "@date-fns/tz";

/** How a shop counts its days. */
export interface DayCount {
  /** IANA zone. */
  readonly timeZone: string;
  readonly dayCutoffMinutes: number;
}

/**
 * The business day that an instant falls on: the local date, which lasts until the cut-off of the next morning by the
 * clock on the wall, also on days that are an hour shorter or longer.
 */
export function businessDate(at: Date, { timeZone, dayCutoffMinutes }: DayCount): string {
  const local = onWall(at, timeZone);
  const belongsToDayBefore = local.getUTCHours() * 60 + local.getUTCMinutes() < dayCutoffMinutes;
  if (belongsToDayBefore) local.setUTCDate(local.getUTCDate() - 1);
  return local.toISOString().slice(0, 10);
}

/** What the clock on the wall shows, as if it showed UTC. Every message asks several times: a TZDate costs five times as much. */
const onWall = (at: Date, timeZone: string): Date => new Date(at.getTime() + tzOffset(timeZone, at) * 60_000);

/**
 * When a sale happened, as well as it is known: at the time that was said, now for a sale of the day that
 * still runs, and noon of a day that is past.
 *
 * @param time local time of day, `HH:mm`; before the cut-off it belongs to the calendar day after `date`
 */
export function occurredAt(date: string, time: string | undefined, now: Date, dayCount: DayCount): Date {
  if (time === undefined && date === businessDate(now, dayCount)) return now;
  const [hours = 12, minutes = 0] = (time ?? "12:00").split(":").map(Number);
  const daysAhead = hours * 60 + minutes < dayCount.dayCutoffMinutes ? 1 : 0;
  const [year = 1970, month = 1, day = 1] = date.split("-").map(Number);
  return new Date(+new TZDate(year, month - 1, day + daysAhead, hours, minutes, dayCount.timeZone));
}

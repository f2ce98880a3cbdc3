import { TZDate } from "@date-fns/tz";
import { addDays, getISODay } from "date-fns";

import type { DigestSchedule } from "../ports/digests.ts";

/** The next moment, after `after`, at which the schedule's time comes on one of its weekdays; undefined if never. */
export function nextDigestAt(schedule: DigestSchedule, after: Date): Date | undefined {
  const { timeZone, sendAtMinutes, weekdays, enabled } = schedule;
  if (!enabled) return undefined;
  const today = new TZDate(after, timeZone);
  for (let ahead = 0; ahead <= 7; ahead++) {
    const day = addDays(today, ahead);
    const at = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), 0, sendAtMinutes, timeZone);
    if (at > after && weekdays.includes(getISODay(at))) return new Date(+at);
  }
  return undefined;
}

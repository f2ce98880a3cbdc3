import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";

import type { NightSchedule } from "../ports/nights.ts";

/** Who closes at the cut-off still has a few minutes to write the evening's sales down. */
const AFTER_CUTOFF_MINUTES = 5;

/** The next moment, after `after`, at which a day of the shop's is over. */
export function nextNightAt(
  { timeZone, dayCutoffMinutes }: Pick<NightSchedule, "timeZone" | "dayCutoffMinutes">,
  after: Date,
): Date {
  const today = new TZDate(after, timeZone);
  for (let ahead = 0; ; ahead++) {
    const day = addDays(today, ahead);
    const minutes = dayCutoffMinutes + AFTER_CUTOFF_MINUTES;
    const at = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), 0, minutes, timeZone);
    if (at > after) return new Date(+at);
  }
}

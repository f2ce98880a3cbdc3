import { TZDate } from "@date-fns/tz";
import { addDays } from "date-fns";

/** By the middle of the afternoon most of a day shows, and there is still time to do something about it. */
export const ALERT_HOUR = 15;

/** The next moment, after `after`, at which it is that hour where the shop is. */
export function nextAlertAt({ timeZone }: { readonly timeZone: string }, after: Date): Date {
  const today = new TZDate(after, timeZone);
  for (let ahead = 0; ; ahead++) {
    const day = addDays(today, ahead);
    const at = new TZDate(day.getFullYear(), day.getMonth(), day.getDate(), ALERT_HOUR, timeZone);
    if (at > after) return new Date(+at);
  }
}

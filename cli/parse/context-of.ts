import type { ReadingContext } from "../../core/language/act.ts";
import type { ParseOptions } from "./read-options.ts";
import type { ParseRequest } from "./read-request.ts";

const HOME_ZONE = "Asia/Ho_Chi_Minh";
const DEFAULT_CUTOFF_MINUTES = 240;

/** The offset written at the end of a moment is the zone in which days are counted. */
const zoneOf = (now: string | undefined): string => {
  if (now === undefined) return HOME_ZONE;
  if (/[zZ]$/u.test(now)) return "+00:00";
  return /[T ].*([+-][0-9]{2}:?[0-9]{2})$/u.exec(now)?.[1] ?? HOME_ZONE;
};

/** What the reader may know beside a line: its own moment, else the command line's, else the clock's. */
export const contextOf = (request: ParseRequest, options: ParseOptions, clock: () => Date): ReadingContext => {
  const now = request.now ?? options.now;
  return {
    now: now === undefined ? clock() : new Date(now),
    timeZone: request.timeZone ?? zoneOf(now),
    dayCutoffMinutes: request.dayCutoffMinutes ?? DEFAULT_CUTOFF_MINUTES,
    menu: request.menu,
    customers: request.customers,
    ...(request.usualEntryVnd === undefined ? {} : { usualEntryVnd: request.usualEntryVnd }),
  };
};

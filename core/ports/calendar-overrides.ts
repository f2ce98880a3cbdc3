import type { SpecialDay } from "../insights/calendar/special-day.ts";

/** A day that is not what the calendar works out: another special day, or a usual one. */
export interface CalendarOverride {
  /** `yyyy-MM-dd` */
  readonly date: string;
  /** Absent: a usual day. */
  readonly special?: SpecialDay;
}

/** The operator's corrections of the calendar, the same for every shop. */
export interface CalendarOverrides {
  /** The days from `since` on, the nearest first, at most `limit`. */
  list(since: string, limit: number): Promise<readonly CalendarOverride[]>;
  /** In the place of what was said of that day before. */
  set(override: CalendarOverride): Promise<void>;
  /** Whether anything had been said of the day. */
  remove(date: string): Promise<boolean>;
}

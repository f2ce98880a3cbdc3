import type { Clock } from "../core/ports/clock.ts";
import { SettingError } from "../core/ports/errors.ts";

/**
 * The real clock, or one that stands at `--now`.
 * @throws SettingError where the instant has no offset: "10:00" is a different moment in each zone
 */
export function clockAt(now: string | undefined): Clock {
  if (now === undefined) return { now: () => new Date() };
  const instant = new Date(now);
  if (Number.isNaN(instant.getTime()) || !/(?:Z|[+-]\d\d:?\d\d)$/iu.test(now) || !isCalendarDay(now.slice(0, 10))) {
    throw new SettingError("--now", "--now must be a moment with its offset, for example 2026-11-22T10:00:00+07:00.");
  }
  return { now: () => new Date(instant) };
}

/** Date takes 30 February for 2 March. */
const isCalendarDay = (day: string): boolean => {
  const midnight = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(midnight.getTime()) && midnight.toISOString().startsWith(day);
};

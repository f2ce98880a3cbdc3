import { isoDate } from "../language/dates/civil-day.ts";
import type { Days } from "../ports/sales-figures.ts";

const MS_PER_DAY = 86_400_000;
const dayNumber = (date: string): number => Date.parse(`${date}T00:00:00Z`) / MS_PER_DAY;

/** The business dates of some days, oldest first; none where they end before they begin. */
export function datesOf({ from, to }: Days): string[] {
  const first = dayNumber(from);
  return Array.from({ length: Math.max(0, dayNumber(to) - first + 1) }, (_, day) => isoDate(first + day));
}

/** How many days a date comes after another. */
export const daysBetween = (from: string, to: string): number => dayNumber(to) - dayNumber(from);

import type { CivilDay } from "./civil-day.ts";
import { civilDay, partsOf, weekdayOf } from "./civil-day.ts";
import type { Unit } from "./date-lexicon.ts";

export interface Period {
  readonly from: CivilDay;
  readonly to: CivilDay;
}

/** The run of `count` whole periods that starts `place` periods after the one that holds today. Weeks begin on Monday. */
export const periodAt = (unit: Unit, place: number, count: number, today: CivilDay): Period => {
  const { year, month } = partsOf(today);
  if (unit === "second") return { from: today, to: today };
  if (unit === "day") return { from: today + place, to: today + place + count - 1 };
  if (unit === "week") {
    const monday = today - weekdayOf(today) + 1 + place * 7;
    return { from: monday, to: monday + count * 7 - 1 };
  }
  if (unit === "year") return { from: civilDay(year + place, 1, 1), to: civilDay(year + place + count, 1, 1) - 1 };
  const months = unit === "quarter" ? 3 : 1;
  const first = (unit === "quarter" ? month - ((month - 1) % 3) : month) + place * months;
  return { from: civilDay(year, first, 1), to: civilDay(year, first + count * months, 1) - 1 };
};

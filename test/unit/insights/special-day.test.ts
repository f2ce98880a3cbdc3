import { getLunarDate } from "@dqcai/vn-lunar";
import { describe, expect, it } from "vitest";

import { datesOf } from "../../../core/forecasts/date-range.ts";
import { specialDayOn } from "../../../core/insights/calendar/special-day.ts";

// The package's declarations do not resolve under NodeNext.
const packageLunarDate = getLunarDate as unknown as (
  day: number,
  month: number,
  year: number,
) => { readonly day: number };

/** The first day of the lunar year in Vietnam. */
const TET_DAYS = [
  "2024-02-10",
  "2025-01-29",
  "2026-02-17",
  "2027-02-06",
  "2028-01-26",
  "2029-02-13",
  "2030-02-02",
  "2031-01-23",
  "2032-02-11",
  "2033-01-31",
  "2034-02-19",
  "2035-02-08",
  "2036-01-28",
];

describe("specialDayOn", () => {
  it("knows Tết and the two weeks around it", () => {
    expect(TET_DAYS.map(specialDayOn)).toEqual(TET_DAYS.map(() => "tet+0"));
    expect(["2027-01-23", "2027-01-22", "2027-02-20", "2027-02-21"].map(specialDayOn)).toEqual([
      "tet-14",
      "full_moon",
      "tet+14",
      undefined,
    ]);
  });

  it("knows the feasts", () => {
    const feasts = ["2026-01-01", "2026-03-08", "2026-04-26", "2026-04-30", "2026-09-02", "2026-09-25", "2026-12-24"];
    expect(feasts.map(specialDayOn)).toEqual([
      "new_year",
      "womens_day",
      "hung_kings",
      "reunification",
      "national",
      "mid_autumn",
      "christmas_eve",
    ]);
  });

  it("knows each 1st and 15th of the moon from 2024 to 2036 where nothing greater falls on it", () => {
    for (const date of datesOf({ from: "2024-01-01", to: "2036-12-31" })) {
      const [year = 0, month = 0, day = 0] = date.split("-").map(Number);
      const lunar = packageLunarDate(day, month, year);
      const special = specialDayOn(date);
      const moon = new Map([
        [1, "new_moon"],
        [15, "full_moon"],
      ]).get(lunar.day);
      if (special === undefined || special.endsWith("_moon")) expect(special, date).toBe(moon);
    }
  });
});

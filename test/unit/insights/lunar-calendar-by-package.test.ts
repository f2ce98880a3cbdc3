import { getLunarDate } from "@dqcai/vn-lunar";
import { describe, expect, it } from "vitest";

import { civilDay, partsOf } from "../../../core/language/dates/civil-day.ts";
import { lunarOf } from "../../../core/language/dates/lunar-calendar.ts";

// The package's declarations do not resolve under NodeNext.
const packageLunarDate = getLunarDate as unknown as (
  day: number,
  month: number,
  year: number,
) => { readonly day: number; readonly month: number; readonly leap: boolean };

// The calendar that the reader of dates and the events share is computed; the package is the second opinion.
describe("the lunar calendar", () => {
  it("agrees with @dqcai/vn-lunar on every day from 2024 to 2036", () => {
    const differing: string[] = [];
    for (let day = civilDay(2024, 1, 1); day <= civilDay(2036, 12, 31); day++) {
      const { year, month, day: ofMonth } = partsOf(day);
      const other = packageLunarDate(ofMonth, month, year);
      const ours = lunarOf(day);
      const same = ours.day === other.day && ours.month === other.month && ours.leap === other.leap;
      if (!same) differing.push(`${year}-${month}-${ofMonth}`);
    }
    expect(differing).toEqual([]);
  });
});

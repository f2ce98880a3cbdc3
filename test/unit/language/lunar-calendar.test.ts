import { describe, expect, it } from "vitest";

import { civilDay, isoDate } from "../../../core/language/dates/civil-day.ts";
import { lunarOf, solarOf } from "../../../core/language/dates/lunar-calendar.ts";

const tet = (year: number): string => isoDate(solarOf(year, 1, 1) ?? 0);

describe("lunar calendar", () => {
  it("knows when Tết is", () => {
    expect([2020, 2021, 2022, 2023, 2024, 2025, 2026, 2027, 2028, 2029, 2030].map(tet)).toEqual([
      "2020-01-25",
      "2021-02-12",
      "2022-02-01",
      "2023-01-22",
      "2024-02-10",
      "2025-01-29",
      "2026-02-17",
      "2027-02-06",
      "2028-01-26",
      "2029-02-13",
      "2030-02-02",
    ]);
  });

  it("knows leap months", () => {
    expect(lunarOf(civilDay(2025, 8, 1))).toEqual({ year: 2025, month: 6, day: 8, leap: true });
    expect(lunarOf(civilDay(2023, 3, 25))).toEqual({ year: 2023, month: 2, day: 4, leap: true });
  });

  it("goes there and back for every day of ten years", () => {
    for (let day = civilDay(2020, 2, 1); day < civilDay(2030, 1, 1); day += 1) {
      const lunar = lunarOf(day);
      if (!lunar.leap) expect(solarOf(lunar.year, lunar.month, lunar.day)).toBe(day);
    }
  }, 30_000);
});

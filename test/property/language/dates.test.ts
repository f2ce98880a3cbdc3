import fc from "fast-check";
import { describe, expect, it } from "vitest";

import type { ReadingContext } from "../../../core/language/act.ts";
import { readDate } from "../../../core/language/read-date.ts";
import { understand } from "../../../core/language/understand.ts";

const NOW = new Date("2026-11-25T10:00:00+07:00");
const DAY_MS = 86_400_000;
const TODAY_MS = Date.UTC(2026, 10, 25);
const TWO_YEARS = 730;

const dayAt = (offset: number): Date => new Date(TODAY_MS + offset * DAY_MS);
const iso = (day: Date): string => day.toISOString().slice(0, 10);
const two = (value: number): string => String(value).padStart(2, "0");

interface Said {
  readonly d: number;
  readonly m: number;
  readonly y: number;
}
const partsOf = (day: Date): Said => ({ d: day.getUTCDate(), m: day.getUTCMonth() + 1, y: day.getUTCFullYear() });

/** Every way of writing a day with its year. */
const WITH_YEAR: readonly ((day: Said) => string)[] = [
  ({ d, m, y }) => `${d}/${m}/${y}`,
  ({ d, m, y }) => `${two(d)}/${two(m)}/${y}`,
  ({ d, m, y }) => `${two(d)}-${two(m)}-${y}`,
  ({ d, m, y }) => `${d}.${m}.${y}`,
  ({ d, m, y }) => `ngày ${d}/${m}/${y}`,
  ({ d, m, y }) => `${d}/${m}/${y % 100}`,
  ({ d, m, y }) => `ngày ${d} tháng ${m} năm ${y}`,
  ({ d, m, y }) => `ngay ${d} thang ${m} nam ${y}`,
  ({ d, m, y }) => `${d} tháng ${m} năm ${y}`,
  ({ d, m, y }) => `${y}-${two(m)}-${two(d)}`,
];
/** Without its year a day is the latest one. */
const WITHOUT_YEAR: readonly ((day: Said) => string)[] = [
  ({ d, m }) => `${d}/${m}`,
  ({ d, m }) => `${two(d)}/${two(m)}`,
  ({ d, m }) => `ngày ${d}/${m}`,
  ({ d, m }) => `ngày ${d} tháng ${m}`,
  ({ d, m }) => `ngay ${d} thang ${m}`,
];

const read = (text: string) => readDate(text, { now: NOW, timeZone: "+07:00" });

const context: ReadingContext = {
  now: NOW,
  timeZone: "+07:00",
  dayCutoffMinutes: 240,
  menu: [],
  customers: [],
};

describe("dates", () => {
  it("are read back in each form for any day within two years", () => {
    fc.assert(
      fc.property(fc.integer({ min: -TWO_YEARS, max: TWO_YEARS }), fc.constantFrom(...WITH_YEAR), (offset, write) => {
        const day = dayAt(offset);
        const text = write(partsOf(day));
        expect({ text, ...read(text) }).toMatchObject({ text, from: iso(day), to: iso(day) });
      }),
      { numRuns: 3_000 },
    );
  });

  it("without a year are the latest such day, in an entry too", () => {
    fc.assert(
      fc.property(fc.integer({ min: -364, max: 0 }), fc.constantFrom(...WITHOUT_YEAR), (offset, write) => {
        const day = dayAt(offset);
        const text = write(partsOf(day));
        const [act] = understand(`${text} bán 2tr5`, context).acts;
        expect({ text, act: act?.act, date: act?.date, totalVnd: act?.totalVnd }).toEqual({
          text,
          act: "sale",
          date: iso(day),
          totalVnd: 2_500_000,
        });
      }),
      { numRuns: 1_500 },
    );
  });

  it("are never a silent day ahead of an entry", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: TWO_YEARS }), fc.constantFrom(...WITH_YEAR), (offset, write) => {
        const acts = understand(`${write(partsOf(dayAt(offset)))} bán 2tr5`, context).acts;
        for (const act of acts) expect(act.ask).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

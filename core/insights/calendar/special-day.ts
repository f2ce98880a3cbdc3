import { civilDay, isoDate, type CivilDay } from "../../language/dates/civil-day.ts";
import { lunarOf, solarOf } from "../../language/dates/lunar-calendar.ts";

/** Days of the sun's calendar on which shops sell otherwise, by month and day. */
const FIXED_DAYS = {
  new_year: [1, 1],
  valentine: [2, 14],
  womens_day: [3, 8],
  reunification: [4, 30],
  labour: [5, 1],
  childrens_day: [6, 1],
  national: [9, 2],
  vietnamese_women: [10, 20],
  teachers: [11, 20],
  christmas_eve: [12, 24],
} as const satisfies Readonly<Record<string, readonly [month: number, day: number]>>;

/** Days of the moon's calendar, by lunar month and day. */
const LUNAR_DAYS = {
  hung_kings: [3, 10],
  mid_autumn: [8, 15],
} as const satisfies Readonly<Record<string, readonly [month: number, day: number]>>;

/** What a day is called that is unlike others: a feast, the 1st and 15th of the moon, or its distance from Tết in days. */
export const DAY_NAMES = [
  ...(Object.keys(FIXED_DAYS) as (keyof typeof FIXED_DAYS)[]),
  ...(Object.keys(LUNAR_DAYS) as (keyof typeof LUNAR_DAYS)[]),
  "full_moon",
  "new_moon",
] as const;
export type SpecialDay = (typeof DAY_NAMES)[number] | `tet${"+" | "-"}${number}`;

/** Shops feel Tết for two weeks before and after. */
const TET_DAYS = 14;
const FULL_MOON = 15;
const TET_NAME = /^tet[+-](\d{1,2})$/u;

export const isSpecialDay = (name: string): name is SpecialDay =>
  (DAY_NAMES as readonly string[]).includes(name) || Number(TET_NAME.exec(name)?.[1] ?? Infinity) <= TET_DAYS;

const tetName = (distance: number): SpecialDay => `tet${distance < 0 ? "-" : "+"}${Math.abs(distance)}`;

const firstOfMonth = (day: CivilDay): CivilDay => day - lunarOf(day).day + 1;
/** Months of the moon last 29 or 30 days. Those of a leap month count too: people go to the temple all the same. */
const nextMonth = (first: CivilDay): CivilDay => (lunarOf(first + 29).day === 1 ? first + 29 : first + 30);

/** The special days of a year, by business date. Later lines go before earlier ones: Tết before the new moon it is. */
function tableOf(year: number): ReadonlyMap<string, SpecialDay> {
  const table = new Map<string, SpecialDay>();
  const put = (day: CivilDay | undefined, name: SpecialDay): void => {
    if (day !== undefined && day >= civilDay(year, 1, 1) && day <= civilDay(year, 12, 31)) {
      table.set(isoDate(day), name);
    }
  };
  for (let first = firstOfMonth(civilDay(year, 1, 1)); first <= civilDay(year, 12, 31); first = nextMonth(first)) {
    put(first, "new_moon");
    put(first + FULL_MOON - 1, "full_moon");
  }
  for (const [name, [month, day]] of Object.entries(LUNAR_DAYS)) put(solarOf(year, month, day), name as SpecialDay);
  for (const [name, [month, day]] of Object.entries(FIXED_DAYS)) put(civilDay(year, month, day), name as SpecialDay);
  const tet = solarOf(year, 1, 1);
  if (tet === undefined) return table;
  for (let distance = -TET_DAYS; distance <= TET_DAYS; distance++) put(tet + distance, tetName(distance));
  return table;
}

/** A year takes a millisecond to work out, and a night's run asks for the same three for every shop. */
const remembered = new Map<number, ReadonlyMap<string, SpecialDay>>();

/**
 * What is special about a date in Vietnam; undefined for a usual day. Official days off that move by decree are no
 * matter of calculation: they are edited in the table of overrides, which goes before this one.
 *
 * @param date `yyyy-MM-dd`
 */
export function specialDayOn(date: string): SpecialDay | undefined {
  const year = Number(date.slice(0, 4));
  const table = remembered.get(year) ?? tableOf(year);
  remembered.set(year, table);
  return table.get(date);
}

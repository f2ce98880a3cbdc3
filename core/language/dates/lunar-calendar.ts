import type { CivilDay } from "./civil-day.ts";
import { civilDay, partsOf } from "./civil-day.ts";

/** A day of the Vietnamese lunar calendar. Month 1 is Giêng, 12 is Chạp. */
export interface LunarDay {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly leap: boolean;
}

const RAD = Math.PI / 180;
const sin = (degrees: number): number => Math.sin(degrees * RAD);
const JULIAN_OF_EPOCH = 2_440_587.5;
const VIETNAM_OFFSET_DAYS = 7 / 24;
/** Dynamical minus universal time near our days, about 70 s. */
const DELTA_T_DAYS = 0.0008;
const SYNODIC_MONTH = 29.530588861;

/** Moment of the k-th new moon after January 2000 (J. Meeus, Astronomical Algorithms, ch. 49), in Julian days. */
const newMoonMoment = (k: number): number => {
  const t = k / 1236.85;
  const e = 1 - 0.002516 * t;
  const m = 2.5534 + 29.1053567 * k;
  const n = 201.5643 + 385.81693528 * k;
  const f = 160.7108 + 390.67050284 * k;
  const waves =
    -0.4072 * sin(n) +
    0.17241 * e * sin(m) +
    0.01608 * sin(2 * n) +
    0.01039 * sin(2 * f) +
    0.00739 * e * sin(n - m) -
    0.00514 * e * sin(n + m) +
    0.00208 * e * e * sin(2 * m) -
    0.00111 * sin(n - 2 * f) -
    0.00057 * sin(n + 2 * f) +
    0.00056 * e * sin(2 * n + m) -
    0.00042 * sin(3 * n) +
    0.00042 * e * sin(m + 2 * f) +
    0.00038 * e * sin(m - 2 * f) -
    0.00024 * e * sin(2 * n - m) -
    0.00017 * sin(124.7746 - 1.56375588 * k);
  return 2451550.09766 + SYNODIC_MONTH * k + 0.00015437 * t * t + waves - DELTA_T_DAYS;
};

const newMoonDay = (k: number): CivilDay => Math.floor(newMoonMoment(k) - JULIAN_OF_EPOCH + VIETNAM_OFFSET_DAYS);

/** Which twelfth of its year's path the sun is in when a day begins in Vietnam; 9 begins at the winter solstice. */
const sunSector = (day: CivilDay): number => {
  const t = (day + JULIAN_OF_EPOCH - VIETNAM_OFFSET_DAYS - 2_451_545) / 36_525;
  const m = 357.52911 + 35999.05029 * t;
  const centre = 1.914602 * sin(m) + 0.019993 * sin(2 * m) + 0.000289 * sin(3 * m);
  const longitude = 280.46646 + 36000.76983 * t + centre - 0.00569 - 0.00478 * sin(125.04 - 1934.136 * t);
  return Math.floor((((longitude % 360) + 360) % 360) / 30);
};

const newMoonIndex = (day: CivilDay): number => Math.floor((day - civilDay(2000, 1, 6)) / SYNODIC_MONTH);

/** Index of the new moon that opens month 11: the month that holds the winter solstice. */
const month11Index = (year: number): number => {
  const k = newMoonIndex(civilDay(year, 12, 31)) + 1;
  const last = newMoonDay(k) <= civilDay(year, 12, 31) ? k : k - 1;
  return sunSector(newMoonDay(last)) >= 9 ? last - 1 : last;
};

interface LunarMonth {
  readonly start: CivilDay;
  readonly month: number;
  readonly year: number;
  readonly leap: boolean;
}

const leapIndex = (first: number, next: number): number | undefined => {
  if (next - first < 13) return undefined;
  for (let k = first + 1; k < next; k += 1) if (sunSector(newMoonDay(k)) === sunSector(newMoonDay(k + 1))) return k;
  return undefined;
};

/** Computed years; a message that speaks of a lunar day asks for four of them, and always the same. */
const computed = new Map<number, readonly LunarMonth[]>();
const MAX_COMPUTED = 400;

/** The months from month 11 of one year up to month 10 of the next. */
const monthsFrom = (year: number): readonly LunarMonth[] => {
  const known = computed.get(year);
  if (known !== undefined) return known;
  const months = computeMonthsFrom(year);
  if (computed.size >= MAX_COMPUTED) computed.clear();
  computed.set(year, months);
  return months;
};

const computeMonthsFrom = (year: number): readonly LunarMonth[] => {
  const first = month11Index(year);
  const next = month11Index(year + 1);
  const leapAt = leapIndex(first, next);
  return Array.from({ length: next - first }, (_, index) => {
    const k = first + index;
    const order = index - (leapAt !== undefined && k >= leapAt ? 1 : 0);
    return {
      start: newMoonDay(k),
      month: ((order + 10) % 12) + 1,
      year: order < 2 ? year : year + 1,
      leap: k === leapAt,
    };
  });
};

/** The lunar date of a calendar day. */
export const lunarOf = (day: CivilDay): LunarDay => {
  const { year } = partsOf(day);
  const months = [...monthsFrom(year - 1), ...monthsFrom(year)];
  const month = months.findLast((each) => each.start <= day) ?? months[0];
  if (month === undefined) throw new RangeError("a year has months");
  return { year: month.year, month: month.month, day: day - month.start + 1, leap: month.leap };
};

/** The calendar day of a lunar date (not in a leap month); undefined where the month has no such day. */
export const solarOf = (year: number, month: number, day: number): CivilDay | undefined => {
  const months = [...monthsFrom(year - 1), ...monthsFrom(year)];
  const at = months.findIndex((each) => each.year === year && each.month === month && !each.leap);
  const found = months[at];
  const end = months[at + 1]?.start;
  if (found === undefined || day < 1 || (end !== undefined && found.start + day - 1 >= end)) return undefined;
  return found.start + day - 1;
};

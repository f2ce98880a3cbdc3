/** A calendar day as a count of days since 1970-01-01; no zone, no clock. */
export type CivilDay = number;

const MS_PER_DAY = 86_400_000;

export const civilDay = (year: number, month: number, day: number): CivilDay =>
  Date.UTC(year, month - 1, day) / MS_PER_DAY;

export interface CivilParts {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

export const partsOf = (day: CivilDay): CivilParts => {
  const date = new Date(day * MS_PER_DAY);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
};

/** 1 Monday … 7 Sunday. */
export const weekdayOf = (day: CivilDay): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** The day, or undefined where there is no such day (31/2). */
export const existingDay = (year: number, month: number, day: number): CivilDay | undefined => {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1900 || year > 2200) return undefined;
  const made = civilDay(year, month, day);
  return partsOf(made).month === month ? made : undefined;
};

const MAX_REMEMBERED = 4_096;
const remembered = new Map<CivilDay, string>();

/** `yyyy-MM-dd`. Remembered, because nearly every message is about the same few days. */
export const isoDate = (day: CivilDay): string => {
  const known = remembered.get(day);
  if (known !== undefined) return known;
  const made = new Date(day * MS_PER_DAY).toISOString().slice(0, 10);
  if (remembered.size >= MAX_REMEMBERED) remembered.clear();
  remembered.set(day, made);
  return made;
};

import { isoDate } from "../dates/civil-day.ts";
import type { DatePhrase } from "../dates/date-phrase.ts";
import type { Scene } from "../scene.ts";

/** The business date of an entry, or why it must be asked. */
export interface EntryDate {
  readonly date?: string;
  readonly implied: boolean;
  /** The day is in doubt; `choices` are the days it may be, empty where only the writer knows. */
  readonly doubt?: { readonly choices: readonly { readonly label: string; readonly date: string }[] };
}

const said = (day: number): EntryDate => ({ date: isoDate(day), implied: false });
const vietnamese = (date: string): string => `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`;

const choices = (days: readonly number[]) =>
  days.map(isoDate).map((date) => ({ label: `ngày ${vietnamese(date)}`, date }));

/** After midnight "hôm qua" may be the business day that has not closed, or the one before it. */
const afterMidnight = (scene: Scene): EntryDate => ({
  implied: false,
  doubt: { choices: choices([scene.clock.businessDay, scene.clock.businessDay - 1]) },
});

const nearDay = (phrase: DatePhrase, scene: Scene): EntryDate => {
  const late = scene.clock.businessDay !== scene.clock.calendarDay;
  if (phrase.near === "today")
    return said(phrase.calendar === true ? scene.clock.calendarDay : scene.clock.businessDay);
  return late ? afterMidnight(scene) : said(phrase.from);
};

const UNKNOWN: EntryDate = { implied: false, doubt: { choices: [] } };

/**
 * Which business day an entry belongs to. Near days follow the day cut-off; a future day, a run of days, a vague day
 * and a day that no calendar has are asked.
 */
export const entryDate = (phrase: DatePhrase | undefined, scene: Scene): EntryDate => {
  if (phrase === undefined) return { date: isoDate(scene.clock.businessDay), implied: true };
  if (phrase.vague === true || phrase.impossible === true) return UNKNOWN;
  if (phrase.near !== undefined) return nearDay(phrase, scene);
  if (phrase.period === true || phrase.from !== phrase.to) return UNKNOWN;
  if (phrase.from > scene.clock.calendarDay) return UNKNOWN;
  return said(phrase.from);
};

const TWO = 2;
const pad = (value: number): string => String(value).padStart(TWO, "0");

/** `HH:mm`; a bare hour up to 11 that goes with an afternoon or evening elsewhere in the clause counts from noon. */
export const clockTime = (minutes: number, part: string | undefined): string => {
  const later = (part === "afternoon" || part === "evening") && minutes < 12 * 60;
  const at = later ? minutes + 12 * 60 : minutes;
  return `${pad(Math.floor(at / 60))}:${pad(at % 60)}`;
};

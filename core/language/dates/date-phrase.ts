import type { CivilDay } from "./civil-day.ts";

/** A day or a run of days as it was written, before the day cut-off and the act are looked at. */
export interface DatePhrase {
  readonly from: CivilDay;
  readonly to: CivilDay;
  /** Index after the last token. */
  readonly end: number;
  /** Said relative to the moment: its business day depends on the hour. */
  readonly near?: "today" | "yesterday";
  /** The calendar day was named with its part ("sáng nay"): the cut-off does not move it. */
  readonly calendar?: boolean;
  /** "hôm bữa": a day that only the writer knows. */
  readonly vague?: boolean;
  /** 31/2. */
  readonly impossible?: boolean;
  /** A week, a month: more than one day even where it is short. */
  readonly period?: boolean;
}

/** What dates are counted from. */
export interface DateScene {
  readonly today: CivilDay;
  /** Entries look back for a day without a year or week; plans ("mai nghỉ, ngày 28") look forward. */
  readonly look: "back" | "forward";
  /** The text is nothing but a date: then words count that are mostly talk in a message ("tết", "mùa hè", "15.2"). */
  readonly whole?: true;
}

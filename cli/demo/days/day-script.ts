/** One thing the owner does: texts something, or taps a choice under an answer, named by its words. */
export type DayLine = readonly [time: string, said: string, how?: "tap"];

/** A shop's whole day as its owner would text it: played by the test, and written into docs/days by the transcript. */
export interface DayScript {
  /** Names the shop's chat and its file in docs/days. */
  readonly name: string;
  readonly title: string;
  /** The day, yyyy-MM-dd; times are Vietnam's. */
  readonly date: string;
  readonly lines: readonly DayLine[];
}

/** The moment of a line, in Vietnam. */
export const momentOf = (date: string, time: string): Date => new Date(`${date}T${time}:00+07:00`);

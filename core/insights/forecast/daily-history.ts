/** What is known of a series' past, one value a day without gaps, the newest last. */
export interface DailyHistory {
  readonly values: readonly number[];
  /** False where the shop was closed that day. Absent where nobody wrote it down. */
  readonly open?: readonly boolean[];
  /** What made a day unlike others ("promotion", "tet-3"); undefined for a usual day. As long as `values`. */
  readonly events?: readonly (string | undefined)[];
  /**
   * True where a day tells nothing: a closure that was told, a day that was forgotten. It is skipped, and no habit is
   * read from it. As long as `values`.
   */
  readonly masked?: readonly boolean[];
  /** What events do, where that is known better than from these values: the shop's, for one of its goods. */
  readonly effects?: ReadonlyMap<string, EventEffect>;
  /** How far an event can be expected to move sales, as a deviation of the logarithm, before any was seen. */
  readonly spreadOf?: (event: string) => number;
}

export interface EventEffect {
  /** What a usual day is multiplied by. */
  readonly factor: number;
  /** Past days that it was learnt from. */
  readonly seenDays: number;
}

/** What is known of the days ahead, the first of them following the history's last. */
export interface DaysAhead {
  readonly horizonDays: number;
  /** False where the shop will be closed, true where it certainly opens. */
  readonly open?: readonly (boolean | undefined)[];
  readonly events?: readonly (string | undefined)[];
}

/** A week. Forecasts of one to seven days are tried on the past; those beyond repeat the week with a wider interval. */
export const WEEK_DAYS = 7;

/** Position in the week, counted from the first day ahead, so that no calendar is needed: 0 is that day's weekday. */
export const weekSlot = (day: number, historyDays: number): number =>
  (((day - historyDays) % WEEK_DAYS) + WEEK_DAYS) % WEEK_DAYS;

/** The history without the days before position `from`. */
export const historySince = (history: DailyHistory, from: number): DailyHistory => ({
  ...history,
  values: history.values.slice(from),
  ...(history.open !== undefined && { open: history.open.slice(from) }),
  ...(history.events !== undefined && { events: history.events.slice(from) }),
  ...(history.masked !== undefined && { masked: history.masked.slice(from) }),
});

/** The values of the days that tell something. */
export const toldValues = ({ values, masked }: DailyHistory): readonly number[] =>
  masked === undefined ? values : values.filter((_, day) => masked[day] !== true);

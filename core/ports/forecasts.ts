import type { ForecastDay } from "../insights/forecast/forecast-series.ts";
import type { ExpectedDay } from "../insights/forecast/expect-day.ts";
import type { Transaction } from "./transaction.ts";

/** What is forecast: the takings in đồng, or with an item its quantity; of all places, or of one. */
export interface SeriesKey {
  readonly locationId?: string;
  readonly itemId?: string;
}

/** A forecast as it was issued, before the first of its days began. */
export interface IssuedForecast extends SeriesKey {
  /** The business date of the first day ahead; everything before it was known, it itself was not. */
  readonly madeOn: string;
  readonly model: string;
  /** What the interval's width was multiplied by, going by how earlier forecasts had fared. */
  readonly widthFactor: number;
  readonly days: readonly ForecastDay[];
}

/** With the item as the menu calls it now; absent for takings. */
export interface NamedForecast extends IssuedForecast {
  readonly name?: string;
  readonly unit?: string;
}

/** One day of a forecast, held until the day has come. */
export interface SaidAbout extends SeriesKey {
  readonly date: string;
  /** 0: said on the morning of the day itself. */
  readonly aheadDays: number;
  readonly widthFactor: number;
  readonly day: ExpectedDay;
}

/** What came on a day, beside all that had been said about it. */
export interface ForecastScore extends SeriesKey {
  readonly date: string;
  readonly actual: number;
  /** What was said on the morning of the day. */
  readonly atDawn?: ExpectedDay;
  /** What came less what was said, by days ahead; NaN where nothing was said. */
  readonly misses: readonly number[];
  /** The same over the half-width on its side, before the width was rescaled: within ±1 it was inside. */
  readonly strays: readonly number[];
}

/** Forecasts that were issued and how they fared, for the entered tenant. */
export interface Forecasts {
  /** A series forecast twice on a day has what was said last. */
  keep(tx: Transaction, tenantId: string, issued: readonly IssuedForecast[]): Promise<void>;
  /** Takings first, then goods, the most expected first. */
  issuedOn(tx: Transaction, tenantId: string, madeOn: string): Promise<readonly NamedForecast[]>;
  /** Whatever was said about the days from `from` to `to` inclusive. */
  saidAbout(tx: Transaction, tenantId: string, from: string, to: string): Promise<readonly SaidAbout[]>;
  /** A day that is scored again (something was entered late) has the new score. */
  keepScores(tx: Transaction, tenantId: string, scores: readonly ForecastScore[]): Promise<void>;
  /** Scores of the days from `since` on, oldest first; of one series where it is named. */
  listScores(tx: Transaction, tenantId: string, since: string, series?: SeriesKey): Promise<readonly ForecastScore[]>;
  /** Forgets forecasts made before one day and scores of days before another. */
  prune(tx: Transaction, tenantId: string, before: { readonly madeOn: string; readonly scored: string }): Promise<void>;
  /** Days whose name the operator has changed, by business date; `undefined`: a usual day after all. */
  calendarOverrides(tx: Transaction, from: string, to: string): Promise<ReadonlyMap<string, string | undefined>>;
}

import type { Refusal } from "../insights/forecast/judge-history.ts";
import type { ForecastDay } from "../insights/forecast/forecast-series.ts";
import type { ExpectedDay } from "../insights/forecast/expect-day.ts";
import type { ToPrepare } from "./to-prepare.ts";

/** What a forecast is of: the takings of the shop or a place in đồng, or goods in their unit. */
export type ForecastWhat =
  | { readonly of: "takings"; readonly place?: string }
  | { readonly of: "goods"; readonly name: string; readonly unit?: string };

export interface ToldDay extends ForecastDay {
  readonly date: string;
}

/** A day that has come, for the picture: what it brought and what had been said of it that morning. */
export interface PastDay {
  readonly date: string;
  /** Absent where nothing was written down. */
  readonly actual?: number;
  readonly said?: ExpectedDay;
}

/** How far forecasts missed: told by those that were issued, or, before there are any, by trying the past days. */
export interface PastError {
  readonly basis: "scored" | "tried";
  /** Misses over what came: 0.12 for an eighth. */
  readonly share: number;
  readonly days: number;
}

/** What is answered to a question about days to come, or about how forecasts fared. */
export type ForecastReport =
  | {
      readonly kind: "forecast_told";
      readonly what: ForecastWhat;
      /** The days that were asked about; where they began before today, `came` is in the total. */
      readonly from: string;
      readonly to: string;
      readonly days: readonly ToldDay[];
      /** The days from today up to the first that was asked about, for the picture: it has no gap. */
      readonly lead: readonly ToldDay[];
      readonly total: ExpectedDay;
      readonly came?: number;
      readonly past: readonly PastDay[];
      readonly error?: PastError;
      /** Goods by number, where that was asked for; the most money first. */
      readonly prepare?: readonly ToPrepare[];
    }
  | {
      readonly kind: "forecast_refused";
      readonly what: ForecastWhat;
      readonly refusal: Refusal;
      /** The last day with a sale; absent where there is none. */
      readonly lastOn?: string;
    }
  | { readonly kind: "forecast_too_far"; readonly lastDate: string }
  /** Goods were named that the book has never seen sold. */
  | { readonly kind: "forecast_unknown_goods"; readonly name: string }
  | {
      readonly kind: "forecast_judged";
      readonly what: ForecastWhat;
      /** Days whose forecast was held against what came. */
      readonly days: number;
      readonly insideDays: number;
      /** Misses over what came. */
      readonly share: number;
      /** What the same weekday of the week before would have missed by; absent where it is not known. */
      readonly naiveShare?: number;
      /** Above 0: more came than was said. */
      readonly biasShare: number;
      readonly past: readonly PastDay[];
    }
  | { readonly kind: "forecast_unjudged"; readonly what: ForecastWhat; readonly error?: PastError };

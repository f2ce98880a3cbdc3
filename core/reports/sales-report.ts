import type { DayFigures, Days, Figures } from "../ports/sales-figures.ts";
import type { ItemSales } from "../ports/book.ts";

/** What sales can be grouped by. */
export const GROUPINGS = [
  "item",
  "category",
  "location",
  "staff",
  "customer",
  "hour",
  "payment",
  "weekday",
  "day",
  "week",
  "month",
] as const;
export type Grouping = (typeof GROUPINGS)[number];

/** One group. What it is called is left to the presenter where it is no name: an hour, a weekday, a way of payment. */
export interface SalesGroup extends Figures {
  /** A name, a date (the first day of a week or month), an ISO weekday, an hour, or a `PaymentKey`; "" where it is not known. */
  readonly key: string;
  readonly quantity?: number;
  readonly unit?: string;
  /** Of a weekday: on how many days it was open; its figures are those of all of them. */
  readonly days?: number;
}

/** A run of days beside the one before it, both as far as the later one is over. */
export interface Comparison {
  readonly days: Days;
  readonly figures: Figures;
  readonly beforeDays: Days;
  readonly before: Figures;
}

/** What explains a difference, in the order in which it weighs. Differences are below nothing where it went down. */
export type Finding =
  /** The day still runs: it is held against the same hours only. */
  | { readonly kind: "still_running"; readonly untilHour: number }
  | { readonly kind: "days_without_entries"; readonly days: number; readonly usualDays: number }
  | {
      readonly kind: "sales_count";
      readonly count: number;
      readonly usualCount: number;
      readonly differenceVnd: number;
    }
  | {
      readonly kind: "sale_size";
      readonly sizeVnd: number;
      readonly usualSizeVnd: number;
      readonly differenceVnd: number;
    }
  | { readonly kind: "item"; readonly name: string; readonly differenceVnd: number }
  | { readonly kind: "part_of_day"; readonly part: PartOfDay; readonly differenceVnd: number };
export type PartOfDay = "morning" | "noon" | "afternoon" | "evening";

/** Answers to questions about sales. */
export type SalesReport =
  | {
      readonly kind: "sales_reported";
      readonly from: string;
      readonly to: string;
      readonly sales: Figures;
      readonly topItems: readonly ItemSales[];
      readonly byDay: readonly DayFigures[];
      /** The same weekdays before, for a picture. */
      readonly byDayBefore: readonly DayFigures[];
      readonly comparison?: Comparison;
      /** A picture was asked for: where there is too little for one, that is said. */
      readonly pictureAsked?: true;
    }
  | {
      readonly kind: "sales_compared";
      readonly comparison: Comparison;
      readonly byDay: readonly DayFigures[];
      readonly byDayBefore: readonly DayFigures[];
      /** Goods whose money changed the most, the greatest change first. */
      readonly movers: readonly { readonly name: string; readonly differenceVnd: number }[];
    }
  | {
      readonly kind: "sales_grouped";
      readonly by: Grouping;
      readonly days: Days;
      readonly groups: readonly SalesGroup[];
      readonly figures: Figures;
      /** How many there are beyond those shown. */
      readonly more: number;
      readonly worst: boolean;
      /** What counts: money, or how many entries there are. */
      readonly measure: "vnd" | "entries";
    }
  | {
      readonly kind: "part_reported";
      readonly part: "item" | "category" | "staff" | "location" | "customer";
      readonly name: string;
      readonly days: Days;
      readonly figures: Figures;
      readonly items: readonly ItemSales[];
      readonly quantity?: number;
      readonly unit?: string;
      /** Of all sales of these days. */
      readonly allVnd: number;
    }
  /** A customer is asked about whom the book does not know. */
  | { readonly kind: "customer_unknown"; readonly name: string }
  /** What the writer entered, who sees no others. */
  | { readonly kind: "own_sales_reported"; readonly days: Days; readonly figures: Figures }
  | {
      readonly kind: "sales_explained";
      readonly days: Days;
      readonly figures: Figures;
      readonly usual: Figures;
      /** Days like these that the usual is made of; below three nothing can be said. */
      readonly usualOf: number;
      readonly findings: readonly Finding[];
    }
  | {
      /** A day that still runs, of which the hours are not known: it can be held against none before its end. */
      readonly kind: "sales_without_hours";
      readonly days: Days;
      /** All that is recorded so far. */
      readonly figures: Figures;
    };

import type { Language } from "./accounts.ts";

interface ChartFrame {
  /** One line on a phone. */
  readonly title: string;
  /** What the picture amounts to, in a sentence. */
  readonly subtitle?: string;
  readonly language: Language;
  /** What the values count. */
  readonly unit: "vnd" | "count";
}

/** Values over time (days, hours, weekdays), each beside what it is compared with. */
export interface ColumnChart extends ChartFrame {
  readonly kind: "columns";
  readonly columns: readonly { readonly label: string; readonly value: number; readonly before?: number }[];
  /** Names of the two rows of columns; needed where any column has `before`. */
  readonly legend?: { readonly now: string; readonly before: string };
}

/** Values by name, in the order given: goods, customers, ages of debts. */
export interface BarChart extends ChartFrame {
  readonly kind: "bars";
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    /** Stands behind the value: "120 tô", "3 khách". */
    readonly note?: string;
    /** Drawn in the colour of a warning: what is overdue, what sells worst. */
    readonly isWarning?: true;
    /** Drawn paler: what is taken off, beside what is left. */
    readonly isTakenOff?: true;
  }[];
}

/** Parts of a whole: ways of payment, places, categories. */
export interface ShareChart extends ChartFrame {
  readonly kind: "shares";
  readonly parts: readonly { readonly label: string; readonly value: number }[];
}

/** What is expected day by day with its interval, and what came where it is known. */
export interface ForecastChart extends ChartFrame {
  readonly kind: "forecast";
  readonly days: readonly {
    readonly label: string;
    readonly actual?: number;
    readonly mean?: number;
    readonly lower?: number;
    readonly upper?: number;
  }[];
  readonly legend: { readonly actual: string; readonly mean: string; readonly interval: string };
}

/** A picture as what it shows, in the words of the person it is for. It is plain data, stored and drawn later. */
export type Drawing = ColumnChart | BarChart | ShareChart | ForecastChart;

/** Makes the picture itself. The same drawing gives the same bytes. */
export interface Drawer {
  /** @returns a PNG, light, as wide as a phone */
  draw(drawing: Drawing): Promise<Uint8Array>;
}

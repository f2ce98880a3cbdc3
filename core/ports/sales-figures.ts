import type { Transaction } from "./transaction.ts";

/** Business dates, inclusive. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

/** Which sales are summed: those of some days, at all places unless one is named. */
export interface FigureScope extends Days {
  readonly locationId?: string;
}

/** What was sold, less what was given back. */
export interface Figures {
  readonly entryCount: number;
  readonly totalVnd: number;
}

export interface DayFigures extends Figures {
  readonly date: string;
}

export interface ItemFigures {
  readonly itemId: string;
  readonly name: string;
  readonly unit?: string;
  readonly category?: string;
  readonly quantity: number;
  readonly totalVnd: number;
}

/** Quantities sold of one item, less what was given back, on the days on which there were any. */
export interface ItemDays {
  readonly itemId: string;
  readonly name: string;
  readonly unit?: string;
  /** Over all of the days. */
  readonly totalVnd: number;
  /** Oldest first; as many as `quantities`. */
  readonly dates: readonly string[];
  readonly quantities: readonly number[];
}

/** How a sale was paid, as far as it was said. */
export type PaymentKey = "cash" | "transfer" | "debt" | "unsaid";

/**
 * Sums of the entered tenant. All but those by customer are from rollups; by customer the entries of the asked days are
 * read (decision 0034). An answer costs the same in the first year and in the tenth.
 */
export interface SalesFigures {
  /** Days with entries, oldest first. */
  byDay(tx: Transaction, tenantId: string, scope: FigureScope): Promise<readonly DayFigures[]>;
  /** Goods with a name, the most money first. */
  byItem(tx: Transaction, tenantId: string, scope: FigureScope): Promise<readonly ItemFigures[]>;
  /** Goods with a name day by day, the most money first. */
  byItemAndDay(tx: Transaction, tenantId: string, scope: FigureScope): Promise<readonly ItemDays[]>;
  /** As `byDay`, of the sales from one hour of the clock on the shop's wall to before another. */
  byDayWithin(
    tx: Transaction,
    tenantId: string,
    scope: FigureScope & { readonly fromHour: number; readonly toHour: number },
  ): Promise<readonly DayFigures[]>;
  /** By the hour of the clock on the shop's wall; absent where the hour is not known. */
  byHour(tx: Transaction, tenantId: string, scope: FigureScope): Promise<readonly (Figures & { hour?: number })[]>;
  byPayment(
    tx: Transaction,
    tenantId: string,
    scope: FigureScope,
  ): Promise<readonly (Figures & { payment: PaymentKey })[]>;
  /** By who entered them, the most money first. A person whose name was erased has none. */
  byPerson(
    tx: Transaction,
    tenantId: string,
    scope: FigureScope,
  ): Promise<readonly (Figures & { personId: string; name?: string })[]>;
  /** The most money first; a place that nobody named has no name. */
  byLocation(
    tx: Transaction,
    tenantId: string,
    scope: FigureScope,
  ): Promise<readonly (Figures & { locationId: string; name?: string })[]>;
  /** Customers who are known by name or were, the most money first. A customer whose name was erased has none. */
  byCustomer(
    tx: Transaction,
    tenantId: string,
    scope: FigureScope,
  ): Promise<readonly (Figures & { customerId: string; name?: string })[]>;
  /** Goods with a name that one customer took, the most money first. */
  byItemOfCustomer(
    tx: Transaction,
    tenantId: string,
    scope: FigureScope,
    customerId: string,
  ): Promise<readonly ItemFigures[]>;
  /** All sales, those whose goods have a known cost, and that cost. */
  costs(
    tx: Transaction,
    tenantId: string,
    scope: FigureScope,
  ): Promise<{ readonly salesVnd: number; readonly costedVnd: number; readonly costVnd: number }>;
  /** The first day with an entry. */
  firstDay(tx: Transaction, tenantId: string): Promise<string | undefined>;
  /** Open places with a name. */
  listPlaces(tx: Transaction, tenantId: string): Promise<readonly { locationId: string; name: string }[]>;
}

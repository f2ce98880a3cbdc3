/**
 * What a shop sold, ticket by ticket, in columns: a million tickets have to fit into memory and be walked in
 * milliseconds, which a million objects would not.
 */
export interface SalesHistory {
  /** Names of goods; everything else speaks of them by their place in this list. */
  readonly items: readonly string[];
  /** Every calendar day from the first to the last with a sale, `yyyy-MM-dd`, business dates. */
  readonly days: readonly string[];
  readonly baskets: Baskets;
}

/** Tickets. Lines of ticket `b` are those from `offsets[b]` up to, not including, `offsets[b + 1]`. */
export interface Baskets {
  readonly count: number;
  /** Place in `days`. */
  readonly day: Int32Array;
  /** Of the business day's own midnight: half past one at night is minute 1530 of the day before. */
  readonly minute: Int32Array;
  readonly offsets: Int32Array;
  readonly item: Int32Array;
  /** May be fractions (kilograms), and below zero where goods came back. */
  readonly quantity: Float64Array;
  readonly unitPriceVnd: Float64Array;
}

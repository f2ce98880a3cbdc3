import type { Transaction } from "./transaction.ts";

/**
 * What is left of an item as far as the book knows: the last count, what came since, less what was sold since in the
 * same unit. Without a count there is nothing to tell.
 */
export interface StockLevel {
  readonly itemId: string;
  readonly name: string;
  readonly unit?: string;
  readonly quantity: number;
  readonly countedAt: Date;
}

/** The stock of the entered tenant. */
export interface Stock {
  /** Items that were counted, all or those named, by name. */
  levels(tx: Transaction, tenantId: string, itemIds?: readonly string[]): Promise<readonly StockLevel[]>;
}

import type { ExpenseEntry, RecurringEntry } from "./entry.ts";
import type { Transaction } from "./transaction.ts";

/** `expense`: a cost of the shop. `purchase`: goods. `drawing`: what the owner took for the own household. */
export type SpendingKind = "expense" | "purchase" | "drawing";

export interface SpendingSum {
  readonly kind: SpendingKind;
  readonly category: string;
  readonly entryCount: number;
  readonly totalVnd: number;
}

/** What the entered tenant spends. */
export interface Spending {
  /** Sums by kind and category from `from` to `to` inclusive, the largest first, from the rollups. */
  sum(
    tx: Transaction,
    tenantId: string,
    from: string,
    to: string,
    locationId?: string,
  ): Promise<readonly SpendingSum[]>;
  /** Recurring expenses that stand. */
  listRecurring(tx: Transaction, tenantId: string): Promise<readonly RecurringEntry[]>;
  /** The standing expenses from `from` to `to` that settle a recurring one. */
  listSettled(tx: Transaction, tenantId: string, from: string, to: string): Promise<readonly ExpenseEntry[]>;
}

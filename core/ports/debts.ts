import type { Party } from "./entry.ts";
import type { Transaction } from "./transaction.ts";

/** What one customer owes. Below nothing where more was paid than owed. */
export interface Debtor {
  readonly customer: Party;
  readonly owedVnd: number;
  /** Business date of the oldest sale that is not paid in full; absent where nothing is owed. */
  readonly oldestOn?: string;
}

/** A sale on credit, as far as it is not paid. */
export interface OpenSale {
  readonly entryId: string;
  readonly businessDate: string;
  readonly totalVnd: number;
  readonly openVnd: number;
}

/** Who owes what to the entered tenant. Payments settle the oldest sales first. */
export interface Debts {
  owedVnd(tx: Transaction, tenantId: string, customerId: string): Promise<number>;
  /** Who owes something, the most first; and who has paid too much, after them. */
  listDebtors(tx: Transaction, tenantId: string): Promise<readonly Debtor[]>;
  /** The sales of a customer that are not paid in full, the oldest first. */
  listOpenSales(tx: Transaction, tenantId: string, customerId: string): Promise<readonly OpenSale[]>;
}

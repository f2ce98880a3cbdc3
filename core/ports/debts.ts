import type { Party } from "./entry.ts";
import type { Transaction } from "./transaction.ts";

/** What one customer owes. Below nothing where more was paid than owed. */
export interface Debtor {
  readonly customer: Party;
  readonly owedVnd: number;
  /** Business date of the oldest sale that is not paid in full; absent where nothing is owed. */
  readonly oldestOn?: string;
}

/** A sale on credit, or a purchase, as far as it is not paid. */
export interface OpenSale {
  readonly entryId: string;
  readonly businessDate: string;
  readonly totalVnd: number;
  readonly openVnd: number;
}

/** What the shop owes to one supplier. Below nothing where more was paid than owed. */
export interface Creditor {
  readonly supplier: Party;
  readonly payableVnd: number;
  /** Business date of the oldest purchase that is not paid in full; absent where nothing is owed. */
  readonly oldestOn?: string;
}

/** Who owes what to the entered tenant, and what it owes. Payments settle the oldest sales first. */
export interface Debts {
  owedVnd(tx: Transaction, tenantId: string, customerId: string): Promise<number>;
  /** Who owes something, the most first; and who has paid too much, after them. */
  listDebtors(tx: Transaction, tenantId: string): Promise<readonly Debtor[]>;
  /** The sales of a customer that are not paid in full, the oldest first. */
  listOpenSales(tx: Transaction, tenantId: string, customerId: string): Promise<readonly OpenSale[]>;
  /** What the shop owes to the party. */
  payableVnd(tx: Transaction, tenantId: string, supplierId: string): Promise<number>;
  /** To whom the shop owes, the oldest first; and whom it has paid too much, after them. */
  listCreditors(tx: Transaction, tenantId: string): Promise<readonly Creditor[]>;
  /** The purchases from a supplier that are not paid in full, the oldest first. */
  listOpenPurchases(tx: Transaction, tenantId: string, supplierId: string): Promise<readonly OpenSale[]>;
}

import type { Transaction } from "./transaction.ts";

export type SalePayment = "cash" | "transfer";

/** `lump`: an amount without goods. `day_rest`: what was missing to a day's total. `items`: goods. */
export type SaleScope = "lump" | "day_rest" | "items";

/** One line of a sale. */
export interface SaleItem {
  /** Absent where the goods were not named: "10 x 25k". */
  readonly itemId?: string;
  readonly name: string;
  /** Up to three decimals. */
  readonly quantity: number;
  readonly unit?: string;
  readonly unitPriceVnd?: number;
  readonly totalVnd: number;
}

/** A sale as it is entered. Entries are never changed: a correction voids one and enters another. */
export interface SaleEntry {
  readonly id: string;
  readonly locationId: string;
  /** `yyyy-MM-dd` in the shop's zone, by its cut-off at the time of entry. */
  readonly businessDate: string;
  readonly occurredAt: Date;
  readonly totalVnd: number;
  readonly scope: SaleScope;
  readonly payment?: SalePayment;
  readonly customer?: { readonly id: string; readonly name: string };
  readonly items: readonly SaleItem[];
  readonly replacesEntryId?: string;
}

/** Where an entry comes from. (eventId, actIndex) is its unique key: one effect per act of a message. */
export interface EntrySource {
  readonly personId: string;
  readonly chatId: string;
  readonly eventId: number;
  readonly actIndex: number;
  /** By the business clock. */
  readonly recordedAt: Date;
}

/** A sale as it stands in the book. */
export interface RecordedSale extends SaleEntry {
  readonly recordedAt: Date;
  readonly recordedBy: string;
  /** The message that it came from. */
  readonly eventId: number;
  readonly voided: boolean;
}

/** The sum of one business day, all places of the shop together. */
export interface DaySales {
  readonly entryCount: number;
  readonly totalVnd: number;
}

export interface ItemSales {
  readonly name: string;
  readonly quantity: number;
  readonly unit?: string;
  readonly totalVnd: number;
}

/** The entries of the entered tenant, and the sums kept with them. */
export interface Book {
  /** Adds the entry and brings the sums up to date in the same transaction. */
  addSale(tx: Transaction, tenantId: string, sale: SaleEntry, source: EntrySource): Promise<void>;
  /** @returns false when it was voided already; then nothing changed. */
  voidSale(
    tx: Transaction,
    tenantId: string,
    sale: SaleEntry,
    reason: "undo" | "correction",
    source: EntrySource,
  ): Promise<boolean>;
  findSale(tx: Transaction, tenantId: string, entryId: string): Promise<RecordedSale | undefined>;
  /** The first sale that a message entered and that nothing replaced; the one that replaced it, if there is one. */
  findSaleOfEvent(tx: Transaction, tenantId: string, eventId: number): Promise<RecordedSale | undefined>;
  /** The latest entry of this writer in this chat that is not voided. */
  findLastSale(tx: Transaction, tenantId: string, chatId: string, personId: string): Promise<RecordedSale | undefined>;
  /** Sums from `from` to `to` inclusive, from the rollups. */
  sumSales(tx: Transaction, tenantId: string, from: string, to: string): Promise<DaySales>;
  /** Best sellers by money, from the rollups. */
  topItems(
    tx: Transaction,
    tenantId: string,
    range: { readonly from: string; readonly to: string; readonly limit: number },
  ): Promise<readonly ItemSales[]>;
  /** How many days in a row, ending with `date`, have entries; `limit` at most. */
  streakDays(tx: Transaction, tenantId: string, date: string, limit: number): Promise<number>;
  /** Median of the last 20 totals; undefined below 5 entries, when there is nothing to compare with. */
  usualEntryVnd(tx: Transaction, tenantId: string): Promise<number | undefined>;
  /** Finds or adds a customer by name. */
  customerNamed(tx: Transaction, tenantId: string, newId: string, name: string): Promise<{ id: string; name: string }>;
  listCustomerNames(tx: Transaction, tenantId: string): Promise<readonly string[]>;
}

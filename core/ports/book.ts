import type { Entry, EntryKind, EntrySource, Party, Recorded } from "./entry.ts";
import type { Transaction } from "./transaction.ts";

/** The sums of business days, all places of the shop together unless one was named. */
export interface DaySales {
  /** Sales that were entered. */
  readonly entryCount: number;
  /** What was sold, less what was given back. */
  readonly totalVnd: number;
}

/** One business day as it is told of at one place. */
export interface BookDay extends DaySales {
  /** A standing entry has closed it at the place. */
  readonly isClosed: boolean;
}

/** What the shop's own book adds to the reading of a message. */
export interface Habits {
  /** Names of the customers, in one order. */
  readonly customers: readonly string[];
  /** Median of the last 20 totals; absent below 5 entries, when there is nothing to compare with. */
  readonly usualEntryVnd?: number;
}

export interface ItemSales {
  readonly name: string;
  readonly quantity: number;
  readonly unit?: string;
  readonly totalVnd: number;
}

/** Of which sales a sum is made; all of them where nothing is said. */
export interface SalesScope {
  readonly locationId?: string;
  /** Who entered them. */
  readonly personId?: string;
}

/** Which entries are looked for. What is absent does not matter. */
export interface EntrySearch {
  readonly kinds?: readonly EntryKind[];
  /** Business dates, inclusive. */
  readonly from?: string;
  readonly to?: string;
  /** As `nameKey` writes it. */
  readonly customerKey?: string;
  readonly totalVnd?: number;
  readonly withVoided?: boolean;
  readonly locationId?: string;
  /** Who entered them. */
  readonly personId?: string;
  readonly limit: number;
}

/** The entries of the entered tenant, and the sums kept with them. */
export interface Book {
  /** Adds the entry and brings the sums up to date in the same transaction. */
  add(tx: Transaction, tenantId: string, entry: Entry, source: EntrySource): Promise<void>;
  /** @returns false when it was voided already; then nothing changed. */
  void(
    tx: Transaction,
    tenantId: string,
    entry: Entry,
    reason: "undo" | "correction",
    source: EntrySource,
  ): Promise<boolean>;
  find(tx: Transaction, tenantId: string, entryId: string): Promise<Recorded | undefined>;
  /** The first entry of a message that nothing replaced; the one that replaced it, if there is one. */
  findOfEvent(tx: Transaction, tenantId: string, eventId: number): Promise<Recorded | undefined>;
  /** The latest entry of this writer in this chat that is not voided. */
  findLast(tx: Transaction, tenantId: string, chatId: string, personId: string): Promise<Recorded | undefined>;
  /** The newest first. */
  search(tx: Transaction, tenantId: string, search: EntrySearch): Promise<readonly Recorded[]>;
  /** Whether a standing entry has closed the day at the place. */
  isDayClosed(tx: Transaction, tenantId: string, locationId: string, date: string): Promise<boolean>;
  /** The day at the place: the sums, and whether it is closed there. */
  dayOf(tx: Transaction, tenantId: string, locationId: string, date: string): Promise<BookDay>;
  /** Sums from `from` to `to` inclusive, from the rollups. */
  sumSales(tx: Transaction, tenantId: string, from: string, to: string, scope?: SalesScope): Promise<DaySales>;
  /** Best sellers by money, from the rollups. */
  topItems(
    tx: Transaction,
    tenantId: string,
    range: { readonly from: string; readonly to: string; readonly limit: number },
  ): Promise<readonly ItemSales[]>;
  /** Whether anything was entered of that business date or a later one. */
  hasEntriesSince(tx: Transaction, tenantId: string, date: string): Promise<boolean>;
  /** How many days in a row, ending with `date`, have entries; `limit` at most. */
  streakDays(tx: Transaction, tenantId: string, date: string, limit: number): Promise<number>;
  /** What a message is read by. */
  habits(tx: Transaction, tenantId: string): Promise<Habits>;
  /** Finds or adds a customer by name. */
  customerNamed(tx: Transaction, tenantId: string, newId: string, name: string): Promise<Party>;
  /** As `customerNamed`, but adds nobody. */
  findCustomer(tx: Transaction, tenantId: string, name: string): Promise<Party | undefined>;
}

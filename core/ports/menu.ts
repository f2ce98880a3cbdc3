import type { ItemPrice, MenuItemState } from "./entry.ts";
import type { Transaction } from "./transaction.ts";

export interface MenuItem {
  readonly id: string;
  readonly name: string;
  readonly unit?: string;
  readonly category?: string;
  /** As it is on the day that was asked about. */
  readonly priceVnd?: number;
  /** What one costs the shop on that day. */
  readonly costVnd?: number;
  readonly soldOut: boolean;
  /** Other spellings. */
  readonly aliases: readonly string[];
  /** What `find` finds it by: the `nameKey` of it and of its spellings, as they first were. */
  readonly keys: readonly string[];
}

/** The menu as it was seen, with the prices of `date`. */
export interface SeenMenu {
  readonly date: string;
  readonly items: readonly MenuItem[];
}

/** An item by its key, on the menu or off it. A spelling that was merged gives the item that it is a name of. */
export interface KnownItem extends MenuItemState {
  readonly id: string;
  readonly priceVnd?: number;
  readonly costVnd?: number;
}

/** What is told of an item on the way. */
export interface ToldItem {
  readonly newId: string;
  readonly name: string;
  readonly unit?: string;
}

/** What the shop sells and buys: the items of the entered tenant. */
export interface Menu {
  /** What is on the menu, with the prices of `date`, in the order in which it came. */
  list(tx: Transaction, tenantId: string, date: string): Promise<readonly MenuItem[]>;
  /** Each by its name (accents count, case and spaces do not), with the prices of `date`; undefined where unknown. */
  find(
    tx: Transaction,
    tenantId: string,
    names: readonly string[],
    date: string,
  ): Promise<readonly (KnownItem | undefined)[]>;
  /**
   * As `find`, and adds what is unknown. What is sold is on the menu from then on; what is bought (`goods`) is
   * known, without being on it. Rows are written in the order of their keys, so that chats that learn the same
   * items at once do not deadlock.
   */
  learn(
    tx: Transaction,
    tenantId: string,
    use: "sold" | "goods",
    items: readonly ToldItem[],
    date: string,
  ): Promise<readonly KnownItem[]>;
  /** As `addPrices`, where the item has no price of the kind yet. */
  learnPrices(tx: Transaction, tenantId: string, entryId: string, prices: readonly ItemPrice[]): Promise<void>;
  /** Adds prices that were told by an entry. */
  addPrices(tx: Transaction, tenantId: string, entryId: string, prices: readonly ItemPrice[]): Promise<void>;
  /** The items that are other names of one, each as it stands itself. */
  listSpellings(tx: Transaction, tenantId: string, itemId: string, date: string): Promise<readonly KnownItem[]>;
  /** All prices that an item had, the newest first, those of entries taken back left out. */
  priceHistory(tx: Transaction, tenantId: string, itemId: string): Promise<readonly ItemPrice[]>;
}

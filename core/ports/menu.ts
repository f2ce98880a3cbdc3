import type { Transaction } from "./transaction.ts";

export interface MenuItem {
  readonly id: string;
  readonly name: string;
  readonly unit?: string;
  readonly priceVnd?: number;
}

/** What the shop sells: the items of the entered tenant. */
export interface Menu {
  list(tx: Transaction, tenantId: string): Promise<readonly MenuItem[]>;
  /**
   * Finds each item by name (accents count, case and spaces do not) or adds it with what was said of it.
   * A price is learnt only where the menu has none. Rows are written in the order of their keys, so that
   * chats that learn the same items at once do not deadlock.
   */
  learn(
    tx: Transaction,
    tenantId: string,
    items: readonly {
      readonly newId: string;
      readonly name: string;
      readonly unit?: string;
      readonly priceVnd?: number;
    }[],
  ): Promise<readonly MenuItem[]>;
}

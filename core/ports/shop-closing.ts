import type { Transaction } from "./transaction.ts";

/** How shops end: closed where they have a book, removed where they never had one. */
export interface ShopClosing {
  /** Whether anything was ever entered, taken back or not. The tenant must be entered. */
  hasEntries(tx: Transaction, tenantId: string): Promise<boolean>;
  /** Closes the entered shop: nobody works in it any more, no message is sent for it, its book stays. */
  close(tx: Transaction, tenantId: string): Promise<void>;
  /** Chats in which one shop is active go on with another. */
  moveChats(
    tx: Transaction,
    fromTenantId: string,
    to: { readonly tenantId: string; readonly locationId: string },
  ): Promise<void>;
  /** Shops that were opened before that many days and have no entry. @returns how many were removed */
  removeUnused(olderThanDays: number): Promise<number>;
}

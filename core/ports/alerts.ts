import type { Transaction } from "./transaction.ts";

/** Which alerts the entered tenant was given, so that none comes again soon. */
export interface Alerts {
  /** Whether it was told on a business date from `since` on, and before `today`. */
  wasTold(
    tx: Transaction,
    tenantId: string,
    about: string,
    days: { readonly since: string; readonly today: string },
  ): Promise<boolean>;
  /** Told twice on a day, to two chats of the shop, it is kept once. `about` names nobody: a debtor is an id. */
  keepTold(tx: Transaction, tenantId: string, about: string, today: string): Promise<void>;
}

import type { Transaction } from "./transaction.ts";

export interface Persons {
  /**
   * Two persons become one: chats, parts in shops, sessions and schedules of the first are the second's. What was
   * entered keeps its writer; the first one's number is given up.
   */
  join(tx: Transaction, fromPersonId: string, intoPersonId: string): Promise<void>;
}

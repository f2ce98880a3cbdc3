import type { ChatAddress } from "./inbound-event.ts";
import type { Role } from "./accounts.ts";
import type { Transaction } from "./transaction.ts";

/** What a made-up shop needs beside its history and no real one gets this way. */
export interface DemoShops {
  nameShop(tx: Transaction, tenantId: string, name: string): Promise<void>;
  addMember(tx: Transaction, tenantId: string, personId: string, role: Role): Promise<void>;
  /** The person is also who writes in this chat as `userId`. */
  addIdentity(tx: Transaction, address: ChatAddress, userId: string, personId: string): Promise<void>;
}

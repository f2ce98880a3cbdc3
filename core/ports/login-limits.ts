import type { Transaction } from "./transaction.ts";

/** By what requests for codes are counted. */
export type LimitedBy = "phone" | "chat" | "address";

/** Counts requests for codes: three in ten minutes for each phone, chat and address. */
export interface LoginLimits {
  /** Counts one more. @returns how long to wait where it is one too many; undefined where it is not */
  take(tx: Transaction, by: LimitedBy, key: string): Promise<number | undefined>;
}

import type { Transaction } from "./transaction.ts";

/** By what requests for codes are counted; `invitation`: by whom codes of invitations are tried, chat and person. */
export type LimitedBy = "phone" | "chat" | "address" | "invitation";

/** Counts requests for codes, and tries of invitations: three in ten minutes for each key. */
export interface LoginLimits {
  /** Counts one more. @returns how long to wait where it is one too many; undefined where it is not */
  take(tx: Transaction, by: LimitedBy, key: string): Promise<number | undefined>;
}

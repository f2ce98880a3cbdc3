import type { LimitedBy, LoginLimits } from "../ports/login-limits.ts";
import type { Transaction } from "../ports/transaction.ts";

/** Counts a request by each of the keys, also where one is over already. @returns the longest wait, if there is one */
export const takeLimits =
  (limits: LoginLimits) =>
  async (tx: Transaction, keys: readonly (readonly [LimitedBy, string])[]): Promise<number | undefined> => {
    let waitMs: number | undefined;
    for (const [by, key] of keys) {
      const wait = await limits.take(tx, by, key);
      if (wait !== undefined) waitMs = Math.max(wait, waitMs ?? 0);
    }
    return waitMs;
  };

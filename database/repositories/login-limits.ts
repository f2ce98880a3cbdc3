import { RateLimiterPostgres, RateLimiterRes } from "rate-limiter-flexible";

import type { LoginLimits } from "../../core/ports/login-limits.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { LoginLimitEntity } from "../entities/login-entities.ts";
import { managerOf } from "../transactions.ts";

const REQUESTS = 3;
const IN_SECONDS = 600;

/** Counts in the transaction of the request: a second connection, asked for while holding one, may never come. */
export const createLoginLimits = (): LoginLimits => ({
  async take(tx, by, key) {
    try {
      await limiterIn(tx).consume(`${by}:${key}`);
      return undefined;
    } catch (refusal) {
      if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
      throw refusal;
    }
  },
});

const limiterIn = (tx: Transaction): RateLimiterPostgres =>
  new RateLimiterPostgres({
    storeClient: clientOf(tx),
    storeType: "client",
    tableName: LoginLimitEntity.options.name,
    keyPrefix: "",
    points: REQUESTS,
    duration: IN_SECONDS,
    // The table is a migration's, and housekeeping empties it.
    tableCreated: true,
    clearExpiredByTimeout: false,
  });

/** The transaction in the shape of node-postgres's client. */
const clientOf = (tx: Transaction) => ({
  query: async ({ text, values }: { readonly text: string; readonly values: unknown[] }) => ({
    rows: await managerOf(tx).query<unknown[]>(text, values),
  }),
});

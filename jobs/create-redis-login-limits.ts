import type { Redis } from "ioredis";
import { RateLimiterRedis, RateLimiterRes } from "rate-limiter-flexible";

import { OperationalError } from "../core/ports/errors.ts";
import type { LoginLimits } from "../core/ports/login-limits.ts";

const REQUESTS = 3;
const IN_SECONDS = 600;

/** Counts where the queue is: what is counted there outlives a transaction that fails, and no restart. */
export function createRedisLoginLimits(redis: Redis, prefix: string): LoginLimits {
  const limiter = new RateLimiterRedis({
    storeClient: redis,
    keyPrefix: `${prefix}:login`,
    points: REQUESTS,
    duration: IN_SECONDS,
  });
  return {
    async take(_tx, by, key) {
      try {
        await limiter.consume(`${by}:${key}`);
        return undefined;
      } catch (refusal) {
        if (refusal instanceof RateLimiterRes) return refusal.msBeforeNext;
        throw new OperationalError("redis_unreachable", "Redis does not answer.", { cause: refusal });
      }
    },
  };
}

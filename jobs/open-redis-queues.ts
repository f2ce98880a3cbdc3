import { Queue, Worker } from "bullmq";
import { Redis } from "ioredis";

import { OperationalError, SettingError } from "../core/ports/errors.ts";
import type { Log } from "../core/ports/log.ts";
import { createRedisLoginLimits } from "./create-redis-login-limits.ts";
import { closingOrder } from "./closing-order.ts";
import type { QueueBackend } from "./queue-backend.ts";
import { queueDepths } from "./queue-depths.ts";
import { SOON_MISSED } from "./soon-missed.ts";

const PREFIX = "so-tiem";
const CONNECT_TIMEOUT_MS = 5_000;

export async function openRedisQueues(url: string, log: Log): Promise<QueueBackend> {
  await reach(url);
  // BullMQ asks for unlimited retries on connections that block.
  const connection = new Redis(url, { maxRetriesPerRequest: null });
  connection.on("error", (error) => {
    log.warn({ err: error }, "Redis did not answer");
  });
  // Who asks for a code is told at once when Redis is away, instead of waiting for it inside a transaction.
  const counting = connection.duplicate({ enableOfflineQueue: false, maxRetriesPerRequest: 1 });
  counting.on("error", () => undefined);
  const kept = closingOrder(log, async () => {
    // QUIT would wait for a server that is gone.
    connection.disconnect();
    counting.disconnect();
    return Promise.resolve();
  });
  return {
    queue: (name) => kept.keepQueue(new Queue(name, { connection, prefix: PREFIX })),
    worker: (name, process, options) =>
      kept.keepWorker(new Worker(name, process, { connection, prefix: PREFIX, ...SOON_MISSED, ...options })),
    async ping() {
      // A command would wait for the connection to come back; who pings wants to know how it is now.
      if (!["ready", "connect", "connecting", "wait"].includes(connection.status)) {
        throw new OperationalError("redis_unreachable", "Redis does not answer.");
      }
      await connection.ping();
    },
    loginLimits: createRedisLoginLimits(counting, PREFIX),
    depths: () => queueDepths(kept.queues()),
    close: kept.close,
  };
}

/** Tries once, so that a wrong address stops the start; later outages are waited out. */
async function reach(url: string): Promise<void> {
  const probe = new Redis(url, { lazyConnect: true, connectTimeout: CONNECT_TIMEOUT_MS, retryStrategy: () => null });
  // The reason comes as an event; the command only says that the connection was closed.
  let reason: Error | undefined;
  probe.on("error", (error) => {
    reason = error;
  });
  try {
    await probe.connect();
    await probe.ping();
  } catch (cause) {
    const why = reason?.message ?? (cause instanceof Error ? cause.message : String(cause));
    const sentence = `REDIS_URL: no Redis answers there (${why}); check the address, or leave it out to keep the queue in PostgreSQL.`;
    throw new SettingError("REDIS_URL", sentence, { cause });
  } finally {
    probe.disconnect();
  }
}

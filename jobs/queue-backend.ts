import type { Processor, Queue, Worker } from "bullmq";

import type { Log } from "../core/ports/log.ts";
import { openPostgresQueues } from "./open-postgres-queues.ts";
import { openRedisQueues } from "./open-redis-queues.ts";

/** Where the queue keeps its jobs. The queue is a means: whatever must not be lost is a row before it is a job. */
export type QueueAddress =
  { readonly mode: "postgres"; readonly applicationUrl: string } | { readonly mode: "redis"; readonly url: string };

/** Makes queues and workers on one store. What is opened through it is closed with it, workers first. */
export interface QueueBackend {
  queue(name: string): Queue;
  worker(name: string, process: Processor, options: { readonly concurrency: number }): Worker;
  /** @throws when the store does not answer */
  ping(): Promise<void>;
  readonly close: () => Promise<void>;
}

/** @throws SettingError when the store cannot be reached. */
export const openQueueBackend = (address: QueueAddress, log: Log): Promise<QueueBackend> =>
  address.mode === "redis" ? openRedisQueues(address.url, log) : openPostgresQueues(address.applicationUrl, log);

import type { Processor, Queue, Worker } from "bullmq";

import type { LoginLimits } from "../core/ports/login-limits.ts";
import type { TakeQueueDepths } from "../core/ports/measures.ts";

/** Where the queue keeps its jobs. The queue is a means: whatever must not be lost is a row before it is a job. */
export type QueueAddress =
  { readonly mode: "postgres"; readonly applicationUrl: string } | { readonly mode: "redis"; readonly url: string };

export interface WorkerLimits {
  /** Jobs at the same time in this process. */
  readonly concurrency: number;
  /** Most jobs in `duration` milliseconds, of all processes together. */
  readonly limiter?: { readonly max: number; readonly duration: number };
}

/** Makes queues and workers on one store. What is opened through it is closed with it, workers first. */
export interface QueueBackend {
  queue(name: string): Queue;
  worker(name: string, process: Processor, options: WorkerLimits): Worker;
  /** @throws when the store does not answer */
  ping(): Promise<void>;
  readonly depths: TakeQueueDepths;
  /** Counts requests for codes where the queue is; absent where that is the book's own database. */
  readonly loginLimits?: LoginLimits;
  readonly close: () => Promise<void>;
}

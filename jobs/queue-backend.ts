import type { Processor, Queue, Worker } from "bullmq";

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

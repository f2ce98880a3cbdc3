import type { Queue, Worker } from "bullmq";

import type { Log } from "../core/ports/log.ts";

export interface ClosingOrder {
  readonly keepQueue: (queue: Queue) => Queue;
  readonly keepWorker: (worker: Worker) => Worker;
  /** What was opened so far, one queue a name. */
  readonly queues: () => readonly Queue[];
  /** Safe to call again; later calls wait for the first one's end. */
  readonly close: () => Promise<void>;
}

/** Remembers what was opened, so that it is closed in order: workers end their jobs, then queues, then the store. */
export function closingOrder(log: Log, closeStore: () => Promise<void>): ClosingOrder {
  const workers: Worker[] = [];
  const queues: Queue[] = [];
  let closing: Promise<void> | undefined;
  const closeAll = async (): Promise<void> => {
    const steps = [...workers, ...queues].map((opened) => () => opened.close());
    for (const step of [...steps, closeStore]) {
      await step().catch((error: unknown) => {
        log.error({ err: error }, "a part of the queue did not close");
      });
    }
  };
  const heard = <T extends Queue | Worker>(opened: T): T => {
    // Without a listener an 'error' event would end the process; both stores reconnect by themselves.
    (opened as Queue).on("error", (error) => {
      if (closing === undefined) log.warn({ err: error }, "the queue's store did not answer");
    });
    return opened;
  };
  return {
    keepQueue(queue: Queue): Queue {
      queues.push(heard(queue));
      return queue;
    },
    keepWorker(worker: Worker): Worker {
      worker.on("failed", (job, error) => {
        log.warn({ err: error, queue: worker.name, job: job?.name, attempts: job?.attemptsMade }, "a job failed");
      });
      workers.push(heard(worker));
      return worker;
    },
    queues: () => [...new Map(queues.map((queue) => [queue.name, queue])).values()],
    close: (): Promise<void> => (closing ??= closeAll()),
  };
}

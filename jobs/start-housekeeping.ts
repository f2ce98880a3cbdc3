import { randomUUID } from "node:crypto";

import type { Queue } from "bullmq";
import { schedule, type ScheduledTask } from "node-cron";

import type { Log } from "../core/ports/log.ts";
import { HOUSEKEEPING_SCHEDULE, type HousekeepingHandlers, type HousekeepingJob } from "./housekeeping-jobs.ts";
import type { QueueBackend } from "./queue-backend.ts";
import { watchClock } from "./watch-clock.ts";

const QUEUE = "housekeeping";
const TIME_ZONE = "Asia/Ho_Chi_Minh";
/** Failed runs that are kept for a look; the next tick runs the job anew anyway. */
const KEPT_FAILURES = 50;

interface Deps {
  readonly backend: QueueBackend;
  readonly handlers: HousekeepingHandlers;
  readonly log: Log;
}

/**
 * Starts the house's jobs: a cron tick in every process puts a job in, de-duplicated, so that however many
 * processes there are, one of them does it.
 */
export function startHousekeeping({ backend, handlers, log }: Deps): { readonly close: () => Promise<void> } {
  const queue = backend.queue(QUEUE);
  backend.worker(
    QUEUE,
    async ({ name }) => {
      const done = await handlers[name as HousekeepingJob]();
      if (done > 0) log.info({ job: name, done }, "housekeeping");
    },
    { concurrency: 1 },
  );
  const scheduleAll = (): ScheduledTask[] =>
    Object.entries(HOUSEKEEPING_SCHEDULE).map(([name, cron]) =>
      schedule(cron, () => tick(queue, name, log), { timezone: TIME_ZONE, noOverlap: true }),
    );
  let tasks = scheduleAll();
  const clock = watchClock((byMs) => {
    log.warn({ byMs }, "the clock was set; housekeeping goes by the new time");
    const old = tasks;
    tasks = scheduleAll();
    void stop(old);
  });
  return {
    close: () => {
      clock.stop();
      return stop(tasks);
    },
  };
}

async function tick(queue: Queue, name: string, log: Log): Promise<void> {
  try {
    await queue.add(
      name,
      {},
      { jobId: randomUUID(), deduplication: { id: name }, removeOnComplete: true, removeOnFail: KEPT_FAILURES },
    );
  } catch (error) {
    // The store is away: the next tick tries again, and nothing is lost but time.
    log.warn({ err: error, job: name }, "a housekeeping job could not be put in");
  }
}

const stop = async (tasks: readonly ScheduledTask[]): Promise<void> => {
  for (const task of tasks) await task.destroy();
};

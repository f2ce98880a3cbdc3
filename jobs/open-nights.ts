import { randomUUID } from "node:crypto";

import type { Queue } from "bullmq";

import type { Clock } from "../core/ports/clock.ts";
import type { NightRun } from "../core/ports/nights.ts";
import type { QueueBackend } from "./queue-backend.ts";

const QUEUE = "night";
/** Two shops at a time: while one is read from the database, the other is worked out. */
const CONCURRENCY = 2;
/** The queue holds so many and no more, however many shops there are: the others wait as rows. */
const CLAIM_LIMIT = 500;
const ENOUGH_WAITING = 250;
/** A run that nobody did for so long, while the queue is empty, was forgotten by it. */
const NEGLECTED_AFTER_MS = 60_000;

interface Deps {
  readonly backend: QueueBackend;
  readonly clock: Clock;
  readonly claim: (now: Date, limit: number) => Promise<readonly NightRun[]>;
  readonly neglected: (limit: number, olderThanMs: number) => Promise<readonly NightRun[]>;
  readonly work: (run: NightRun) => Promise<void>;
}

export interface NightJobs {
  /** Starts to work nights off in this process. */
  readonly work: () => void;
  /** Puts in what is due, and what was forgotten. @returns how many */
  readonly tick: () => Promise<number>;
}

/** What is worked out per shop when its day is over, as jobs: a tick claims who is due, a job does one shop. */
export function openNights({ backend, clock, claim, neglected, work }: Deps): NightJobs {
  const queue = backend.queue(QUEUE);
  return {
    work: () => {
      backend.worker(QUEUE, ({ data }) => work(data as NightRun), { concurrency: CONCURRENCY });
    },
    async tick() {
      const { waiting = 0 } = await queue.getJobCounts("waiting");
      if (waiting > ENOUGH_WAITING) return 0;
      const forgotten = waiting > 0 ? [] : await neglected(CLAIM_LIMIT, NEGLECTED_AFTER_MS);
      const due = await claim(clock.now(), CLAIM_LIMIT);
      await putIn(queue, [...forgotten, ...due]);
      return forgotten.length + due.length;
    },
  };
}

/** One by one: BullMQ's bulk call wants a sequence of its own, which the program's login may not make. */
async function putIn(queue: Queue, runs: readonly NightRun[]): Promise<void> {
  for (const run of runs) {
    const deduplication = { id: `${run.tenantId}_${run.businessDate}` };
    // What goes wrong with a shop is noted in its rows, and tried again from there.
    await queue.add("shop", run, { jobId: randomUUID(), deduplication, removeOnComplete: true, removeOnFail: true });
  }
}

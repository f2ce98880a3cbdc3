import { randomUUID } from "node:crypto";

import type { Queue } from "bullmq";

import type { DigestRun } from "../core/ports/digests.ts";
import type { Clock } from "../core/ports/clock.ts";
import type { QueueBackend } from "./queue-backend.ts";

const QUEUE = "digest";
/** Digests written at the same time in one process; each takes a few short queries. */
const CONCURRENCY = 4;
/** Somebody writing in the chat at seven is done within seconds; after that the next tick finds the run again. */
const RETRIES = { attempts: 5, backoff: { type: "exponential", delay: 500 } } as const;
/** A run that nobody wrote for so long was forgotten by the queue. */
const NEGLECTED_AFTER_MS = 60_000;
const NEGLECTED_AT_ONCE = 500;

interface Deps {
  readonly backend: QueueBackend;
  readonly clock: Clock;
  /** Each puts in the runs that are due of one kind. */
  readonly claims: readonly ((
    now: Date,
  ) => Promise<{ readonly runs: readonly DigestRun[]; readonly mayHaveMore: boolean }>)[];
  readonly neglected: (limit: number, olderThanMs: number) => Promise<readonly DigestRun[]>;
  /** @returns false where it has to be tried again */
  readonly write: Readonly<Record<DigestRun["kind"], (run: DigestRun, now: Date) => Promise<boolean>>>;
}

export interface DigestJobs {
  /** Starts to write digests in this process. */
  readonly work: () => void;
  /** Puts in what is due, and what was forgotten. @returns how many */
  readonly tick: () => Promise<number>;
}

/** What is sent unasked, in the morning and as an alert, as jobs: a tick claims who is due, a job writes each. The runs are rows; the queue is a means. */
export function openDigests({ backend, clock, claims, neglected, write }: Deps): DigestJobs {
  const queue = backend.queue(QUEUE);
  return {
    work: () => {
      backend.worker(
        QUEUE,
        async ({ data }) => {
          const run = fromJob(data as JobData);
          if (!(await write[run.kind](run, clock.now()))) throw new Error("the chat is busy");
        },
        { concurrency: CONCURRENCY },
      );
    },
    async tick() {
      let put = await putIn(queue, await neglected(NEGLECTED_AT_ONCE, NEGLECTED_AFTER_MS));
      for (const claim of claims) {
        for (let more = true; more;) {
          const { runs, mayHaveMore } = await claim(clock.now());
          put += await putIn(queue, runs);
          more = mayHaveMore;
        }
      }
      return put;
    },
  };
}

interface JobData {
  readonly tenantId: string;
  readonly chatId: string;
  readonly kind: DigestRun["kind"];
  readonly businessDate: string;
  readonly dueAt: string;
}

const fromJob = ({ dueAt, ...run }: JobData): DigestRun => ({ ...run, dueAt: new Date(dueAt) });

async function putIn(queue: Queue, runs: readonly DigestRun[]): Promise<number> {
  const opts = { ...RETRIES, removeOnComplete: true, removeOnFail: true };
  // One by one: BullMQ's bulk call wants a sequence of its own, which the program's login may not make.
  for (const run of runs) {
    // With many due at once some are still in line when the next tick takes them for forgotten.
    const deduplication = { id: `${run.tenantId}_${run.chatId}_${run.businessDate}_${run.kind}` };
    await queue.add("write", run, { ...opts, deduplication, jobId: randomUUID() });
  }
  return runs.length;
}

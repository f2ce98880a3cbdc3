import type { Queue } from "bullmq";

import type { QueueDepth } from "../core/ports/measures.ts";

/** What waits, what runs, what waits for its time, and what was kept for a look after it failed. */
const STATES = ["waiting", "active", "delayed", "failed"] as const;

/** Counts the jobs of each queue by state. */
export async function queueDepths(queues: readonly Queue[]): Promise<readonly QueueDepth[]> {
  const depths = await Promise.all(
    queues.map(async (queue) => {
      const counts = await queue.getJobCounts(...STATES);
      return STATES.map((state) => ({ queue: queue.name, state, jobs: counts[state] ?? 0 }));
    }),
  );
  return depths.flat();
}

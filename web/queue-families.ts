import type { QueueDepth } from "../core/ports/measures.ts";
import type { MetricFamily } from "./metric-family.ts";

/** How deep the queues are, as gauges; without depths, the one that says so. */
export const queueFamilies = (depths: readonly QueueDepth[] | undefined): readonly MetricFamily[] => [
  {
    name: "sotiem_queue_up",
    help: "1 when the queue's store answered, 0 when its gauge is missing.",
    type: "gauge",
    samples: [{ labels: {}, value: depths === undefined ? 0 : 1 }],
  },
  ...(depths === undefined ? [] : [depthFamily(depths)]),
];

const depthFamily = (depths: readonly QueueDepth[]): MetricFamily => ({
  name: "sotiem_queue_jobs",
  help: "Jobs of the queues that this process has opened, by state.",
  type: "gauge",
  samples: depths.map(({ queue, state, jobs }) => ({ labels: { queue, state }, value: jobs })),
});

import type { Meter } from "../core/ports/meter.ts";
import type { MetricFamily } from "./metric-family.ts";

/** A meter, and what it has counted. */
export interface ReadableMeter extends Meter {
  read(): readonly MetricFamily[];
}

/** Counts in memory: Prometheus expects counters to begin anew with each process, and adds processes up. */
export const createMeter = (): ReadableMeter => {
  const received = counter("sotiem_inbound_events_total", "Messages that doors handed in; repeated ones were known.");
  const processed = counter("sotiem_inbound_processed_total", "Messages worked off, and those that failed for good.");
  const outcomes = counter("sotiem_outcomes_total", "What came of messages: acts done, questions asked, refusals.");
  const sends = counter("sotiem_sends_total", "Sends to platforms by what came of them.");
  const nightSteps = counter("sotiem_night_steps_total", "What is worked out for shops overnight, by step and result.");
  return {
    received: (channel, result) => received.add({ channel, result }),
    processed(channel, kinds) {
      processed.add({ channel, state: "processed" });
      for (const outcome of kinds) outcomes.add({ channel, outcome });
    },
    gaveUp: (channel) => processed.add({ channel, state: "failed" }),
    sent: ({ channel, botId }, result) => sends.add({ channel, bot: botId, result }),
    workedAtNight: (step, result) => nightSteps.add({ step, result }),
    read: () => [received, processed, outcomes, sends, nightSteps].map((each) => each.read()),
  };
};

const counter = (name: string, help: string) => {
  const samples = new Map<string, { labels: Readonly<Record<string, string>>; value: number }>();
  return {
    add(labels: Readonly<Record<string, string>>): void {
      const key = JSON.stringify(labels);
      const sample = samples.get(key) ?? { labels, value: 0 };
      sample.value += 1;
      samples.set(key, sample);
    },
    read: (): MetricFamily => ({ name, help, type: "counter", samples: [...samples.values()] }),
  };
};

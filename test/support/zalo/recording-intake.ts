import type { InboundEvent } from "../../../core/ports/inbound-event.ts";
import type { Intake } from "../../../core/ports/intake.ts";
import { createArrivals } from "./arrivals.ts";

/** An intake that remembers what it was handed, and fails when told to. */
export const createRecordingIntake = () => {
  const kept = createArrivals<InboundEvent>();
  const failures: Error[] = [];
  let repeats = 0;
  const intake: Intake = {
    receive: (event) => {
      const failure = failures.shift();
      if (failure) return Promise.reject(failure);
      if (kept.all.some(({ botId, eventId }) => botId === event.botId && eventId === event.eventId)) {
        repeats += 1;
        return Promise.resolve("repeated");
      }
      kept.add(event);
      return Promise.resolve("new");
    },
  };
  return {
    intake,
    events: kept.all,
    repeats: () => repeats,
    /** Resolves once so many events are kept, with these. */
    kept: async (count: number) => {
      await kept.until(() => kept.all.length >= count);
      return kept.all;
    },
    /** The next `receive` calls fail with these. */
    fail: (...next: readonly Error[]) => {
      failures.push(...next);
    },
  };
};

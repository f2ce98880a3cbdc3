import { EventEmitter, once } from "node:events";
import type { InboundEvent } from "../../../core/ports/inbound-event.ts";
import type { Intake } from "../../../core/ports/intake.ts";

/** An intake that keeps events in memory, knows repeats as the real one does, and fails when told to. */
export const createIntakeRecorder = () => {
  const kept: InboundEvent[] = [];
  const failures: Error[] = [];
  const changed = new EventEmitter();
  let attempts = 0;
  const intake: Intake = {
    receive: async (event) => {
      attempts++;
      const failure = failures.shift();
      if (failure !== undefined) throw failure;
      if (kept.some(({ eventId }) => eventId === event.eventId)) return "repeated";
      kept.push(event);
      changed.emit("kept");
      return "new";
    },
  };
  return {
    intake,
    kept,
    attempts: () => attempts,
    failNext: (...errors: readonly Error[]) => failures.push(...errors),
    /** Resolves when that many different events are kept. */
    received: async (count: number) => {
      while (kept.length < count) await once(changed, "kept");
      return kept;
    },
  };
};

import { chatKey } from "../ports/chat-key.ts";
import type { Intake } from "../ports/intake.ts";
import { workChat, type WorkDeps } from "./work-chat.ts";

/** The way in, and the means to wait until what it started is done. */
export interface OpenIntake extends Intake {
  /** Resolves when all work that was started here has ended. For an ordered shutdown. */
  readonly drain: () => Promise<void>;
}

/** Keeps each event (T1), then works its chat off in this process (T2) without letting the door wait. */
export function createIntake(deps: WorkDeps): OpenIntake {
  const running = new Set<Promise<void>>();
  const startWork = (key: string): void => {
    const work = workChat(deps)(key)
      .catch((error: unknown) => {
        // The event is kept: the sweep comes back to it.
        deps.log.warn({ err: error }, "the work on a chat was broken off");
      })
      .finally(() => running.delete(work));
    running.add(work);
  };
  return {
    async receive(event) {
      const kept = await deps.inboundEvents.keep(event);
      startWork(chatKey(event));
      return kept;
    },
    async drain() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

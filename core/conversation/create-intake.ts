import { chatKey } from "../ports/chat-key.ts";
import type { Intake } from "../ports/intake.ts";
import { type Ahead, workChat, type WorkDeps } from "./work-chat.ts";

/** The way in, and the means to wait until what it started is done. */
export interface OpenIntake extends Intake {
  /** Resolves when all work that was started here has ended. For an ordered shutdown. */
  readonly drain: () => Promise<void>;
}

/**
 * Keeps each event (T1), then works its chat off in this process (T2) without letting the door wait. Both go out to the
 * database together, and T1 is committed by itself.
 */
export function createIntake(deps: WorkDeps): OpenIntake {
  const running = new Set<Promise<void>>();
  const startWork = (key: string, ahead: Ahead, onBrokenOff: (error: unknown) => void): void => {
    const work = workChat(deps)(key, ahead)
      .catch(onBrokenOff)
      .finally(() => running.delete(work));
    running.add(work);
  };
  return {
    receive(event) {
      const key = chatKey(event);
      if (deps.pace?.mayWork(key) === false) return deps.inboundEvents.keep(event);
      return new Promise((resolve, reject) => {
        let isKept = false;
        const keep: Ahead = (connection) => {
          deps.inboundEvents.keep(event, connection).then((kept) => {
            isKept = true;
            resolve(kept);
          }, reject);
        };
        startWork(key, keep, (error) => {
          // Kept, the sweep comes back to it; where it was not, the door tells who sent it.
          if (isKept) deps.log.warn({ err: error }, "the work on a chat was broken off");
          else reject(error instanceof Error ? error : new Error(String(error)));
        });
      });
    },
    async drain() {
      while (running.size > 0) await Promise.all(running);
    },
  };
}

// @ts-check
/** @import { Content, SendState } from "./types.js" */
import { postMessage, Refused } from "./api.js";
import { createBackoff } from "./backoff.js";
import { newId } from "./new-id.js";
import { createStore } from "./store.js";

/** @typedef {{ id: string, writtenAt: number, order: number, content: Content, refusedFor?: string }} Unsent */

/** Messages not yet confirmed, in the order they were written; they outlive the page. */
const createUnsentStore = () => {
  const store = /** @type {ReturnType<typeof createStore<Unsent>>} */ (createStore("so-tiem:unsent:"));
  const all = () => store.all().sort((a, b) => a.order - b.order);
  return {
    all,
    next: () => all().find(({ refusedFor }) => refusedFor === undefined),
    /** @param {Content} content @returns {Unsent} */
    add: (content) => {
      const writtenAt = Date.now();
      // Two messages of one millisecond, or a clock set back, must not change places.
      const order = Math.max(writtenAt, ...all().map((earlier) => earlier.order + 1));
      const unsent = { id: newId(), writtenAt, order, content };
      store.put(unsent.id, unsent);
      return unsent;
    },
    /** @param {Unsent} unsent @param {string} reason */
    refuse: (unsent, reason) => store.put(unsent.id, { ...unsent, refusedFor: reason }),
    remove: store.remove,
  };
};

/**
 * @typedef {{
 *   onState: (id: string, state: SendState, reason?: string) => void,
 *   onTrouble: (kind: "none" | "offline" | "busy") => void,
 * }} Listeners
 */

/**
 * Sends one message; false when it has to be tried again later.
 * @param {ReturnType<typeof createUnsentStore>} store
 * @param {Listeners} listeners
 */
const createSendOne =
  (store, { onState, onTrouble }) =>
  /** @param {Unsent} unsent */
  async (unsent) => {
    try {
      await postMessage(unsent);
      store.remove(unsent.id);
      onState(unsent.id, "sent");
    } catch (error) {
      const refused = error instanceof Refused ? error : undefined;
      if (!refused || refused.isPassing) {
        onTrouble(refused ? "busy" : "offline");
        return false;
      }
      store.refuse(unsent, refused.reason);
      onState(unsent.id, "refused", refused.reason);
    }
    onTrouble("none");
    return true;
  };

/**
 * Messages on their way to the server, one at a time. What was not confirmed is sent again with the same id, so the
 * server keeps it once.
 * @param {Listeners} listeners
 */
export const createSendQueue = (listeners) => {
  const store = createUnsentStore();
  const sendOne = createSendOne(store, listeners);
  const backoff = createBackoff({ firstMs: 1_000, longestMs: 15_000 });
  /** @type {"asleep" | "idle" | "sending"} */
  let state = "asleep";

  const run = async () => {
    if (state !== "idle") return;
    state = "sending";
    backoff.cancel();
    for (let next = store.next(); next; next = store.next()) {
      if (!(await sendOne(next))) {
        backoff.later(run);
        break;
      }
      backoff.reset();
    }
    state = "idle";
  };

  /** Tries at once instead of waiting for the next turn. */
  const tryNow = () => {
    backoff.reset();
    void run();
  };

  return {
    /** @param {Content} content */
    add: (content) => {
      const unsent = store.add(content);
      void run();
      return unsent;
    },
    all: store.all,
    /** Forgets a message: the server has it, or the person dropped it. @param {string} id */
    forget: store.remove,
    /** Begins to send; before the session is open a message could end up in another chat. */
    start: () => {
      state = "idle";
      tryNow();
    },
    tryNow,
  };
};

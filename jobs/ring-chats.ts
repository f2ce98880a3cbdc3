import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import type { Queue } from "bullmq";

import type { Log } from "../core/ports/log.ts";

/** In a rush the queue is told once in so long: telling costs the database two thirds of a message, and a platform takes thirty a second. */
const PAUSE_MS = 25;

/** A call may hang, as on a connection whose other end is gone without a word: those who ring later do not wait for it. */
const HANGS_AFTER_MS = 10_000;

/** Tells a queue of chats that have something to send. */
export interface ChatRinger {
  /** Returns at once. A call that is lost is only logged: the sweep finds what the queue was not told. */
  readonly ring: (chatId: string) => void;
}

/**
 * One call to the queue at a time, for all chats that rang while the one before was under way: a lone message waits for
 * nothing, and in a rush the queue is told less often than there are messages.
 */
export function createChatRinger(queue: Queue, log: Log, hangsAfterMs = HANGS_AFTER_MS): ChatRinger {
  const waiting = new Set<string>();
  let isTelling = false;
  const tell = async (): Promise<void> => {
    isTelling = true;
    while (waiting.size > 0) {
      // In one order: processes that tell of the same chats wait for each other in a line.
      const chats = [...waiting].sort();
      waiting.clear();
      await Promise.all([pause(PAUSE_MS), Promise.race([tellAll(queue, chats, log), pause(hangsAfterMs)])]);
    }
    isTelling = false;
  };
  return {
    ring(chatId) {
      waiting.add(chatId);
      if (!isTelling) void tell();
    },
  };
}

/** A timer that does not keep a process alive which has nothing else to do. */
const pause = (ms: number): Promise<void> => wait(ms, undefined, { ref: false });

async function tellAll(queue: Queue, chats: readonly string[], log: Log): Promise<void> {
  try {
    await queue.addBulk(chats.map(chatJob));
  } catch (error) {
    log.warn({ err: error }, "delivery could not be told of messages; the sweep will find them");
  }
}

const chatJob = (chatId: string): Parameters<Queue["addBulk"]>[0][number] => ({
  name: "chat",
  data: { chatId },
  opts: {
    jobId: randomUUID(),
    // A ring while the chat's job looks for the last time must not get lost: it becomes the next job.
    deduplication: { id: chatId, keepLastIfActive: true },
    removeOnComplete: true,
    removeOnFail: true,
  },
});

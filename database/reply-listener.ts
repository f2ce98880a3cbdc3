import pg from "pg";

import type { Log } from "../core/ports/log.ts";
import { CHAT_REPLIES_CHANNEL } from "./chat-replies-channel.ts";

/** While LISTEN is down, and beside it in case a notification is lost, doors look for themselves this often. */
const POLL_EVERY_MS = 2_000;
const RECONNECT_AFTER_MS = 1_000;

export interface ReplyListener {
  /** @param key see `chatKey` @returns stops the listening */
  listen(key: string, called: () => void): () => void;
  readonly close: () => Promise<void>;
}

/**
 * Wakes pulling doors when a reply to their chat was committed. One connection of its own per process, opened at the
 * first listener and opened again when it is lost; a poll stands behind it, so that a lost wake-up costs seconds.
 */
export function createReplyListener(url: string, log: Log): ReplyListener {
  const listeners = new Map<string, Set<() => void>>();
  const wakeAll = (): void => {
    for (const called of [...listeners.values()].flatMap((set) => [...set])) called();
  };
  const wake = (key: string | undefined): void => {
    for (const called of listeners.get(key ?? "") ?? []) called();
  };
  const connection = keepListening(url, log, wake, wakeAll);
  const poll = setInterval(wakeAll, POLL_EVERY_MS);
  poll.unref();
  return {
    listen(key, called) {
      const set = listeners.get(key) ?? new Set();
      listeners.set(key, set.add(called));
      connection.open();
      return () => {
        set.delete(called);
        // Who stops twice must not stop who has begun to listen meanwhile.
        if (set.size === 0 && listeners.get(key) === set) listeners.delete(key);
      };
    },
    async close() {
      clearInterval(poll);
      listeners.clear();
      await connection.close();
    },
  };
}

function keepListening(url: string, log: Log, wake: (key?: string) => void, wakeAll: () => void) {
  let client: pg.Client | undefined;
  let retry: NodeJS.Timeout | undefined;
  let closed = false;
  const lost = (error: unknown): void => {
    if (closed || client === undefined) return;
    log.warn({ err: error }, "the connection that waits for replies was lost");
    client = undefined;
    retry = setTimeout(open, RECONNECT_AFTER_MS);
    retry.unref();
  };
  const open = (): void => {
    if (closed || client !== undefined) return;
    const opening = new pg.Client({ connectionString: url, application_name: "so-tiem-replies", keepAlive: true });
    client = opening;
    opening.on("error", lost);
    opening.on("end", () => {
      if (client === opening) lost(undefined);
    });
    opening.on("notification", ({ payload }) => {
      wake(payload);
    });
    opening
      .connect()
      .then(() => opening.query(`LISTEN ${CHAT_REPLIES_CHANNEL}`))
      // What was told while nobody listened is looked up once.
      .then(wakeAll)
      .catch(lost);
  };
  return {
    open,
    async close() {
      closed = true;
      clearTimeout(retry);
      await client?.end().catch(() => undefined);
    },
  };
}

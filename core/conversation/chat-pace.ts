/** A busy hour of a shop, typed in at once after the rush. */
const BURST = 60;
/** Once a chat's burst is used up: as fast as its answers can be sent (bot/telegram, `perChatPerSecond`). */
const PER_SECOND = 1;
/** Chats that have rested are forgotten once so many are known. */
const TIDY_FROM = 10_000;

/** How fast one chat's messages are worked off, so that a flood takes the time of its own chat only. */
export interface ChatPace {
  /** False while the chat has to wait. Its messages are kept and in order: the sweep comes back to them. */
  mayWork(chatKey: string): boolean;
  /** Counts one message of the chat that was worked off. */
  worked(chatKey: string): void;
}

interface Bucket {
  readonly tokens: number;
  readonly atMs: number;
}

/**
 * A token bucket per chat, in this process. Each process has its own: with several, a flood is worked off by so many
 * times the pace, which still is a pace, and costs no statement.
 *
 * @param nowMs milliseconds on a clock that does not jump
 */
export function createChatPace(nowMs: () => number): ChatPace {
  const buckets = new Map<string, Bucket>();
  let tidyFrom = TIDY_FROM;
  const tokensAt = (key: string, atMs: number): number => {
    const bucket = buckets.get(key);
    if (bucket === undefined) return BURST;
    return Math.min(BURST, bucket.tokens + ((atMs - bucket.atMs) / 1_000) * PER_SECOND);
  };
  const tidy = (atMs: number): void => {
    for (const key of buckets.keys()) {
      if (tokensAt(key, atMs) >= BURST) buckets.delete(key);
    }
    // Each look at all is paid for by as many messages as there are chats.
    tidyFrom = Math.max(TIDY_FROM, 2 * buckets.size);
  };
  return {
    mayWork: (key) => tokensAt(key, nowMs()) >= 1,
    worked(key) {
      const atMs = nowMs();
      if (buckets.size >= tidyFrom) tidy(atMs);
      buckets.set(key, { tokens: Math.max(0, tokensAt(key, atMs) - 1), atMs });
    },
  };
}

import type { ClaimedMessage, DeliveryRecord } from "../ports/deliveries.ts";
import type { SendResult } from "../ports/sender.ts";

/** A platform that is down comes back within a day, or the message means nothing to anybody any more. */
const GIVE_UP_AFTER_MS = 24 * 3_600_000;
const FIRST_RETRY_MS = 1_000;
const LONGEST_RETRY_MS = 300_000;
/** A reply whose fate is unknown is sent again, since a doubled answer harms less than a missing one; but not forever. */
const MAX_UNKNOWN_SENDS = 3;

/** Doubles with every failure. No jitter: a chat has one message under way, and the queue's limiter spreads chats. */
const backoffMs = (attempts: number): number => Math.min(FIRST_RETRY_MS * 2 ** attempts, LONGEST_RETRY_MS);

/** What is to be done about a message after an attempt to send it. */
export function judgeResult(claimed: ClaimedMessage, result: SendResult): DeliveryRecord {
  switch (result.kind) {
    case "sent":
      return { kind: "done", state: "sent", ...(result.messageId !== undefined && { messageId: result.messageId }) };
    case "slow_down":
      return { kind: "again", afterMs: result.retryAfterMs, code: "slow_down", counts: false };
    case "unreachable":
      return claimed.ageMs >= GIVE_UP_AFTER_MS
        ? { kind: "done", state: "failed", code: result.code }
        : { kind: "again", afterMs: backoffMs(claimed.attempts), code: result.code, counts: true };
    case "unknown":
      return judgeUnknown(claimed, result.code);
    case "chat_gone":
      return { kind: "chat_gone", code: result.code };
    case "chat_moved":
      return { kind: "chat_moved", platformChatId: result.chatId };
    case "refused":
      return { kind: "done", state: "failed", code: result.code };
  }
}

/** A push that may have arrived is not repeated: two morning messages are worse than a doubt in our own list. */
function judgeUnknown({ kind, attempts }: ClaimedMessage, code: string): DeliveryRecord {
  if (kind === "push") return { kind: "done", state: "unknown", code };
  return attempts + 1 >= MAX_UNKNOWN_SENDS
    ? { kind: "done", state: "unknown", code }
    : { kind: "again", afterMs: backoffMs(attempts), code, counts: true };
}

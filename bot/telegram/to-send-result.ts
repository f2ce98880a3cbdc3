import type { SendResult } from "../../core/ports/sender.ts";
import type { CallFailure } from "./create-bot-api.ts";

/** What to wait where Telegram asks for it without saying how long. */
const DEFAULT_RETRY_AFTER_MS = 5_000;

/**
 * The Bot API has one code, 400, for every message it will not take and tells the case by its description alone.
 * Source: core.telegram.org/bots/api and answers of the live service.
 */
const CHAT_NOT_FOUND = /\bchat not found\b/i;

const ofDeclined = (failure: Extract<CallFailure, { kind: "declined" }>): SendResult => {
  const { status, code, description, retryAfterMs, newChatId } = failure;
  if (newChatId !== undefined) return { kind: "chat_moved", chatId: newChatId };
  if (status === 429) return { kind: "slow_down", retryAfterMs: retryAfterMs ?? DEFAULT_RETRY_AFTER_MS };
  if (status === 403 || (status === 400 && CHAT_NOT_FOUND.test(description))) return { kind: "chat_gone", code };
  // A wrong token (401, and 404 where it is no token at all) is the operator's to mend: no message may be lost to it.
  if (status === 401 || status === 404) return { kind: "unreachable", code };
  // A gateway that waited in vain had passed the message on.
  if (status === 504) return { kind: "unknown", code };
  return { kind: status >= 500 ? "unreachable" : "refused", code };
};

/** Decides by codes and parameters, and by a description in the one case that has nothing else. */
export const toSendResult = (failure: CallFailure): SendResult => {
  if (failure.kind === "declined") return ofDeclined(failure);
  return { kind: failure.kind === "not_reached" ? "unreachable" : "unknown", code: failure.code };
};

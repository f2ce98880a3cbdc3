import type { SendResult } from "../../core/ports/sender.ts";
import { failureCode, type ZaloAnswer } from "./zalo-answer.ts";
import type { ZaloSent } from "./client.ts";

const refusal = (status: number, slowDownMs: number): SendResult => {
  const code = String(status);
  switch (status) {
    case 429:
      return { kind: "slow_down", retryAfterMs: slowDownMs };
    case 403:
    case 404:
      return { kind: "chat_gone", code };
    case 401:
      // The token is at fault, not the message: it waits until the operator has put it right.
      return { kind: "unreachable", code };
    case 408:
      return { kind: "unknown", code };
    default:
      // Nothing is published about what a 5xx has done before it came up, so it may have been sent.
      return status >= 400 && status < 500 ? { kind: "refused", code } : { kind: "unknown", code };
  }
};

/** Zalo's answer to a send, in the words that delivery decides by. */
export const toSendResult = (answer: ZaloAnswer<ZaloSent>, slowDownMs: number): SendResult => {
  if (answer.ok) {
    const { messageId } = answer.result;
    return { kind: "sent", ...(messageId === undefined ? {} : { messageId }) };
  }
  if (answer.kind === "refused") return refusal(answer.code, slowDownMs);
  return { kind: answer.sent === "no" ? "unreachable" : "unknown", code: failureCode(answer) };
};

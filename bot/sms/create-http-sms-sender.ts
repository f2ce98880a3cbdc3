import type { SendResult } from "../../core/ports/sender.ts";
import type { SmsSender } from "../../core/ports/sms-sender.ts";

export interface HttpSmsSenderDeps {
  /** Where the gateway takes messages. */
  readonly url: string;
  readonly token: string;
  /** How long the gateway may take before the outcome counts as unknown. */
  readonly timeoutMs?: number;
}

const SLOW_DOWN_MS = 30_000;

/**
 * A gateway that takes `POST {"to": "+84…", "text": "…"}` with `Authorization: Bearer …`, and answers 2xx once it has the
 * message. Neither the number nor the text gets into a result: results are logged.
 */
export const createHttpSmsSender = ({ url, token, timeoutMs = 10_000 }: HttpSmsSenderDeps): SmsSender => ({
  async send(to, text) {
    try {
      const response = await fetch(url, {
        method: "POST",
        headers: { "content-type": "application/json", authorization: `Bearer ${token}` },
        body: JSON.stringify({ to, text }),
        // Elsewhere the token would be somebody else's.
        redirect: "error",
        signal: AbortSignal.timeout(timeoutMs),
      });
      await response.body?.cancel();
      return resultOf(response);
    } catch (error) {
      return failureOf(error);
    }
  },
});

const resultOf = ({ ok, status, headers }: Response): SendResult => {
  if (ok) return { kind: "sent" };
  const retryAfterS = Number(headers.get("retry-after"));
  if (status === 429) return { kind: "slow_down", retryAfterMs: retryAfterS > 0 ? retryAfterS * 1000 : SLOW_DOWN_MS };
  return status >= 500
    ? { kind: "unreachable", code: `sms_${String(status)}` }
    : { kind: "refused", code: `sms_${String(status)}` };
};

const NEVER_LEFT = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "UND_ERR_CONNECT_TIMEOUT",
]);

/** Only what surely never left may be sent again: a second message costs again. */
const failureOf = (error: unknown): SendResult => {
  const { cause } = error as { cause?: { code?: unknown } };
  const code = typeof cause?.code === "string" ? cause.code : "network";
  return NEVER_LEFT.has(code) ? { kind: "unreachable", code } : { kind: "unknown", code };
};

import type { Log } from "../../core/ports/log.ts";
import type { ZaloClient } from "./client.ts";
import { backoffMs, type Pause } from "./pace.ts";
import { isTokenUnknown, tellFailure } from "./tell-failure.ts";

export interface SetWebhookDeps {
  readonly botId: string;
  readonly client: ZaloClient;
  readonly log: Log;
  readonly pause: Pause;
}

/** Tells Zalo where to send, until it has taken it, the signal is given, or the token turns out wrong. */
export const setWebhook = async (
  deps: SetWebhookDeps,
  webhook: { readonly url: string; readonly secretToken: string },
  signal: AbortSignal,
): Promise<void> => {
  const { botId, client, log, pause } = deps;
  const isOver = (): boolean => signal.aborted;
  for (let failures = 1; !isOver(); failures += 1) {
    const answer = await client.setWebhook(webhook);
    if (answer.ok) {
      log.info({ botId, url: webhook.url }, "this Zalo bot receives by webhook");
      return;
    }
    if (isOver()) return;
    tellFailure(deps, answer, { what: `telling Zalo to send to ${webhook.url}`, failures });
    if (isTokenUnknown(answer)) return;
    await pause(backoffMs(failures), signal);
  }
};

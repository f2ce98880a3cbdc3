import { OperationalError } from "../../core/ports/errors.ts";
import type { ZaloClient } from "./client.ts";
import { keepUpdate, type KeepUpdateDeps } from "./keep-update.ts";
import { backoffMs, type Pause } from "./pace.ts";
import { isTokenUnknown, tellFailure } from "./tell-failure.ts";
import type { ZaloFailure } from "./zalo-answer.ts";

export interface PollingDeps extends KeepUpdateDeps {
  readonly client: ZaloClient;
  readonly pause: Pause;
  /** How long Zalo may hold a long poll open. */
  readonly pollTimeoutSeconds: number;
}

const IDLE = 408;
const TOO_MANY = 429;
const TOO_MANY_PAUSE_MS = 30_000;
const SHORTEST_POLL_MS = 1_000;

/** Zalo gives no updates to a bot whose webhook is set. */
const leaveWebhook = async ({ client, log, botId }: PollingDeps): Promise<void> => {
  const info = await client.getWebhookInfo();
  if (!info.ok || info.result.url === "") return;
  log.warn({ botId }, "this Zalo bot received by webhook until now; polling takes its place");
  await client.deleteWebhook();
};

/** An update is given out once, so one that cannot be kept now is tried until it can, or until the door closes. */
const keepAtLast = async (deps: PollingDeps, update: unknown, signal: AbortSignal): Promise<void> => {
  for (let failures = 1; ; failures += 1) {
    try {
      await keepUpdate(deps, update);
      return;
    } catch (error) {
      const mayWork = error instanceof OperationalError && !signal.aborted;
      const fields = { err: error, botId: deps.botId };
      if (!mayWork) {
        deps.log.error(fields, "a Zalo message could not be kept and is lost: polling cannot ask for it again");
        return;
      }
      if (failures === 1) deps.log.error(fields, "a Zalo message cannot be kept now; it is tried again until it can");
      await deps.pause(backoffMs(failures), signal);
    }
  }
};

const isIdle = (failure: ZaloFailure): boolean => failure.kind === "refused" && failure.code === IDLE;

const pauseAfter = (failure: ZaloFailure, failures: number): number =>
  failure.kind === "refused" && failure.code === TOO_MANY ? TOO_MANY_PAUSE_MS : backoffMs(failures);

/** What one long poll brought: a failure, or the updates in it (one, as Zalo does it today; none when it was idle). */
const pollOnce = async ({
  client,
  pollTimeoutSeconds: timeoutSeconds,
}: PollingDeps): Promise<readonly unknown[] | ZaloFailure> => {
  const answer = await client.getUpdates({ timeoutSeconds });
  if (!answer.ok) return isIdle(answer) ? [] : answer;
  return [answer.result].flat().filter((update) => update != null);
};

/** Takes in what one poll brought. */
const takeIn = async (
  deps: PollingDeps,
  updates: readonly unknown[],
  startedAtMs: number,
  signal: AbortSignal,
): Promise<void> => {
  for (const update of updates) await keepAtLast(deps, update, signal);
  // A server that does not hold the poll open must not be asked without end.
  const tookMs = performance.now() - startedAtMs;
  if (updates.length === 0 && tookMs < SHORTEST_POLL_MS) await deps.pause(SHORTEST_POLL_MS - tookMs, signal);
};

/**
 * Asks for updates until the signal is given (the client's calls end with it), or Zalo does not know the token. For
 * development: what people write while nobody polls may never come.
 */
export const receiveByPolling = async (deps: PollingDeps, signal: AbortSignal): Promise<void> => {
  const isOver = (): boolean => signal.aborted;
  let failures = 0;
  await leaveWebhook(deps);
  while (!isOver()) {
    const startedAtMs = performance.now();
    const polled = await pollOnce(deps);
    if (!("ok" in polled)) {
      if (failures > 0) deps.log.info({ botId: deps.botId }, "Zalo answers again");
      failures = 0;
      await takeIn(deps, polled, startedAtMs, signal);
      continue;
    }
    if (isOver()) return;
    failures += 1;
    tellFailure(deps, polled, { what: "asking Zalo for messages", failures });
    if (isTokenUnknown(polled)) return;
    await deps.pause(pauseAfter(polled, failures), signal);
    // A webhook that was set meanwhile, or could not be removed, is one reason why polls are refused.
    if (!isOver()) await leaveWebhook(deps);
  }
};

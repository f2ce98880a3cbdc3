import type { Router } from "express";
import { createZaloClient } from "./client.ts";
import { createWebhookRouter } from "./create-webhook-router.ts";
import type { KeepUpdateDeps } from "./keep-update.ts";
import { type Pause, pauseFor } from "./pace.ts";
import { receiveByPolling } from "./receive-by-polling.ts";
import { setWebhook } from "./set-webhook.ts";
import { zaloBotId } from "./zalo-bot-id.ts";

export interface ZaloDoorDeps extends Omit<KeepUpdateDeps, "botId"> {
  readonly token: string;
  /** For example `https://bot-api.zaloplatforms.com`. */
  readonly apiRoot: string;
  /** Given: Zalo sends to us. Left out: we ask Zalo, which is for development. */
  readonly webhook?: {
    /** Where the world reaches us, without a slash at the end. */
    readonly publicUrl: string;
    /** Where the router hangs; `/zalo/<botId>` unless given. */
    readonly path?: string;
    /** 8 to 256 characters. */
    readonly secret: string;
  };
  /** How long Zalo may hold a long poll open. 30 unless given. */
  readonly pollTimeoutSeconds?: number;
  /** Waits between attempts. */
  readonly pause?: Pause;
}

export interface ZaloDoor {
  readonly botId: string;
  /** What the web server mounts in webhook mode. It must listen before `start`: Zalo tries the address at once. */
  readonly mount?: { readonly path: string; readonly router: Router };
  /** Begins to receive; returns at once and goes on by itself. Safe to call again. */
  readonly start: () => void;
  /** Receives no more; resolves when the message in hand is kept. Safe to call again, also without `start`. */
  readonly close: () => Promise<void>;
}

/** Both ways of receiving run until they are told to stop. */
const createRun = (
  receive: () => Promise<void>,
  closing: AbortController,
  onError: (error: unknown) => void,
): Pick<ZaloDoor, "start" | "close"> => {
  let running: Promise<void> | undefined;
  return {
    start: () => {
      if (!closing.signal.aborted) running ??= receive().catch(onError);
    },
    close: async () => {
      closing.abort();
      await running;
    },
  };
};

/**
 * The door of one Zalo bot. The webhook stays set when the door closes: other processes may serve it, and what
 * Zalo cannot deliver meanwhile it may try again (its rules are not published).
 * @throws SettingError when `apiRoot` is no address
 */
export const createZaloDoor = (deps: ZaloDoorDeps): ZaloDoor => {
  const { token, apiRoot, intake, clock, log, webhook, pollTimeoutSeconds = 30, pause = pauseFor } = deps;
  const botId = zaloBotId(token);
  const closing = new AbortController();
  const { signal } = closing;
  const shared = { botId, client: createZaloClient({ token, apiRoot, signal }), intake, clock, log, pause };
  const onError = (err: unknown): void => {
    log.error({ err, botId }, "the door of a Zalo bot broke off, by a mistake of its own");
  };
  if (webhook === undefined) {
    const poll = () => receiveByPolling({ ...shared, pollTimeoutSeconds }, signal);
    return { botId, ...createRun(poll, closing, onError) };
  }
  const { publicUrl, secret, path = `/zalo/${botId}` } = webhook;
  const address = { url: `${publicUrl}${path}`, secretToken: secret };
  return {
    botId,
    mount: { path, router: createWebhookRouter({ botId, intake, clock, log, secret }) },
    ...createRun(() => setWebhook(shared, address, signal), closing, onError),
  };
};

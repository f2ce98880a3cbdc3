import type { Router } from "express";
import type { Clock } from "../../core/ports/clock.ts";
import { SettingError } from "../../core/ports/errors.ts";
import type { Intake } from "../../core/ports/intake.ts";
import type { ReadTable } from "../../core/ports/table-file.ts";
import type { Log } from "../../core/ports/log.ts";
import { botIdOf } from "./bot-id-of.ts";
import { createBotApi } from "./create-bot-api.ts";
import { createPatience, type Patience, type Wait, waitOnTheClock } from "./create-patience.ts";
import { createWebhookRouter } from "./create-webhook-router.ts";
import { createFetchDocument } from "./fetch-document.ts";
import type { OurBot } from "./our-bot.ts";
import { pollUpdates } from "./poll-updates.ts";
import { setMenu } from "./set-menu.ts";
import { createUpdateTaker } from "./take-update.ts";
import { ALLOWED_UPDATES } from "./to-inbound-event.ts";

export interface TelegramWebhook {
  /** Where the world reaches the web server, without a slash at its end. */
  readonly publicUrl: string;
  /** What Telegram has to show with every update: 1 to 256 of A–Z, a–z, 0–9, `_` and `-`. */
  readonly secret: string;
}

export interface TelegramDoorDeps {
  readonly token: string;
  /** Without a slash at its end; Telegram's own unless given. */
  readonly apiRoot?: string;
  readonly intake: Intake;
  readonly clock: Clock;
  readonly log: Log;
  readonly readTable: ReadTable;
  /** Updates are fetched unless this is given. */
  readonly webhook?: TelegramWebhook;
  readonly wait?: Wait;
  /** Told the bot's name, without `@`, once Telegram has said it. */
  readonly knownAs?: (username: string) => void;
  /** How long Telegram holds a fetch that has nothing to bring. */
  readonly holdSeconds?: number;
  /** How long any other call may take. */
  readonly timeoutMs?: number;
}

export interface TelegramDoor {
  readonly botId: string;
  /** Where the webhook's router hangs; before any parser of bodies, so that the secret is checked first. */
  readonly mount?: { readonly path: string; readonly router: Router };
  /** Opens the door in the background: without a network it goes on trying, and says so in the log. */
  readonly start: () => void;
  /** Takes nothing more; resolves when what was being taken is kept. Safe to call more than once. */
  readonly close: () => Promise<void>;
}

/** Telegram opens 40 unless told; each takes a database connection for T1, and more than a pool has would only wait. */
const MAX_CONNECTIONS = 20;

const API_ROOT = "https://api.telegram.org";

const checkWebhook = ({ secret }: TelegramWebhook): void => {
  if (/^[A-Za-z0-9_-]{1,256}$/.test(secret)) return;
  throw new SettingError(
    "WEBHOOK_SECRET",
    "WEBHOOK_SECRET must be 1 to 256 letters, digits, underscores and hyphens, as Telegram takes no others.",
  );
};

const askWhoWeAre = async (insist: Patience, botId: string): Promise<OurBot | undefined> => {
  const me = await insist((api, signal) => api.getMe(signal));
  const username: unknown = (me?.result as { username?: unknown } | undefined)?.username;
  if (me === undefined) return undefined;
  return { botId, ...(typeof username === "string" ? { username } : {}) };
};

/** Telegram brings updates one way only: by the webhook while one is set, by fetching while none is. None are dropped. */
const chooseWay = async (insist: Patience, url: string, webhook: TelegramWebhook | undefined): Promise<void> => {
  await insist((api, signal) => {
    if (webhook === undefined) return api.raw.deleteWebhook({ drop_pending_updates: false }, signal);
    const allowed_updates = [...ALLOWED_UPDATES];
    const { secret: secret_token } = webhook;
    return api.raw.setWebhook({ url, secret_token, allowed_updates, max_connections: MAX_CONNECTIONS }, signal);
  });
};

/**
 * The door of one Telegram bot: by webhook where the world can reach us, else by fetching. The token is never logged
 * and in no error.
 * @throws SettingError for a token or a secret that cannot be one.
 */
export const createTelegramDoor = (deps: TelegramDoorDeps): TelegramDoor => {
  const { token, apiRoot, intake, clock, log, webhook, readTable } = deps;
  const { wait = waitOnTheClock, holdSeconds = 25, timeoutMs = 15_000 } = deps;
  const botId = botIdOf(token);
  if (webhook !== undefined) checkWebhook(webhook);
  const path = `/telegram/${botId}`;
  const stop = new AbortController();
  const closing = stop.signal;
  const callApi = createBotApi({ token, timeoutMs, ...(apiRoot === undefined ? {} : { apiRoot }) });
  const insist = createPatience({ callApi, log, wait, closing, fields: { botId } });
  const fetchDocument = createFetchDocument({ callApi, token, apiRoot: apiRoot ?? API_ROOT, timeoutMs, closing });
  const taker = createUpdateTaker({ intake, clock, callApi, closing, fetchDocument, readTable });
  let known: OurBot | undefined;

  const run = async () => {
    const us = await askWhoWeAre(insist, botId);
    if (us === undefined) return;
    known = us;
    if (us.username !== undefined) deps.knownAs?.(us.username);
    await chooseWay(insist, `${webhook?.publicUrl ?? ""}${path}`, webhook);
    const menuIsSet = setMenu(callApi, closing);
    if (webhook === undefined) await pollUpdates({ insist, taker, log, wait, closing, us, holdSeconds, timeoutMs });
    await menuIsSet;
  };

  let running: Promise<void> | undefined;
  const start = () => {
    running ??= run().catch((error: unknown) => log.error({ err: error, botId }, "the Telegram door fell shut"));
  };
  const close = async () => {
    stop.abort();
    await running;
    await taker.settle();
  };
  const us = () => (closing.aborted ? undefined : known);
  const mount = webhook && { path, router: createWebhookRouter({ secret: webhook.secret, taker, log, botId, us }) };
  return { botId, start, close, ...(mount === undefined ? {} : { mount }) };
};

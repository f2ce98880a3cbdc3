import { randomBytes } from "node:crypto";

import type { Logger } from "pino";

import { type BrowserDoor, createBrowserDoor } from "../bot/browser/create-browser-door.ts";
import type { Config } from "../config.ts";
import { createIntake } from "../core/conversation/create-intake.ts";
import type { WorkDeps } from "../core/conversation/work-chat.ts";
import type { Intake } from "../core/ports/intake.ts";
import type { SharedFiles } from "../core/ports/shared-files.ts";
import type { OpenDatabase } from "../database/open-database.ts";
import { createDrawer } from "../present/charts/create-drawer.ts";
import { createReplyListener } from "../database/reply-listener.ts";
import { createChatLog } from "../database/repositories/chat-log.ts";
import { createMeasures } from "../database/repositories/measures.ts";
import type { QueueBackend } from "../jobs/queue-backend.ts";
import type { ReadableMeter } from "../web/create-meter.ts";
import { readTable } from "../sheets/read-table.ts";
import { createAccessTokens } from "../web/api/create-access-tokens.ts";
import { chatOfBrowser } from "../web/book/create-book-router.ts";
import { BOOK_PATH, LOGIN_PATH } from "../web/login/create-login-page-router.ts";
import { createFileRouter } from "../web/create-file-router.ts";
import { createMetrics } from "../web/create-metrics.ts";
import { createWebServer, type Mount } from "../web/create-web-server.ts";
import { type Listening, listen } from "../web/listen.ts";
import { sendProblem } from "../web/send-problem.ts";
import type { ClosingStep } from "./closing.ts";
import { type BotDoor, openBotDoors } from "./open-bots.ts";
import { REAL_CLOCK } from "./real-clock.ts";
import { webMounts } from "./web-mounts.ts";
import { keptSecret } from "./kept-secret.ts";

export interface WebParts {
  readonly config: Config;
  readonly log: Logger;
  readonly deps: WorkDeps;
  readonly meter: ReadableMeter;
  readonly database: OpenDatabase;
  readonly backend: QueueBackend;
  readonly sharedFiles: SharedFiles;
  readonly jwtSecret: string;
  /** Told the name of the Telegram bot, once it is known. */
  readonly knownAs?: (username: string) => void;
}

/** Opens the doors that people write through, and the server they hang on. A worker has none and answers probes. */
export async function startWeb(parts: WebParts, closing: ClosingStep[]): Promise<Listening> {
  const { config, log, meter, database, backend } = parts;
  const { intake, browser, bots } = await openDoors(parts, closing);
  const app = createWebServer({
    log,
    allowedHosts: config.http.publicUrl === undefined ? [] : [new URL(config.http.publicUrl).hostname],
    corsOrigins: config.login.corsOrigins,
    trustedProxies: config.login.trustedProxies,
    mounts: [...openPages(parts), ...(browser === undefined ? [] : [browser])],
    webhooks: bots.flatMap(({ mount }) => mount ?? []),
    metrics: createMetrics({
      meter,
      takeMeasures: createMeasures(database.dataSource),
      takeQueueDepths: backend.depths,
      log,
      nowMs: () => performance.now(),
    }),
    health: () => ({ role: config.role }),
    readiness: () => readiness(database, backend),
  });
  const listening = await listen(app, { ...config.http, endStreams: () => browser?.close() });
  if (intake !== undefined) closing.push(["intake", intake.drain]);
  closing.push(["web", listening.close]);
  for (const bot of bots) {
    // Only now: an app that sends to us tries the address at once.
    bot.start();
    closing.push([`bot ${bot.botId}`, bot.close]);
  }
  return listening;
}

/** The API, the pages and their files; a worker serves pictures alone. */
function openPages({ config, deps, jwtSecret, sharedFiles }: WebParts): Mount[] {
  if (config.role === "worker") return [createFileRouter(sharedFiles)];
  const accessTokens = createAccessTokens(jwtSecret, REAL_CLOCK);
  const hasChat = config.browserChat === "login";
  return webMounts({ ...deps, clock: REAL_CLOCK, accessTokens, drawer: createDrawer(), sharedFiles, hasChat });
}

async function openDoors(parts: WebParts, closing: ClosingStep[]) {
  const { config, deps } = parts;
  if (config.role === "worker") return { intake: undefined, browser: undefined, bots: [] };
  const intake = createIntake(deps);
  const browser = config.browserChat !== "off" ? openBrowser(parts, intake, closing) : undefined;
  return { intake, browser, bots: await openBots(parts, intake) };
}

async function openBots({ config, log, knownAs }: WebParts, intake: Intake): Promise<BotDoor[]> {
  const { bots, http, dataDir } = config;
  const given = { intake, clock: REAL_CLOCK, log, readTable, ...(knownAs && { knownAs }) };
  if (http.publicUrl === undefined) return openBotDoors(bots, given);
  const secret = bots.webhookSecret ?? (await keptSecret(dataDir, "webhook-secret"));
  return openBotDoors(bots, { ...given, webhook: { publicUrl: http.publicUrl, secret } });
}

function openBrowser({ config, deps, log, database }: WebParts, intake: Intake, closing: ClosingStep[]): BrowserDoor {
  const listener = createReplyListener(database.applicationUrl, log);
  closing.push(["reply listener", listener.close]);
  return createBrowserDoor({
    intake,
    chatLog: createChatLog(database.dataSource, listener),
    clock: REAL_CLOCK,
    newSecret: () => randomBytes(24).toString("base64url"),
    refuse: sendProblem,
    readTable,
    log,
    ...(config.browserChat === "login" && {
      whoseChat: chatOfBrowser(deps),
      loginPages: { book: BOOK_PATH, login: LOGIN_PATH },
    }),
  });
}

async function readiness(database: OpenDatabase, backend: QueueBackend) {
  const checks = {
    database: await probe(() => database.dataSource.query("SELECT 1")),
    queue: await probe(() => backend.ping()),
  };
  return { ready: Object.values(checks).every((check) => check === "ok"), checks };
}

const probe = async (ask: () => Promise<unknown>): Promise<string> => {
  try {
    await ask();
    return "ok";
  } catch {
    return "does not answer";
  }
};

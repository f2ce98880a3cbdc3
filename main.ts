import { randomBytes, randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

import type { Logger } from "pino";

import { createBrowserDoor } from "./bot/browser/create-browser-door.ts";
import { type Config, readConfig, redacted } from "./config.ts";
import { createIntake } from "./core/conversation/create-intake.ts";
import { sweepChats } from "./core/conversation/sweep-chats.ts";
import type { WorkDeps } from "./core/conversation/work-chat.ts";
import { OperationalError, SettingError } from "./core/ports/errors.ts";
import { claimDueDigests } from "./core/digest/claim-due-digests.ts";
import { writeDigest } from "./core/digest/write-digest.ts";
import type { Clock } from "./core/ports/clock.ts";
import type { Sender } from "./core/ports/sender.ts";
import { createRepositories } from "./database/create-repositories.ts";
import { type OpenDatabase, openDatabase } from "./database/open-database.ts";
import { createDeliveries } from "./database/repositories/deliveries.ts";
import { createReplyListener } from "./database/reply-listener.ts";
import { createChatLog } from "./database/repositories/chat-log.ts";
import { type Delivery, openDelivery } from "./jobs/open-delivery.ts";
import { openDigests } from "./jobs/open-digests.ts";
import { openQueueBackend } from "./jobs/open-queue-backend.ts";
import type { QueueBackend } from "./jobs/queue-backend.ts";
import { queueSchema } from "./jobs/queue-schema.ts";
import { startHousekeeping } from "./jobs/start-housekeeping.ts";
import { keepWithoutOutput } from "./keep-without-output.ts";
import { loadEnvFile } from "./load-env-file.ts";
import { openLog } from "./open-log.ts";
import { createPresenter } from "./present/create-presenter.ts";
import { stopOnSignal } from "./stop-on-signal.ts";
import { createWebServer } from "./web/create-web-server.ts";
import { type Listening, listen } from "./web/listen.ts";
import { sendProblem } from "./web/send-problem.ts";

/** Raw message text is kept for this long (DESIGN.md, decision 4). */
const TEXT_KEPT_DAYS = 90;
const POOL_SIZE = 10;

const CLOCK: Clock = { now: () => new Date() };

/** Closes in the order opposite to opening; each step runs even if one before it failed. */
type Step = readonly [name: string, close: () => Promise<void>];

/** Between its steps the start looks whether it was told to stop: what is half open cannot be closed in order. */
async function start(config: Config, log: Logger, closing: Step[], told: AbortSignal): Promise<void> {
  const database = await openDatabase(config.database, {
    companions: [queueSchema],
    poolSize: POOL_SIZE,
    applicationName: `so-tiem-${config.role}`,
    log: (message) => console.log(message),
  });
  closing.push(["database", database.close]);
  told.throwIfAborted();
  const { applicationUrl } = database;
  const backend = await openQueueBackend(
    config.queue.mode === "redis" ? config.queue : { mode: "postgres", applicationUrl },
    log,
  );
  closing.push(["queue", backend.close]);
  told.throwIfAborted();
  const senders: readonly Sender[] = [];
  const deliveries = createDeliveries(database.dataSource);
  const delivery = openDelivery({ backend, deliveries, senders, log });
  const deps: WorkDeps = {
    ...createRepositories(database.dataSource, wait),
    presenter: createPresenter(),
    bell: delivery.bell,
    ids: { uuid: () => randomUUID() },
    log,
  };
  if (config.role !== "web") startWork(deps, delivery, backend, closing);
  // A worker answers only the probes: nobody writes through it.
  const listening = await startWeb(config, log, deps, database, backend, closing);
  told.throwIfAborted();
  greet(config, database, listening);
}

function startWork(deps: WorkDeps, delivery: Delivery, backend: QueueBackend, closing: Step[]): void {
  delivery.work();
  const digests = openDigests({
    backend,
    clock: CLOCK,
    claim: claimDueDigests(deps),
    neglected: (limit, olderThanMs) => deps.digests.pendingRuns(limit, olderThanMs),
    write: writeDigest(deps),
  });
  digests.work();
  const housekeeping = startHousekeeping({
    backend,
    handlers: {
      "sweep-inbound": sweepChats(deps),
      "sweep-outbox": delivery.sweep,
      "claim-digests": digests.tick,
      "forget-old-messages": () => deps.inboundEvents.forgetOlderThan(TEXT_KEPT_DAYS),
    },
    log: deps.log,
  });
  closing.push(["housekeeping", housekeeping.close]);
}

async function startWeb(
  config: Config,
  log: Logger,
  deps: WorkDeps,
  database: OpenDatabase,
  backend: QueueBackend,
  closing: Step[],
): Promise<Listening> {
  const door =
    config.browserChat === "on" && config.role !== "worker" ? openBrowser(log, deps, database, closing) : undefined;
  const app = createWebServer({
    log,
    allowedHosts: config.http.publicUrl === undefined ? [] : [new URL(config.http.publicUrl).hostname],
    mounts: door === undefined ? [] : [door],
    health: () => ({ role: config.role }),
    readiness: () => readiness(database, backend),
  });
  const listening = await listen(app, { ...config.http, endStreams: () => door?.close() });
  closing.push(["web", listening.close]);
  return listening;
}

function openBrowser(log: Logger, deps: WorkDeps, database: OpenDatabase, closing: Step[]) {
  const listener = createReplyListener(database.applicationUrl, log);
  closing.push(["reply listener", listener.close]);
  const intake = createIntake(deps);
  closing.push(["intake", intake.drain]);
  return createBrowserDoor({
    intake,
    chatLog: createChatLog(database.dataSource, listener),
    clock: CLOCK,
    newSecret: () => randomBytes(24).toString("base64url"),
    refuse: sendProblem,
    log,
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

function greet(
  { role, database, queue, browserChat, dataDir }: Config,
  opened: OpenDatabase,
  { url }: Listening,
): void {
  const where =
    database.mode === "embedded"
      ? `built-in PostgreSQL in ${dataDir}${opened.startedServer ? "" : " (already running, shared)"}`
      : redacted(database.applicationUrl);
  console.log(`Sổ Tiệm is running (role: ${role}).`);
  console.log(`  Book:   ${where}`);
  console.log(`  Queue:  ${queue.mode === "redis" ? redacted(queue.url) : "BullMQ on the same PostgreSQL"}`);
  if (browserChat === "on" && role !== "worker")
    console.log(`  Chat:   ${url}  ← open this and text: hôm nay bán 2 triệu`);
  console.log(`  Health: ${url}/health and ${url}/ready`);
  console.log("  In a terminal: npm run -s chat      Stop: Ctrl-C");
}

async function close(closing: Step[], log: Logger): Promise<void> {
  for (const [name, step] of closing.splice(0).reverse()) {
    try {
      await step();
    } catch (error) {
      process.exitCode = 1;
      log.error({ err: error, step: name }, "a step of the shutdown failed");
    }
  }
}

function fail(error: unknown, log?: Logger): void {
  process.exitCode = 1;
  if (error instanceof SettingError) {
    console.error(error.message);
    return;
  }
  if (error instanceof OperationalError) console.error(`${error.message} (${error.code})`);
  else console.error("Sổ Tiệm could not go on, by a mistake of its own; the log tells more.");
  if (log === undefined) console.error(error);
  // Not as "fatal": pino then writes until it succeeds, which a closed output never lets it.
  else log.error({ err: error }, "the program ends");
}

async function main(): Promise<void> {
  keepWithoutOutput();
  const stop = stopOnSignal();
  loadEnvFile();
  const config = readConfig(process.env);
  const log = openLog(config.log.level);
  // After what nobody caught nothing can be trusted; the server of our own is still to be stopped.
  process.on("uncaughtException", (error) => {
    fail(error, log);
    stop.abort();
  });
  const closing: Step[] = [];
  try {
    await start(config, log, closing, stop.signal);
    if (!stop.signal.aborted) await once(stop.signal, "abort");
  } catch (error) {
    if (!stop.signal.aborted) fail(error, log);
  } finally {
    stop.abort();
    await close(closing, log);
  }
}

main().catch(fail);

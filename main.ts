import { randomUUID } from "node:crypto";
import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";

import type { Logger } from "pino";

import { type Config, readConfig } from "./config.ts";
import { createChatPace } from "./core/conversation/chat-pace.ts";
import type { WorkDeps } from "./core/conversation/work-chat.ts";
import { countInbound } from "./core/operations/count-inbound.ts";
import { countSends } from "./core/operations/count-sends.ts";
import { OperationalError, SettingError } from "./core/ports/errors.ts";
import { createRepositories, type Repositories } from "./database/create-repositories.ts";
import { type OpenDatabase, openDatabase } from "./database/open-database.ts";
import { createDeliveries } from "./database/repositories/deliveries.ts";
import { createSharedFiles } from "./database/repositories/shared-files.ts";
import { openDelivery } from "./jobs/open-delivery.ts";
import { openQueueBackend } from "./jobs/open-queue-backend.ts";
import { queueSchema } from "./jobs/queue-schema.ts";
import { createDrawer } from "./present/charts/create-drawer.ts";
import { createPresenter } from "./present/create-presenter.ts";
import { keptDemoLinks } from "./program/demo-links.ts";
import type { ClosingStep } from "./program/closing.ts";
import { createSecrets } from "./program/create-secrets.ts";
import { copiesFor } from "./program/copies-for.ts";
import { greeting } from "./program/greeting.ts";
import { keepWithoutOutput } from "./program/keep-without-output.ts";
import { keptSecret } from "./program/kept-secret.ts";
import { loadEnvFile } from "./program/load-env-file.ts";
import { openSenders } from "./program/open-bots.ts";
import { picturesFor } from "./program/pictures-for.ts";
import { openLog } from "./program/open-log.ts";
import { startWeb } from "./program/start-web.ts";
import { startWork } from "./program/start-work.ts";
import { stopOnSignal } from "./program/stop-on-signal.ts";
import { createTelegramLink } from "./program/telegram-link.ts";
import { createMeter } from "./web/create-meter.ts";

/** Connections to the book of a process (docs/operations.md): what comes in must not keep what goes out waiting. */
const POOL_SIZE = 10;
const DELIVERY_POOL_SIZE = 4;

/** Between its steps the start looks whether it was told to stop: what is half open cannot be closed in order. */
async function start(config: Config, log: Logger, closing: ClosingStep[], told: AbortSignal): Promise<void> {
  const database = await openBook(config);
  closing.push(["database", database.close]);
  told.throwIfAborted();
  const { applicationUrl } = database;
  const backend = await openQueueBackend(
    config.queue.mode === "redis" ? config.queue : { mode: "postgres", applicationUrl },
    log,
  );
  closing.push(["queue", backend.close]);
  told.throwIfAborted();
  const deliveries = createDeliveries(await sourceForDelivery(config, database));
  const meter = createMeter();
  const sharedFiles = createSharedFiles(database.dataSource, createDrawer());
  const { sms } = config.login;
  const senders = openSenders(config.bots, picturesFor(config, sharedFiles), sms).map((sender) =>
    countSends(sender, meter),
  );
  const delivery = openDelivery({ backend, deliveries, senders, log });
  const repositories = createRepositories(database.dataSource, wait);
  const jwtSecret = config.login.secret ?? (await keptSecret(config.dataDir, "jwt-secret"));
  const address: { web?: string } = config.http.publicUrl === undefined ? {} : { web: config.http.publicUrl };
  const telegram = createTelegramLink();
  const deps: WorkDeps & Repositories = {
    ...repositories,
    inboundEvents: countInbound(repositories.inboundEvents, meter),
    ...(backend.loginLimits && { loginLimits: backend.loginLimits }),
    secrets: createSecrets(jwtSecret),
    hasSms: sms !== undefined,
    webAddress: () => address.web,
    meter,
    pace: createChatPace(() => performance.now()),
    adviceSettings: config.advice,
    startLink: telegram.linkTo,
    presenter: createPresenter(),
    bell: delivery.bell,
    ids: { uuid: () => randomUUID() },
    log,
  };
  if (config.role !== "web")
    startWork({ deps, delivery, deliveries, ...copiesFor(config, database), backend, sharedFiles }, closing);
  const listening = await startWeb(
    { config, log, deps, meter, database, backend, sharedFiles, jwtSecret, knownAs: telegram.knownAs },
    closing,
  );
  address.web ??= listening.url;
  told.throwIfAborted();
  for (const line of greeting(config, database, listening, await keptDemoLinks(config.dataDir))) console.log(line);
}

const openBook = ({ database, role }: Config): Promise<OpenDatabase> =>
  openDatabase(database, {
    companions: [queueSchema],
    poolSize: POOL_SIZE,
    applicationName: `so-tiem-${role}`,
    log: (message) => console.log(message),
  });

/** A process that delivers nothing opens none. */
const sourceForDelivery = async ({ role }: Config, database: OpenDatabase): Promise<OpenDatabase["dataSource"]> =>
  role === "web"
    ? database.dataSource
    : database.openPool({ poolSize: DELIVERY_POOL_SIZE, applicationName: `so-tiem-${role}-delivery` });

async function close(closing: ClosingStep[], log: Logger): Promise<void> {
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
  const closing: ClosingStep[] = [];
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

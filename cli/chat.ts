import { randomUUID } from "node:crypto";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";

import { pino } from "pino";

import { openTerminalDoor, type TerminalDoor } from "../bot/terminal/open-terminal-door.ts";
import { type Config, readConfig } from "../config.ts";
import { createIntake, type OpenIntake } from "../core/conversation/create-intake.ts";
import type { Picture } from "../core/ports/outbound-message.ts";
import { createRepositories } from "../database/create-repositories.ts";
import { openDatabase } from "../database/open-database.ts";
import { createReplyListener } from "../database/reply-listener.ts";
import { createChatLog } from "../database/repositories/chat-log.ts";
import { queueSchema } from "../jobs/queue-schema.ts";
import { keepWithoutOutput } from "../program/keep-without-output.ts";
import { createSecrets } from "../program/create-secrets.ts";
import { keptSecret } from "../program/kept-secret.ts";
import { loadEnvFile } from "../program/load-env-file.ts";
import { openLog } from "../program/open-log.ts";
import { createSharedFiles } from "../database/repositories/shared-files.ts";
import { createDrawer } from "../present/charts/create-drawer.ts";
import { saveDocumentIn } from "./save-document.ts";
import { pictureAddress } from "../program/pictures-for.ts";
import { createPresenter } from "../present/create-presenter.ts";
import { stopOnSignal } from "../program/stop-on-signal.ts";
import { type ChatOptions, readChatOptions } from "./chat-options.ts";
import { clockAt } from "./fixed-clock.ts";
import { explainFailure } from "./explain-failure.ts";

/** `npm run -s chat`: a conversation in the terminal; with piped input, one message a line. */

/** What a shell gives for a program that Ctrl-C has ended. */
const INTERRUPTED = 130;

interface OpenChat {
  readonly door: TerminalDoor;
  close(): Promise<void>;
}

async function openChat(config: Config, options: ChatOptions): Promise<OpenChat> {
  const log = openLog(config.log.level, pino.destination(2));
  const clock = clockAt(options.now);
  const ids = { uuid: () => randomUUID() };
  const database = await openDatabase(config.database, {
    companions: [queueSchema],
    poolSize: 4,
    applicationName: "so-tiem-chat",
    log: (message) => process.stdin.isTTY && console.error(message),
  });
  const listener = createReplyListener(database.applicationUrl, log);
  const chatLog = createChatLog(database.dataSource, listener);
  const repositories = createRepositories(database.dataSource, wait);
  const intake: OpenIntake = createIntake({
    ...repositories,
    adviceSettings: config.advice,
    secrets: createSecrets(config.login.secret ?? (await keptSecret(config.dataDir, "jwt-secret"))),
    hasSms: config.login.sms !== undefined,
    ...(config.http.publicUrl !== undefined && { webAddress: () => config.http.publicUrl }),
    presenter: createPresenter(),
    bell: { ring: () => undefined },
    ids,
    log,
  });
  const { publicUrl, port } = config.http;
  const pictureUrl = (picture: Picture) => pictureAddress(publicUrl ?? `http://localhost:${String(port)}`, picture);
  const saveDocument = saveDocumentIn(config.dataDir, createSharedFiles(database.dataSource, createDrawer()));
  const close = async (): Promise<void> => {
    await intake.drain();
    await listener.close();
    await database.close();
  };
  try {
    return {
      door: await openTerminalDoor({ intake, chatLog, clock, ids, pictureUrl, saveDocument }, options.user),
      close,
    };
  } catch (error) {
    await close();
    throw error;
  }
}

async function converse(door: TerminalDoor, told: AbortSignal): Promise<void> {
  const { stdin: input, stdout: output } = process;
  const lines = createInterface({ input, output, terminal: input.isTTY, signal: told });
  if (input.isTTY) {
    console.log("Sổ Tiệm — nhắn như nhắn cho bạn, ví dụ “hôm nay bán 2 triệu”. Thoát: Ctrl-D.");
    lines.setPrompt("› ");
    lines.prompt();
  }
  for await (const line of lines) {
    if (told.aborted) break;
    if (line.trim() !== "") for (const reply of await door.say(line)) console.log(reply);
    if (input.isTTY) lines.prompt();
  }
}

async function run(): Promise<void> {
  keepWithoutOutput();
  const { signal: told } = stopOnSignal();
  const options = readChatOptions(process.argv.slice(2));
  loadEnvFile();
  const quiet = { LOG_LEVEL: "error", ...process.env };
  const { dataDir } = options;
  const config = readConfig(dataDir === undefined ? quiet : { ...quiet, DATA_DIR: dataDir });
  const chat = await openChat(config, options);
  try {
    if (!told.aborted) await converse(chat.door, told);
  } finally {
    await chat.close();
  }
  // Whoever piped lines in has to see that not all of them were said.
  if (told.aborted) process.exitCode = INTERRUPTED;
}

run().catch((error: unknown) => {
  console.error(explainFailure(error));
  process.exitCode = 1;
});

import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import { parseArgs } from "node:util";

import { pino } from "pino";

import { openTerminalDoor, type TerminalDoor } from "../bot/terminal/open-terminal-door.ts";
import { type Config, readConfig } from "../config.ts";
import { createIntake, type OpenIntake } from "../core/conversation/create-intake.ts";
import { SettingError } from "../core/ports/errors.ts";
import { createRepositories } from "../database/create-repositories.ts";
import { openDatabase } from "../database/open-database.ts";
import { createReplyListener } from "../database/reply-listener.ts";
import { createChatLog } from "../database/repositories/chat-log.ts";
import { queueSchema } from "../jobs/queue-schema.ts";
import { createPresenter } from "../present/create-presenter.ts";
import { clockAt } from "./fixed-clock.ts";
import { explainFailure } from "./explain-failure.ts";

/** `npm run -s chat`: a conversation in the terminal; with piped input, one message a line. */

interface OpenChat {
  readonly door: TerminalDoor;
  close(): Promise<void>;
}

async function openChat(config: Config, options: { user: string; now: string | undefined }): Promise<OpenChat> {
  const log = pino({ level: config.log.level }, pino.destination(2));
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
  const intake: OpenIntake = createIntake({ ...repositories, presenter: createPresenter(), ids, log });
  const close = async (): Promise<void> => {
    await intake.drain();
    await listener.close();
    await database.close();
  };
  try {
    return { door: await openTerminalDoor({ intake, chatLog, clock, ids }, options.user), close };
  } catch (error) {
    await close();
    throw error;
  }
}

async function converse(door: TerminalDoor): Promise<void> {
  const lines = createInterface({ input: process.stdin, output: process.stdout, terminal: process.stdin.isTTY });
  if (process.stdin.isTTY) {
    console.log("Sổ Tiệm — nhắn như nhắn cho bạn, ví dụ “hôm nay bán 2 triệu”. Thoát: Ctrl-D.");
    lines.setPrompt("› ");
    lines.prompt();
  }
  for await (const line of lines) {
    if (line.trim() !== "") for (const reply of await door.say(line)) console.log(reply);
    if (process.stdin.isTTY) lines.prompt();
  }
}

async function run(): Promise<void> {
  if (existsSync(".env")) process.loadEnvFile(".env");
  const { values } = parseArgs({
    options: { now: { type: "string" }, "data-dir": { type: "string" }, user: { type: "string", default: "me" } },
  });
  const quiet = { LOG_LEVEL: "error", ...process.env };
  const dataDir = values["data-dir"];
  const config = readConfig(dataDir === undefined ? quiet : { ...quiet, DATA_DIR: dataDir });
  const chat = await openChat(config, { user: checkedUser(values.user), now: values.now });
  try {
    await converse(chat.door);
  } finally {
    await chat.close();
  }
}

function checkedUser(user: string): string {
  if (user.trim() !== "" && user.length <= 100) return user;
  throw new SettingError("--user", "--user must be a name of 1 to 100 characters, for example --user lan.");
}

run().catch((error: unknown) => {
  console.error(explainFailure(error));
  process.exitCode = 1;
});

import { randomUUID } from "node:crypto";
import { readFile, writeFile } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";

import { pino } from "pino";

import { createIntake } from "../../core/conversation/create-intake.ts";
import { chatKey } from "../../core/ports/chat-key.ts";
import type { ChatAddress, InboundContent } from "../../core/ports/inbound-event.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import { createRepositories } from "../../database/create-repositories.ts";
import type { OpenDatabase } from "../../database/open-database.ts";
import { createPresenter } from "../../present/create-presenter.ts";
import { createSecrets } from "../../program/create-secrets.ts";
import { openLog } from "../../program/open-log.ts";
import { REAL_CLOCK } from "../../program/real-clock.ts";
import { createAccessTokens } from "../../web/api/create-access-tokens.ts";
import { API_PATH, createApiRouter } from "../../web/api/create-api-router.ts";
import { createWebServer } from "../../web/create-web-server.ts";
import { listen } from "../../web/listen.ts";

const README = "README.md";
const [BEGIN, END] = ["<!-- login: made by npm run -s transcript -->", "<!-- login: end -->"];

const TELEGRAM: ChatAddress = { channel: "telegram", botId: "1", chatId: "chu-quan" };
const ZALO: ChatAddress = { channel: "zalo", botId: "2", chatId: "chu-quan" };

interface Stage {
  readonly send: (chat: ChatAddress, content: InboundContent) => Promise<string>;
  readonly lastIn: (chat: ChatAddress) => Promise<string>;
  readonly post: (path: string, body: object) => Promise<Record<string, unknown>>;
  readonly close: () => Promise<void>;
}

/** The book with its API on a real server, and chats without their apps. */
async function openStage({ dataSource }: OpenDatabase): Promise<Stage> {
  const deps = {
    ...createRepositories(dataSource, wait),
    presenter: createPresenter(),
    secrets: createSecrets(randomUUID()),
    bell: { ring: () => undefined },
    ids: { uuid: () => randomUUID() },
    log: openLog("error", pino.destination(2)),
    writersAreMadeUp: true,
  };
  const intake = createIntake(deps);
  const api = { ...deps, clock: REAL_CLOCK, accessTokens: createAccessTokens(randomUUID(), REAL_CLOCK) };
  const probes = { health: () => ({}), readiness: () => Promise.resolve({ ready: true, checks: {} }) };
  const app = createWebServer({ ...probes, log: openLog("silent"), allowedHosts: [], mounts: [createApiRouter(api)] });
  const server = await listen(app, { host: "127.0.0.1", port: 0, endStreams: () => undefined });
  const lastIn: Stage["lastIn"] = async (chat) => {
    const [row] = await dataSource.query<{ message: OutboundMessage }[]>(LAST, [chatKey(chat)]);
    return row?.message.text ?? "";
  };
  return {
    lastIn,
    async send(chat, content) {
      const now = new Date();
      const ids = { eventId: randomUUID(), sender: { userId: chat.chatId } };
      await intake.receive({ ...chat, ...ids, sentAt: now, receivedAt: now, content });
      await intake.drain();
      return lastIn(chat);
    },
    async post(path, body) {
      const headers = { "content-type": "application/json" };
      const asked = { method: "POST", headers, body: JSON.stringify(body) };
      return (await (await fetch(`${server.url}${API_PATH}${path}`, asked)).json()) as Record<string, unknown>;
    },
    async close() {
      await server.close();
      await intake.drain();
    },
  };
}

/** Logs in over HTTP, joins a second chat, and puts what was sent and answered into the README. */
export async function writeLoginTranscript(database: OpenDatabase): Promise<void> {
  const stage = await openStage(database);
  const { send, lastIn, post } = stage;
  const say = (chat: ChatAddress, text: string): Promise<string> => send(chat, { kind: "text", text });
  const codeIn = async (chat: ChatAddress): Promise<string> => CODE.exec(await lastIn(chat))?.[0] ?? "";
  const asked = { phone: "0912 345 678" };
  await say(TELEGRAM, "bán 500k");
  await send(TELEGRAM, { kind: "contact", phone: "+84912345678", isSenders: true });
  const otp = await post("/auth/otp", asked);
  const lines = [...curl("/auth/otp", asked), JSON.stringify(otp), "", ...told("on Telegram", await lastIn(TELEGRAM))];
  const code = { requestId: otp["requestId"], code: await codeIn(TELEGRAM) };
  const tokens = await post("/auth/verify", code);
  const shortened = { ...tokens, accessToken: "eyJ…", refreshToken: "…" };
  const number = "số của tôi 0912 345 678";
  lines.push("", ...curl("/auth/verify", code), JSON.stringify(shortened), "", ...told("on Zalo", number, "›"));
  lines.push(...told("", await say(ZALO, number)), ...told("on Telegram", await lastIn(TELEGRAM)));
  const typed = await codeIn(TELEGRAM);
  lines.push(...told("on Zalo", typed, "›"), ...told("", await say(ZALO, typed)));
  await stage.close();
  await intoReadme(lines);
}

const CODE = /\b\d{3} \d{3}\b/;

const told = (where: string, text: string, mark = " "): string[] => {
  const [first = "", ...rest] = text.split("\n");
  return [`${where.padEnd(12)} ${mark} ${first}`, ...rest.map((line) => `${" ".repeat(15)}${line}`)];
};

const curl = (path: string, body: object): string[] => [
  `$ curl -s localhost:3000${API_PATH}${path} -H 'content-type: application/json' \\`,
  `    -d '${JSON.stringify(body)}'`,
];

async function intoReadme(lines: readonly string[]): Promise<void> {
  const readme = await readFile(README, "utf8");
  const [from, to] = [readme.indexOf(BEGIN), readme.indexOf(END)];
  if (from < 0 || to < from) throw new Error(`${README} has no place for the login: ${BEGIN}`);
  const block = `${BEGIN}\n\n\`\`\`\n${lines.join("\n")}\n\`\`\`\n\n`;
  await writeFile(README, readme.slice(0, from) + block + readme.slice(to));
  console.log(`${README}: the login is written.`);
}

const LAST = `
  SELECT message.message FROM outbox_message AS message JOIN chat ON chat.id = message.chat_id
  WHERE chat.channel || '|' || chat.bot_id || '|' || chat.chat_id = $1 ORDER BY message.id DESC LIMIT 1`;

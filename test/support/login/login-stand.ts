import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { createIntake } from "../../../core/conversation/create-intake.ts";
import type { WorkDeps } from "../../../core/conversation/work-chat.ts";
import { chatKey } from "../../../core/ports/chat-key.ts";
import type { ChatAddress, InboundContent, InboundEvent } from "../../../core/ports/inbound-event.ts";
import type { OutboundMessage } from "../../../core/ports/outbound-message.ts";
import { createPresenter } from "../../../present/create-presenter.ts";
import { createSecrets } from "../../../program/create-secrets.ts";
import { createAccessTokens } from "../../../web/api/create-access-tokens.ts";
import { API_PATH, API_ROUTES, createApiRouter } from "../../../web/api/create-api-router.ts";
import { describeApi } from "../../../web/api/describe-api.ts";
import { createWebServer } from "../../../web/create-web-server.ts";
import { createDocsRouter } from "../../../web/docs/create-docs-router.ts";
import { listen } from "../../../web/listen.ts";
import { createLoginPageRouter } from "../../../web/login/create-login-page-router.ts";
import { createLogRecorder } from "../browser/serve-chat.ts";
import { type Answer, ask, type Ask } from "../network/http.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../postgres/migrated-database.ts";
import type { TestServer } from "../postgres/servers.ts";
import { NOW } from "../shop/test-shop.ts";

export const JWT_SECRET = "a-secret-of-the-tests-and-of-nobody-else";

export interface Tokens {
  readonly accessToken: string;
  readonly refreshToken: string;
}

/** The book with its HTTP API over a real server, and chats of all channels without their apps. */
export interface LoginStand {
  readonly database: MigratedDatabase;
  readonly deps: WorkDeps;
  readonly url: string;
  /** The server's clock, for what goes by it. */
  now: Date;
  /** Sends one message and gives what was answered. */
  send(from: ChatAddress, content: InboundContent, more?: Partial<InboundEvent>): Promise<OutboundMessage>;
  say(from: ChatAddress, text: string): Promise<string>;
  /** Shares the sender's own number, as Telegram's button does. */
  sharePhone(from: ChatAddress, phone: string): Promise<string>;
  /** All that the chat was sent, oldest first. */
  received(chat: ChatAddress): Promise<string[]>;
  /** The code that the chat was sent last. */
  codeIn(chat: ChatAddress): Promise<string>;
  api(path: string, options?: Ask): Promise<Answer>;
  /** Logs in by a code that comes to the chat. */
  logIn(phone: string, chat: ChatAddress): Promise<Tokens>;
  query<T>(sql: string, parameters?: unknown[]): Promise<T[]>;
  close(): Promise<void>;
}

export const telegram = (chatId: string): ChatAddress => ({ channel: "telegram", botId: "1", chatId });
export const zalo = (chatId: string): ChatAddress => ({ channel: "zalo", botId: "2", chatId });

export const bearer = ({ accessToken }: Pick<Tokens, "accessToken">): Record<string, string> => ({
  authorization: `Bearer ${accessToken}`,
});

export async function openLoginStand(server: TestServer, changes: Partial<WorkDeps> = {}): Promise<LoginStand> {
  const database = await createMigratedDatabase(server);
  let url = "";
  const { log } = createLogRecorder();
  const failures: unknown[] = [];
  const deps: WorkDeps = {
    ...database.repositories,
    presenter: createPresenter(),
    writersAreMadeUp: true,
    secrets: createSecrets(JWT_SECRET),
    webAddress: () => url,
    ids: { uuid: () => randomUUID() },
    log: { ...log, error: ({ err }) => failures.push(err) },
    bell: { ring: () => undefined },
    ...changes,
  };
  const stand = { now: new Date() };
  const clock = { now: () => stand.now };
  const intake = createIntake(deps);
  const apiDeps = { ...deps, clock, accessTokens: createAccessTokens(JWT_SECRET, clock) };
  const app = createWebServer({
    log,
    health: () => ({}),
    readiness: () => Promise.resolve({ ready: true, checks: {} }),
    allowedHosts: [],
    trustedProxies: 1,
    corsOrigins: ["https://app.example"],
    mounts: [
      createApiRouter(apiDeps),
      createLoginPageRouter(apiDeps),
      createDocsRouter(describeApi(API_ROUTES, API_PATH)),
    ],
  });
  const listening = await listen(app, { host: "127.0.0.1", port: 0, endStreams: () => undefined });
  url = listening.url.replace("localhost", "127.0.0.1");

  const query = <T>(sql: string, parameters: unknown[] = []): Promise<T[]> =>
    database.dataSource.query(sql, parameters);
  const messages = (chat: ChatAddress) => query<{ message: OutboundMessage; id: string }>(MESSAGES, [chatKey(chat)]);
  const received = async (chat: ChatAddress) => (await messages(chat)).map(({ message }) => message.text);
  const send: LoginStand["send"] = async (from, content, more) => {
    const before = (await messages(from)).length;
    const ids = { eventId: randomUUID(), sender: { userId: from.chatId } };
    await intake.receive({ ...from, ...ids, sentAt: NOW, receivedAt: NOW, content, ...more });
    await intake.drain();
    const [reply, ...others] = (await messages(from)).slice(before);
    if (reply === undefined || others.length > 0 || failures.length > 0)
      throw new Error("no one reply", { cause: failures[0] });
    return reply.message;
  };
  const codeIn = async (chat: ChatAddress): Promise<string> => {
    const code = /\b\d{3} \d{3}\b/.exec((await received(chat)).at(-1) ?? "")?.[0];
    if (code === undefined) throw new Error("the chat's last message has no code");
    return code;
  };
  const api = (path: string, options?: Ask) => ask(`${url}${API_PATH}${path}`, options);
  return Object.assign(stand, {
    database,
    deps,
    url,
    send,
    received,
    codeIn,
    api,
    query,
    say: async (from: ChatAddress, text: string) => (await send(from, { kind: "text", text })).text,
    sharePhone: async (from: ChatAddress, phone: string) =>
      (await send(from, { kind: "contact", phone, isSenders: true })).text,
    async logIn(phone: string, chat: ChatAddress): Promise<Tokens> {
      const asked = await api("/auth/otp", { method: "POST", body: { phone }, headers: fromNewAddress() });
      const { requestId } = asked.json() as { requestId: string };
      const body = { requestId, code: await codeIn(chat) };
      return (await api("/auth/verify", { method: "POST", body })).json() as Tokens;
    },
    async close() {
      await listening.close();
      await intake.drain();
      await wait(0);
      await database.drop();
    },
  });
}

let addresses = 0;
/** Requests for codes are counted by address: each of these is another one. */
export const fromNewAddress = (): Record<string, string> => ({
  "x-forwarded-for": `203.0.113.${String(++addresses % 250)}`,
});

const MESSAGES = `
  SELECT message.id, message.message FROM outbox_message AS message JOIN chat ON chat.id = message.chat_id
  WHERE chat.channel || '|' || chat.bot_id || '|' || chat.chat_id = $1 ORDER BY message.id`;

import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { createIntake } from "../../../core/conversation/create-intake.ts";
import type { WorkDeps } from "../../../core/conversation/work-chat.ts";
import { chatKey } from "../../../core/ports/chat-key.ts";
import type { ChatAddress, InboundContent, InboundEvent } from "../../../core/ports/inbound-event.ts";
import type { OutboundMessage } from "../../../core/ports/outbound-message.ts";
import { createPresenter } from "../../../present/create-presenter.ts";
import { webMounts } from "../../../program/web-mounts.ts";
import { createSecrets } from "../../../program/create-secrets.ts";
import { createAccessTokens } from "../../../web/api/create-access-tokens.ts";
import { API_PATH } from "../../../web/api/create-api-router.ts";
import { createWebServer, type Mount } from "../../../web/create-web-server.ts";
import { listen } from "../../../web/listen.ts";
import { chatOfBrowser } from "../../../web/book/create-book-router.ts";
import { BOOK_PATH, LOGIN_PATH } from "../../../web/login/create-login-page-router.ts";
import { createBrowserDoor } from "../../../bot/browser/create-browser-door.ts";
import { createReplyListener } from "../../../database/reply-listener.ts";
import { createChatLog } from "../../../database/repositories/chat-log.ts";
import { createSharedFiles } from "../../../database/repositories/shared-files.ts";
import { createDrawer } from "../../../present/charts/create-drawer.ts";
import { sendProblem } from "../../../web/send-problem.ts";
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
  /** Every route of the server but probes and webhooks, for whoever tries all of them. */
  readonly routes: readonly { readonly method: string; readonly path: string }[];
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
  /** Waits until all that came in by HTTP is worked off. */
  settle(): Promise<void>;
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
  const listener = createReplyListener(database.applicationUrl, log);
  const door = createBrowserDoor({
    intake,
    chatLog: createChatLog(database.dataSource, listener),
    clock,
    newSecret: randomUUID,
    refuse: sendProblem,
    readTable: () => Promise.reject(new Error("no files are sent here")),
    log,
    heartbeatMs: 50,
    whoseChat: chatOfBrowser(deps),
    loginPages: { book: BOOK_PATH, login: LOGIN_PATH },
  });
  const drawer = createDrawer();
  const sharedFiles = createSharedFiles(database.dataSource, drawer);
  const mounts = [...webMounts({ ...apiDeps, drawer, sharedFiles, hasChat: true }), door];
  const app = createWebServer({
    log,
    health: () => ({}),
    readiness: () => Promise.resolve({ ready: true, checks: {} }),
    allowedHosts: [],
    trustedProxies: 1,
    corsOrigins: ["https://app.example"],
    mounts,
  });
  const listening = await listen(app, { host: "127.0.0.1", port: 0, endStreams: door.close });
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
    routes: mounts.flatMap(routesOf),
    send,
    received,
    codeIn,
    settle: intake.drain,
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
      await listener.close();
      await wait(0);
      await database.drop();
    },
  });
}

const routesOf = ({ path: mountedAt, router }: Mount) =>
  router.stack.flatMap(({ route }) =>
    (route?.stack ?? []).flatMap(({ method }) =>
      [route?.path ?? []]
        .flat()
        .map((path) => ({ method: method.toUpperCase(), path: `${mountedAt}${path}`.replace("//", "/") })),
    ),
  );

let addresses = 0;
/** Requests for codes are counted by address: each of these is another one. */
export const fromNewAddress = (): Record<string, string> => ({
  "x-forwarded-for": `203.0.113.${String(++addresses % 250)}`,
});

const MESSAGES = `
  SELECT message.id, message.message FROM outbox_message AS message JOIN chat ON chat.id = message.chat_id
  WHERE chat.channel || '|' || chat.bot_id || '|' || chat.chat_id = $1 ORDER BY message.id`;

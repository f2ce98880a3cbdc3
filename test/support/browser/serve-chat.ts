import { randomBytes } from "node:crypto";
import { createBrowserDoor, type BrowserDoorDeps } from "../../../bot/browser/create-browser-door.ts";
import { readTable } from "../../../sheets/read-table.ts";
import { createWebServer, type WebServerDeps } from "../../../web/create-web-server.ts";
import { listen, type Listening } from "../../../web/listen.ts";
import { sendProblem } from "../../../web/send-problem.ts";
import type { InMemoryChat } from "./in-memory-chat.ts";

/** Keeps what was logged, for a test to look at. */
export const createLogRecorder = () => {
  const lines: { readonly level: string; readonly fields: object; readonly message: string }[] = [];
  const at = (level: string) => (fields: object, message: string) => {
    lines.push({ level, fields, message });
  };
  return { lines, log: { debug: at("debug"), info: at("info"), warn: at("warn"), error: at("error") } };
};

export interface ServeOptions {
  /** 0, the default, takes any free one. */
  readonly port?: number;
  readonly door?: Partial<BrowserDoorDeps>;
  readonly web?: Partial<WebServerDeps>;
  readonly drainTimeoutMs?: number;
}

/** The real web server with the real browser door over an in-memory chat, on loopback. */
export const serveChat = async (chat: InMemoryChat, options: ServeOptions = {}): Promise<Listening> => {
  const { log } = createLogRecorder();
  const door = createBrowserDoor({
    intake: chat.intake,
    chatLog: chat.chatLog,
    clock: { now: () => new Date() },
    newSecret: () => randomBytes(32).toString("base64url"),
    refuse: sendProblem,
    readTable,
    log,
    ...options.door,
  });
  const app = createWebServer({
    log,
    health: () => ({}),
    readiness: () => Promise.resolve({ ready: true, checks: {} }),
    allowedHosts: [],
    mounts: [door],
    ...options.web,
  });
  const { drainTimeoutMs } = options;
  return listen(app, {
    host: "127.0.0.1",
    port: options.port ?? 0,
    endStreams: door.close,
    ...(drainTimeoutMs === undefined ? {} : { drainTimeoutMs }),
  });
};

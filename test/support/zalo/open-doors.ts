import type { RequestListener } from "node:http";
import { createZaloDoor, type ZaloDoor, type ZaloDoorDeps } from "../../../bot/zalo/create-zalo-door.ts";
import { createWebServer } from "../../../web/create-web-server.ts";
import { listen } from "../../../web/listen.ts";
import { createLogRecorder } from "../browser/serve-chat.ts";
import { createArrivals } from "./arrivals.ts";
import { openZaloServer, type ZaloServerOptions } from "./fault-server.ts";
import { createRecordingIntake } from "./recording-intake.ts";

export const TOKEN = "111:alpha-token";
export const OTHER_TOKEN = "222:beta-token";
export const SECRET = "a-secret-of-some-length";
export const NOW = new Date("2026-11-22T03:00:10.000Z");

const closing: (() => Promise<unknown>)[] = [];

/** For `afterEach`: closes what the test opened, the last first. */
export const closeAll = async (): Promise<void> => {
  for (const close of closing.splice(0).reverse()) await close();
};

/** Zalo on loopback, and an intake behind doors that are still to be made. */
export const openZalo = async (options: Partial<ZaloServerOptions> = {}) => {
  const zalo = await openZaloServer({ tokens: [TOKEN, OTHER_TOKEN], ...options });
  closing.push(zalo.close);
  const recording = createRecordingIntake();
  const { log, lines, logged } = createWaitableLog();
  // Waiting is written down instead of done; a turn of the event loop lets the rest of the world go on.
  const pauses = createArrivals<number>();
  const pause = (ms: number): Promise<void> => {
    pauses.add(ms);
    return new Promise((resolve) => setImmediate(resolve));
  };
  const door = (deps: Partial<ZaloDoorDeps> = {}): ZaloDoor => {
    const made = createZaloDoor({
      token: TOKEN,
      apiRoot: zalo.apiRoot,
      intake: recording.intake,
      clock: { now: () => NOW },
      log,
      pollTimeoutSeconds: 1,
      pause,
      ...deps,
    });
    closing.push(made.close);
    return made;
  };
  return { zalo, recording, lines, logged, pauses, door };
};

type World = Awaited<ReturnType<typeof openZalo>>;

/** Doors by webhook behind the real web server. */
export const openWebhooks = async (world: World, tokens: readonly string[] = [TOKEN]) => {
  // The doors have to know the port, and the application has to know the doors: it comes after the port is taken.
  let app: RequestListener = (_request, response) => response.writeHead(500).end();
  const server = await listen((request, response) => app(request, response), {
    host: "127.0.0.1",
    port: 0,
    endStreams: () => undefined,
  });
  closing.push(server.close);
  const publicUrl = `http://127.0.0.1:${server.port}`;
  const doors = tokens.map((token) => world.door({ token, webhook: { publicUrl, secret: SECRET } }));
  app = createWebServer({
    log: createLogRecorder().log,
    allowedHosts: [],
    mounts: doors.flatMap(({ mount }) => (mount ? [mount] : [])),
    health: () => ({}),
    readiness: () => Promise.resolve({ ready: true, checks: {} }),
  });
  return { publicUrl, doors };
};

const createWaitableLog = () => {
  const lines = createArrivals<{ readonly level: string; readonly fields: object; readonly message: string }>();
  const at = (level: string) => (fields: object, message: string) => lines.add({ level, fields, message });
  return {
    log: { info: at("info"), warn: at("warn"), error: at("error") },
    lines: lines.all,
    /** Resolves once so many lines are logged. */
    logged: (count: number) => lines.until(() => lines.all.length >= count),
  };
};

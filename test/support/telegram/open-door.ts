import { setImmediate as nextTurn } from "node:timers/promises";
import express from "express";
import { createTelegramDoor, type TelegramDoorDeps } from "../../../bot/telegram/create-telegram-door.ts";
import { readTable } from "../../../sheets/read-table.ts";
import { listen } from "../../../web/listen.ts";
import { createLogRecorder } from "../browser/serve-chat.ts";
import { type FaultServer, startFaultServer } from "./fault-server.ts";
import { createIntakeRecorder } from "./intake-recorder.ts";
import { TOKEN } from "./updates.ts";

export const RECEIVED_AT = new Date("2025-11-22T03:00:02.500Z");

export interface DoorStand {
  readonly telegram: FaultServer;
  readonly recorder: ReturnType<typeof createIntakeRecorder>;
  readonly lines: ReturnType<typeof createLogRecorder>["lines"];
  readonly door: ReturnType<typeof createTelegramDoor>;
  /** What the door waited for, in milliseconds, in order; each wait ends at once. */
  readonly waits: readonly number[];
  readonly close: () => Promise<void>;
}

/** A door before the fault server, on a clock that stands still and with waits that do not last. Not started. */
export const openDoor = async (options: Partial<TelegramDoorDeps> = {}): Promise<DoorStand> => {
  const telegram = await startFaultServer();
  const recorder = createIntakeRecorder();
  const { log, lines } = createLogRecorder();
  const waits: number[] = [];
  const door = createTelegramDoor({
    token: TOKEN,
    apiRoot: telegram.apiRoot,
    intake: recorder.intake,
    clock: { now: () => RECEIVED_AT },
    log,
    readTable,
    wait: async (ms) => {
      waits.push(ms);
      await nextTurn();
    },
    ...options,
  });
  const close = async () => {
    await door.close();
    await telegram.close();
  };
  return { telegram, recorder, lines, door, waits, close };
};

export const SECRET = "sEcret_of-a-test";

/** The same with a webhook, on a web server of its own. */
export const openWebhookDoor = async (options: Partial<TelegramDoorDeps> = {}) => {
  const webhook = { publicUrl: "https://shop.example", secret: SECRET };
  const stand = await openDoor({ webhook, ...options });
  const app = express();
  if (stand.door.mount !== undefined) app.use(stand.door.mount.path, stand.door.mount.router);
  const web = await listen(app, { host: "127.0.0.1", port: 0, endStreams: () => undefined });
  const close = async () => {
    await web.close();
    await stand.close();
  };
  return { ...stand, url: `http://127.0.0.1:${web.port}${stand.door.mount?.path ?? ""}`, close };
};

import { setTimeout as wait } from "node:timers/promises";

import { programStand, type Settings } from "../program/program-stand.ts";
import { type Call, type FaultServer, startFaultServer } from "../telegram/fault-server.ts";
import { BOT_ID, TOKEN } from "../telegram/updates.ts";
import type { FaultSize } from "./fault-size.ts";
import { type FaultTally, tallyFaults, untilSettled } from "./fault-tally.ts";
import { openOwnDatabase, type OwnDatabase } from "./own-database.ts";
import { type ProgramGroup, startProgramGroup } from "./program-group.ts";
import { type Random, seededRandom } from "./random.ts";
import { sendLoad } from "./retrying-client.ts";
import { answeredVnd, loadOf, type SentMessage } from "./sent-message.ts";

export const SECRET = "secret-of-a-fault-test";
/** One place, so that a test of a fault says only what its fault is. */
const WEBHOOK_PATH = `/telegram/${BOT_ID}`;

export interface FaultYard {
  readonly database: OwnDatabase;
  readonly telegram: FaultServer;
  readonly random: Random;
  readonly start: (options: StartOptions) => Promise<ProgramGroup>;
  /**
   * Sends a load and meanwhile does `disturb` as often as `kills` says, at random points of the way from the first
   * message taken to the last one answered; then waits until everything is done, and counts.
   */
  readonly run: (group: ProgramGroup, size: FaultSize, disturb: () => Promise<void>) => Promise<FaultTally>;
  /** Resolves when the bot API was asked to send the answer to the message. */
  readonly answered: (message: SentMessage) => Promise<void>;
  readonly clear: () => Promise<void>;
}

interface StartOptions {
  readonly count: number;
  readonly settings?: Settings;
  readonly preload?: string;
}

/** A database, a bot API and programs of the test's own, to be hurt; all of it is gone afterwards. */
export async function withFaultYard<T>(work: (yard: FaultYard) => Promise<T>): Promise<T> {
  const yard = await openFaultYard();
  try {
    return await work(yard);
  } catch (error) {
    console.log(`FAULT_SEED=${String(yard.random.seed)} had the fault.`);
    throw error;
  } finally {
    await yard.clear();
  }
}

async function openFaultYard(): Promise<FaultYard> {
  const database = await openOwnDatabase();
  const telegram = await startFaultServer();
  const stand = programStand({ name: "ourselves" });
  const random = seededRandom();
  return {
    database,
    telegram,
    random,
    start: async ({ count, settings, preload }) => {
      const group = await startProgramGroup({
        stand,
        random,
        count,
        webhookPath: WEBHOOK_PATH,
        ...(preload !== undefined && { preload }),
        settings: {
          ...database.settings,
          TELEGRAM_BOT_TOKEN: TOKEN,
          TELEGRAM_API_ROOT: telegram.apiRoot,
          WEBHOOK_SECRET: SECRET,
          JWT_SECRET: "a-secret-of-a-test-with-32-characters",
          DATA_DIR: await stand.folder(),
          LOG_LEVEL: "error",
          ...settings,
        },
      });
      // A process that does not know its bot yet answers 503, as it should, and tests count on a 200.
      await telegram.called("setWebhook", count);
      return group;
    },
    run: (group, size, disturb) => runLoad({ database, telegram, random }, group, size, disturb),
    async answered(message) {
      const isIt = ({ payload }: Call): boolean =>
        Number(payload["chat_id"]) === message.chatId && answeredVnd(String(payload["text"])) === message.amountVnd;
      while (!telegram.calls.some(isIt)) await wait(50);
    },
    async clear() {
      await stand.clear();
      await telegram.close();
      await database.close();
    },
  };
}

async function runLoad(
  { database, telegram, random }: Pick<FaultYard, "database" | "telegram" | "random">,
  group: ProgramGroup,
  size: FaultSize,
  disturb: () => Promise<void>,
): Promise<FaultTally> {
  const load = loadOf(size);
  let accepted = 0;
  const done = (): number => accepted + telegram.countOf("sendMessage");
  const points = Array.from({ length: size.kills }, () => random.below(2 * size.messages)).sort((a, b) => a - b);
  const settled = new AbortController();
  const disturbing = (async () => {
    for (const point of points) {
      while (done() < point && !settled.signal.aborted) await wait(20);
      await disturb();
    }
  })();
  await sendLoad(
    {
      target: group.target,
      secret: SECRET,
      random,
      accepted: () => {
        accepted++;
      },
    },
    load,
  );
  // Points that lie beyond what is ever answered would otherwise never come.
  await untilSettled(database.administratorUrl, () => wait(200));
  settled.abort();
  await disturbing;
  await untilSettled(database.administratorUrl, () => wait(200));
  return tallyFaults(database.administratorUrl, load, telegram.callsOf("sendMessage"));
}

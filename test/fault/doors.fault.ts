import { setTimeout as wait } from "node:timers/promises";
import { gzipSync } from "node:zlib";

import { describe, expect, it } from "vitest";

import { isFull } from "../support/fault/fault-size.ts";
import { HOLDS, tallyFaults, untilSettled } from "../support/fault/fault-tally.ts";
import { type FaultYard, SECRET, withFaultYard } from "../support/fault/fault-yard.ts";
import { randomBody } from "../support/fault/random-body.ts";
import { post } from "../support/fault/retrying-client.ts";
import { loadOf, updateOf } from "../support/fault/sent-message.ts";
import { messageUpdate, tapUpdate } from "../support/telegram/updates.ts";
import { textUpdate } from "../support/zalo/updates.ts";

const BODIES = isFull ? 10_000 : 2_000;
const AT_ONCE = 20;
const ZALO_TOKEN = "4711:zalo-test-token";

/** Whatever comes to the doors that the world may knock at: nothing is kept twice, nothing brings the program down. */
describe("the doors", () => {
  const settle = (yard: FaultYard) => untilSettled(yard.database.administratorUrl, () => wait(200));

  it("take the same update once, five times in parallel, at two processes", () =>
    withFaultYard(async (yard) => {
      const group = await yard.start({ count: 2 });
      const load = loadOf({ messages: 40, chats: 20, kills: 0 });
      for (const message of load) {
        const statuses = await Promise.all([1, 2, 3, 4, 5].map(() => post(group.target(), SECRET, updateOf(message))));
        expect(statuses).toEqual([200, 200, 200, 200, 200]);
      }
      await settle(yard);
      const tally = await tallyFaults(yard.database.administratorUrl, load, yard.telegram.callsOf("sendMessage"));
      expect(tally).toEqual({ messages: 40, ...HOLDS, answeredAgain: 0 });
    }));

  it(`answer ${BODIES.toLocaleString("en")} random bodies with 200 or 400, and the next message as ever`, () =>
    withFaultYard(async (yard) => {
      const { random } = yard;
      const settings = { ZALO_BOT_TOKEN: ZALO_TOKEN, ZALO_API_ROOT: "http://127.0.0.1:9", LOG_LEVEL: "fatal" };
      const group = await yard.start({ count: 1, settings });
      const zalo = group.target().replace(/\/telegram\/.*/u, `/zalo/${ZALO_TOKEN.split(":")[0]!}`);
      const doors = [
        { url: group.target(), update: (n: number) => messageUpdate(n, { text: "bán 100k" }) },
        { url: group.target(), update: (n: number) => tapUpdate(n) },
        { url: zalo, update: (n: number) => textUpdate("bán 100k", { date: n }) },
      ];
      const wrong: { status: number; url: string; body: string }[] = [];
      const knock = async (n: number): Promise<void> => {
        const { url, update } = random.pick(doors);
        const body = randomBody(random, update(n));
        const status = await post(url, SECRET, body);
        if (status !== 200 && status !== 400) wrong.push({ status, url, body: body.slice(0, 2_000) });
      };
      for (let n = 1; n <= BODIES; n += AT_ONCE) {
        await Promise.all(Array.from({ length: AT_ONCE }, (_, at) => knock(n + at)));
      }
      expect(wrong.slice(0, 3)).toEqual([]);
      const [message] = loadOf({ messages: 1, chats: 1, kills: 0 }, BODIES * 10);
      expect(await post(group.target(), SECRET, updateOf(message!))).toBe(200);
      await yard.answered(message!);
      expect(group.processes.map(({ pid }) => pid)).toEqual(group.firstPids);
    }));

  it("turn huge bodies away without reading them to the end, and take the next message as ever", () =>
    withFaultYard(async (yard) => {
      const group = await yard.start({ count: 1 });
      const send = async (body: string | Buffer<ArrayBuffer>, headers: Record<string, string> = {}) => {
        // A connection of its own: one that is kept open may be closed in the moment it is used.
        const alone = { connection: "close", "content-type": "application/json" };
        const given = { ...alone, "x-telegram-bot-api-secret-token": SECRET, ...headers };
        const answered = fetch(group.target(), { method: "POST", headers: given, body });
        // A server that has said no need not read what is still being sent: the connection may be cut under it.
        return answered.then(({ status }) => status).catch(() => "cut");
      };
      const long = (length: number): string => JSON.stringify(messageUpdate(1, { text: "á".repeat(length) }));
      expect([413, "cut"]).toContain(await send(long(20_000_000)));
      expect([413, "cut"]).toContain(await send(gzipSync(long(20_000_000)), { "content-encoding": "gzip" }));
      expect(await send(`${"[".repeat(400_000)}${"]".repeat(400_000)}`)).toBe(400);
      const stranger = { "x-telegram-bot-api-secret-token": "not-it" };
      expect([403, "cut"]).toContain(await send(long(20_000_000), stranger));
      expect(await send(long(400_000))).toBe(200);
      const [message] = loadOf({ messages: 1, chats: 1, kills: 0 }, 100);
      expect(await post(group.target(), SECRET, updateOf(message!))).toBe(200);
      await yard.answered(message!);
      expect(group.processes.map(({ pid }) => pid)).toEqual(group.firstPids);
    }));
});

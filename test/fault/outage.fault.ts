import { setTimeout as wait } from "node:timers/promises";

import pg from "pg";
import { describe, expect, it } from "vitest";

import { HOLDS, tallyFaults, untilSettled } from "../support/fault/fault-tally.ts";
import { isFull } from "../support/fault/fault-size.ts";
import { letAnHourPass } from "../support/fault/let-an-hour-pass.ts";
import { SECRET, withFaultYard } from "../support/fault/fault-yard.ts";
import { sendLoad } from "../support/fault/retrying-client.ts";
import { loadOf } from "../support/fault/sent-message.ts";

/** What Telegram takes from one bot. */
const PER_SECOND = 30;
const SIZE = isFull ? { messages: 900, chats: 100, kills: 0 } : { messages: 150, chats: 50, kills: 0 };

describe("a bot API that is down for an hour", () => {
  it("gets the backlog afterwards, in order and within its rate", () =>
    withFaultYard(async (yard) => {
      const { telegram, random, database } = yard;
      const group = await yard.start({ count: 2 });
      telegram.breakDown({ kind: "declined", status: 502, description: "Bad Gateway" });
      const load = loadOf(SIZE);
      await sendLoad({ target: group.target, secret: SECRET, random, accepted: () => undefined }, load);
      const owner = new pg.Client(database.administratorUrl);
      await owner.connect();
      // Every chat has tried, and failed, and waits for its next try.
      for (;;) {
        const { rows } = await owner.query<{ untried: number }>(UNTRIED);
        if (rows[0]?.untried === 0) break;
        await wait(100);
      }
      await letAnHourPass(owner, database.settings["DATABASE_URL"]!);
      await owner.end();
      const upAtMs = performance.now();
      telegram.breakDown();
      await untilSettled(database.administratorUrl, () => wait(100));
      const tookS = (performance.now() - upAtMs) / 1_000;
      const tally = await tallyFaults(database.administratorUrl, load, telegram.callsOf("sendMessage"));
      console.log(`After an hour without the bot API ${SIZE.messages} messages went out in ${tookS.toFixed(1)} s.`);
      expect(tally).toMatchObject({ ...HOLDS, answeredAgain: 0 });
      // However slow the machine is, it may only be slower than what the platform takes.
      expect(tookS).toBeGreaterThan(SIZE.messages / PER_SECOND - 1);
    }));
});

const UNTRIED = `
  SELECT (SELECT count(*) FROM inbound_event WHERE state = 'pending')::int
    + (SELECT count(*) FROM chat WHERE NOT EXISTS
        (SELECT FROM outbox_message AS message WHERE message.chat_id = chat.id AND message.attempts > 0))::int AS untried`;

import { afterAll, describe, expect, it } from "vitest";

import { faultSize, shareOf } from "../support/fault/fault-size.ts";
import { createFaultTable } from "../support/fault/fault-table.ts";
import { HOLDS } from "../support/fault/fault-tally.ts";
import { withFaultYard } from "../support/fault/fault-yard.ts";
import { hasRedis, withOwnRedis } from "../support/fault/own-redis.ts";

/**
 * A machine that learns the time after it was started, and one that is set wrong: ahead by two hours, by a day more, a
 * day behind, right again, and so on, every two seconds.
 */
const JUMPING_CLOCK = `
  const RealDate = Date;
  const HOUR = 3_600_000;
  const offsets = [0, 2 * HOUR, 26 * HOUR, -24 * HOUR];
  let at = 0;
  setInterval(() => { at = (at + 1) % offsets.length; }, 2_000).unref();
  globalThis.Date = class Date extends RealDate {
    constructor(...given) { if (given.length === 0) super(Date.now()); else super(...given); }
    static now() { return RealDate.now() + offsets[at]; }
  };`;

describe.concurrent("clocks that jump", () => {
  const table = createFaultTable();
  afterAll(table.print);

  const jumping = (queue: { name: string; settings: Record<string, string> }) =>
    withFaultYard(async (yard) => {
      const size = shareOf({ ...faultSize(), kills: 0 }, 0.5);
      const group = await yard.start({ count: 2, settings: queue.settings, preload: JUMPING_CLOCK });
      const tally = await yard.run(group, size, () => Promise.resolve());
      table.add(`clock jumps by hours and days, queue on ${queue.name}`, tally);
      // An answer may come again: how long a send takes on a busy machine is not this test's to say.
      expect(tally).toMatchObject(HOLDS);
    });

  it("keep no message from its place, with the queue on PostgreSQL", () =>
    jumping({ name: "PostgreSQL", settings: {} }));

  it.skipIf(!hasRedis)("keep no message from its place, with the queue on Redis", () =>
    withOwnRedis(({ url }) => jumping({ name: "Redis", settings: { REDIS_URL: url } })),
  );
});

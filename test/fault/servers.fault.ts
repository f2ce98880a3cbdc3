import { afterAll, describe, expect, it } from "vitest";

import { faultSize, shareOf } from "../support/fault/fault-size.ts";
import { createFaultTable } from "../support/fault/fault-table.ts";
import { HOLDS } from "../support/fault/fault-tally.ts";
import { withFaultYard } from "../support/fault/fault-yard.ts";
import { hasRedis, withOwnRedis } from "../support/fault/own-redis.ts";

/** The program goes on when a server that it stands on comes back, without being started again itself. */
describe.concurrent("servers that go away under load", () => {
  const table = createFaultTable();
  afterAll(table.print);

  it("the database is killed and comes back", () =>
    withFaultYard(async (yard) => {
      const size = shareOf(faultSize(), 0.5);
      const group = await yard.start({ count: 2 });
      const tally = await yard.run(group, size, yard.database.crash);
      table.add(`${size.kills} × database killed`, tally);
      expect(tally).toMatchObject(HOLDS);
      expect(group.processes.map(({ pid }) => pid)).toEqual(group.firstPids);
    }));

  it.skipIf(!hasRedis)("Redis forgets everything, and is killed", () =>
    withOwnRedis((redis) =>
      withFaultYard(async (yard) => {
        const size = shareOf(faultSize(), 0.5);
        const group = await yard.start({ count: 2, settings: { REDIS_URL: redis.url } });
        const tally = await yard.run(group, size, () => yard.random.pick([redis.flush, redis.restart])());
        table.add(`${size.kills} × Redis flushed or killed`, tally);
        expect(tally).toMatchObject(HOLDS);
        expect(group.processes.map(({ pid }) => pid)).toEqual(group.firstPids);
      }),
    ),
  );
});

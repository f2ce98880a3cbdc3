import { afterAll, describe, expect, it } from "vitest";

import { faultSize, shareOf } from "../support/fault/fault-size.ts";
import { createFaultTable } from "../support/fault/fault-table.ts";
import { HOLDS } from "../support/fault/fault-tally.ts";
import { withFaultYard } from "../support/fault/fault-yard.ts";
import { hasRedis, withOwnRedis } from "../support/fault/own-redis.ts";

/** A client that repeats until it is answered, and processes that are killed: what was taken is in the book, once. */
describe.concurrent("killed at random points", () => {
  const table = createFaultTable();
  afterAll(table.print);

  const killing = (count: number, share: number, queue: { name: string; settings: Record<string, string> }) =>
    withFaultYard(async (yard) => {
      const size = shareOf(faultSize(), share);
      const group = await yard.start({ count, settings: queue.settings });
      const tally = await yard.run(group, size, group.killOne);
      table.add(`${size.kills} × SIGKILL, processes: ${count}, queue on ${queue.name}`, tally);
      expect(tally).toMatchObject(HOLDS);
    });

  it("one process, its queue on PostgreSQL", () => killing(1, 1, { name: "PostgreSQL", settings: {} }));

  it.skipIf(!hasRedis)("one process, its queue on Redis", () =>
    withOwnRedis(({ url }) => killing(1, 1, { name: "Redis", settings: { REDIS_URL: url } })),
  );

  it("two processes that share the work", () => killing(2, 0.5, { name: "PostgreSQL", settings: {} }));

  it.skipIf(!hasRedis)("four processes that share the work", () =>
    withOwnRedis(({ url }) => killing(4, 0.5, { name: "Redis", settings: { REDIS_URL: url } })),
  );
});

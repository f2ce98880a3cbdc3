import { setTimeout as wait } from "node:timers/promises";

import { afterAll, describe, expect, it } from "vitest";

import { openEmbeddedServer } from "../../database/embedded/open-embedded-server.ts";
import { createFaultTable } from "../support/fault/fault-table.ts";
import { HOLDS, tallyFaults, untilSettled } from "../support/fault/fault-tally.ts";
import { SECRET, withFaultYard } from "../support/fault/fault-yard.ts";
import { isTaken, sendLoad } from "../support/fault/retrying-client.ts";
import { loadOf } from "../support/fault/sent-message.ts";
import { canMount, withSmallDisk } from "../support/fault/small-disk.ts";
import { askServer } from "../support/postgres/program-bench.ts";

/** The cluster, two segments of its journal, and not much more. */
const DISK_MB = 160;

describe("the disk of the data folder fills", () => {
  const table = createFaultTable();
  afterAll(table.print);

  it.skipIf(!canMount)("takes nothing that it cannot keep, and goes on by itself when there is room again", () =>
    withSmallDisk(DISK_MB, (disk) =>
      withFaultYard(async (yard) => {
        const settings = { DATABASE_URL: "", MIGRATION_DATABASE_URL: "", DATA_DIR: disk.folder, LOG_LEVEL: "silent" };
        const group = await yard.start({ count: 1, settings });
        const embedded = await openEmbeddedServer({ dataDir: disk.folder, log: () => undefined });
        const book = new URL(embedded.administratorUrl);
        book.pathname = new URL(embedded.applicationUrl).pathname;
        try {
          const [first, ...later] = loadOf({ messages: 80, chats: 20, kills: 0 });
          const client = { target: group.target, secret: SECRET, random: yard.random, accepted: () => undefined };
          await sendLoad(client, [first!]);
          await disk.fill();
          // The journal asks for room that is not there, which is the worst place for it to be missing.
          await askServer(book.href, "SELECT pg_switch_wal()").catch(() => undefined);
          while (await isTaken(client, later[0]!)) await wait(20);
          const sending = sendLoad(client, later);
          await wait(3_000);
          await disk.free();
          await sending;
          await untilSettled(book.href, () => wait(200));
          const sends = yard.telegram.callsOf("sendMessage");
          const tally = await tallyFaults(book.href, [first!, ...later], sends);
          table.add("disk of the data folder full", tally);
          expect(tally).toMatchObject(HOLDS);
          expect(group.processes.map(({ pid }) => pid)).toEqual(group.firstPids);
        } finally {
          await embedded.close();
          await yard.clear();
        }
      }),
    ),
  );
});

import { mkdtemp, readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync, gzipSync } from "node:zlib";

import pg from "pg";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";

import { keepDailyBackups } from "../../database/backup/keep-daily-backups.ts";
import { restoreBackup } from "../../database/backup/restore-backup.ts";
import { tablesInOrder } from "../../database/backup/tables-in-order.ts";
import { writeBackup } from "../../database/backup/write-backup.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../support/postgres/migrated-database.ts";
import { partitionFaults } from "../support/postgres/partition-faults.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

const NOW = new Date("2026-11-25T03:00:00Z");

describe.each(servers())("a backup of a book on $name PostgreSQL", (server) => {
  let chat: Conversation;
  let empty: MigratedDatabase;
  let folder: string;
  let path: string;
  beforeAll(async () => {
    chat = await openConversation(server);
    await chat.say("lan", "2 phở 50k/tô, 1 trà đá 5k");
    await chat.say("lan", "sửa thành 100k");
    await chat.say("lan", 'bán 1tr cho chị "Hoa \\. \\N\tTab" hôm qua');
    await chat.say("minh", "bán 200k");
    await chat.say("minh", "hôm nay bán 2 triệu");
  });
  afterAll(() => chat.close());
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "so-tiem-backup-"));
    path = join(folder, "book.gz");
    empty = await createMigratedDatabase(server, 2);
  });
  afterEach(async () => {
    await empty.drop();
    await rm(folder, { recursive: true });
  });

  const write = () => writeBackup({ applicationUrl: chat.database.applicationUrl, path, now: NOW });
  const restore = () => restoreBackup({ migrationUrl: empty.migrationUrl, path });
  const contents = () => readFile(path).then((file) => gunzipSync(file).toString("utf8"));

  it("brings every row of every shop back, and the book goes on behind them", async () => {
    await write();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    const restored = await restore();
    expect(restored).toMatchObject({ takenAt: NOW.toISOString(), rows: { tenant: 2, inbound_event: 5 } });
    const { administratorUrl } = empty;
    expect(await allRows(administratorUrl)).toEqual(await allRows(chat.database.administratorUrl));
    const kept = await empty.repositories.inboundEvents.keep(chat.event("lan", { kind: "text", text: "bán 1k" }));
    expect(kept).toBe("new");
    await withClient(administratorUrl, async (client) => expect(await partitionFaults(client)).toEqual([]));
  });

  it("takes in every table that there is, and a new one is missed until it stands in the partition", async () => {
    const missed = (client: pg.Client) =>
      Promise.all([tableNames(client), tablesInOrder(client)]).then(([all, taken]) =>
        all.filter((name) => !taken.some((table) => table.name === name)),
      );
    await withClient(empty.migrationUrl, async (client) => {
      expect(await missed(client)).toEqual(["migrations"]);
      await client.query("CREATE TABLE forgotten (id uuid PRIMARY KEY)");
      expect(await missed(client)).toEqual(["forgotten", "migrations"]);
    });
  });

  it("is of one moment, however much is written meanwhile", async () => {
    const writing = write();
    for (let n = 1; n <= 20; n++) await chat.say(`busy-${n}`, "3 bún 40k/tô");
    await writing;
    await restore();
    const broken = await withClient(empty.administratorUrl, (client) => client.query(BROKEN));
    expect(broken.rows).toEqual([{ broken: 0 }]);
  });

  it("goes into an empty book only, and into one of its version or a later one", async () => {
    await write();
    await restore();
    await expect(restore()).rejects.toMatchObject({ code: "book_not_empty" });
    const newer = (await contents()).replace('"migrations":[', '"migrations":["Later2999999999999",');
    await writeFile(path, gzipSync(newer));
    await expect(restore()).rejects.toMatchObject({ code: "backup_newer" });
  });

  it.each([
    ["cut short", (file: Buffer) => file.subarray(0, file.length - 40)],
    ["changed", (file: Buffer) => gzipSync(gunzipSync(file).toString("utf8").replace("phở", "phò"))],
    ["cut at the end of a table", (file: Buffer) => gzipSync(gunzipSync(file).toString("utf8").split('{"rows"')[0]!)],
    ["something else", () => Buffer.from("không phải")],
  ])("leaves the book empty where the file is %s", async (_, spoil) => {
    await write();
    await writeFile(path, spoil(await readFile(path)));
    await expect(restore()).rejects.toMatchObject({ code: "backup_not_readable" });
    expect((await allRows(empty.administratorUrl)).flatMap(([, rows]) => rows)).toEqual([]);
  });

  it("keeps one copy a day, the newest fourteen", async () => {
    const keep = keepDailyBackups({ applicationUrl: chat.database.applicationUrl, dataDir: folder });
    const days = Array.from({ length: 16 }, (_, day) => `2026-11-${String(day + 1).padStart(2, "0")}`);
    for (const day of days) expect(await keep(day, NOW)).toBe(1);
    expect(await keep(days.at(-1)!, NOW)).toBe(0);
    const names = (await readdir(join(folder, "backups"))).sort();
    expect(names).toEqual(days.slice(2).map((day) => `so-tiem-daily-${day}.gz`));
  });
});

async function withClient<T>(connectionString: string, work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function tableNames(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT relname AS name FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' ORDER BY 1",
  );
  return rows.map(({ name }) => name);
}

/** By a login that sees all shops; as text, so that no type rounds anything. */
const allRows = (url: string): Promise<(readonly [string, string[]])[]> =>
  withClient(url, async (client) => {
    const all: (readonly [string, string[]])[] = [];
    for (const name of (await tableNames(client)).filter((table) => table !== "migrations")) {
      const { rows } = await client.query<{ row: string }>(`SELECT t::text AS row FROM ${name} AS t ORDER BY 1`);
      all.push([name, rows.map(({ row }) => row)]);
    }
    return all;
  });

/** A sale whose day does not know of it, or an answer to what never came in. */
const BROKEN = `
  SELECT (SELECT count(*) FROM (SELECT sum(total_vnd) FROM sale EXCEPT SELECT sum(total_vnd) FROM sales_day) AS sums)::int
    + (SELECT count(*) FROM outbox_message AS answer WHERE NOT EXISTS
        (SELECT FROM inbound_event AS event WHERE event.id = answer.event_id))::int AS broken`;

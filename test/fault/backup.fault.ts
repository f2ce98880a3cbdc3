import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { setTimeout as wait } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { migrate } from "../../database/migrate.ts";
import { queueSchema } from "../../jobs/queue-schema.ts";
import { type OwnDatabase, openOwnDatabase } from "../support/fault/own-database.ts";
import { askServer } from "../support/postgres/program-bench.ts";
import { type LaunchedProcess, launchProcess } from "../support/program/launched-process.ts";

const OURS = resolve(import.meta.dirname, "../..");
/** So many that writing and reading them takes longer than it takes to see that it has begun. */
const ROWS = 100_000;

const MODES = [
  { name: "a given server", settingsOf: ({ settings }: OwnDatabase) => settings },
  { name: "the built-in server", settingsOf: ({ builtIn }: OwnDatabase) => builtIn },
];

describe.each(MODES)("the commands that copy the book of $name are killed in the middle of it", ({ settingsOf }) => {
  let book: OwnDatabase;
  let empty: OwnDatabase;
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "so-tiem-copy-"));
    [book, empty] = [await openOwnDatabase(), await openOwnDatabase()];
    for (const { settings } of [book, empty]) {
      const { DATABASE_URL = "", MIGRATION_DATABASE_URL = "" } = settings;
      await migrate(MIGRATION_DATABASE_URL, new URL(DATABASE_URL).username, [queueSchema]);
    }
    await askServer(book.administratorUrl, FILL);
  });
  afterAll(async () => {
    await book.close();
    await empty.close();
    await rm(folder, { recursive: true });
  });

  const copy = (name: "backup" | "restore", database: OwnDatabase, file: string): LaunchedProcess =>
    launchProcess({
      user: { name: "ourselves" },
      command: [process.execPath, join(OURS, "program/run.mjs"), join(OURS, `cli/${name}.ts`), file],
      cwd: OURS,
      env: {
        PATH: process.env["PATH"] ?? "",
        HOME: process.env["HOME"] ?? "",
        DATA_DIR: folder,
        ...settingsOf(database),
      },
    });
  const killWhen = async (process: LaunchedProcess, hasBegun: () => Promise<boolean> | boolean): Promise<void> => {
    const seen = { hasEnded: false };
    void process.ended.then(() => (seen.hasEnded = true));
    while (!(await hasBegun())) {
      if (seen.hasEnded) throw new Error(`it ended before it could be killed: ${process.printed.stderr}`);
      await wait(5);
    }
    process.send("SIGKILL");
    expect(await process.ended).toEqual({ exitCode: null, signal: "SIGKILL" });
  };
  const finish = async (process: LaunchedProcess): Promise<string> => {
    expect(await process.ended, process.printed.stderr).toEqual({ exitCode: 0, signal: null });
    return process.printed.stdout;
  };
  const rowsIn = async ({ administratorUrl }: OwnDatabase): Promise<number> =>
    Number(await askServer(administratorUrl, "SELECT count(*) FROM inbound_event"));

  it("leaves no file of that name, and the copy before it as it was; the next copy is whole", async () => {
    const path = join(folder, "book.gz");
    await killWhen(copy("backup", book, path), () => existsSync(`${path}.partial`));
    expect((await readdir(folder)).filter((name) => name.startsWith("book"))).toEqual(["book.gz.partial"]);
    await finish(copy("backup", book, path));
    expect((await readdir(folder)).filter((name) => name.startsWith("book"))).toEqual(["book.gz"]);
  });

  it("leaves the book empty that was being filled; the next restore fills it", async () => {
    const path = join(folder, "book.gz");
    await killWhen(
      copy("restore", empty, path),
      async () => (await askServer(empty.administratorUrl, COPYING)) === true,
    );
    expect(await rowsIn(empty)).toBe(0);
    expect(await finish(copy("restore", empty, path))).toContain("Restored the book of ");
    expect(await rowsIn(empty)).toBe(ROWS);
    // Told of what came in at once, the planner does not take the tables for empty ones.
    expect(Number(await askServer(empty.administratorUrl, COUNTED))).toBeGreaterThan(ROWS / 2);
  });
});

const FILL = `
  INSERT INTO inbound_event (chat_key, channel, bot_id, event_id, chat_id, user_id, content, sent_at, received_at, state, done_at)
  SELECT 'telegram|1|' || n % 400, 'telegram', '1', n, n % 400, n % 400,
    jsonb_build_object('kind', 'text', 'text', md5(n::text)), now(), now(), 'processed', now()
  FROM generate_series(1, ${ROWS}) AS n`;

const COUNTED = "SELECT reltuples FROM pg_class WHERE oid = 'inbound_event'::regclass";

const COPYING = `
  SELECT true FROM pg_stat_progress_copy AS copy JOIN pg_stat_activity AS session USING (pid)
  WHERE session.application_name = 'so-tiem-restore' AND copy.tuples_processed > 1000`;

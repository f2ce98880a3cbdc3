import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { createDataSource } from "../../../database/create-data-source.ts";
import { openDatabase } from "../../../database/open-database.ts";
import { createRepositories } from "../../../database/create-repositories.ts";
import { ask } from "../../support/network/http.ts";
import { askServer, until } from "../../support/postgres/program-bench.ts";
import { createScratchDatabase, type ScratchDatabase } from "../../support/postgres/scratch-database.ts";
import { servers } from "../../support/postgres/servers.ts";
import { openBrowserChat } from "../../support/program/browser-chat.ts";
import { SEVERAL_STARTS, programStand, type Settings, stop } from "../../support/program/program-stand.ts";

const changed = (url: string, change: Partial<URL>): string => Object.assign(new URL(url), change).href;

describe.each(servers())("a given $name PostgreSQL server", SEVERAL_STARTS, (server) => {
  const stand = programStand({ name: "ourselves" });
  let database: ScratchDatabase;
  let given = { DATABASE_URL: "" };
  beforeAll(async () => {
    database = await createScratchDatabase(server);
    given = { DATABASE_URL: database.applicationUrl };
  });
  afterEach(() => stand.clear());
  afterAll(() => database.drop());

  const refusal = async (settings: Settings): Promise<string> => {
    const program = await stand.launch({ ...given, ...settings });
    expect(await program.ended).toEqual({ exitCode: 1, signal: null });
    for (const url of [database.applicationUrl, database.migrationUrl]) {
      expect(program.printed.stdout + program.printed.stderr).not.toContain(new URL(url).password);
    }
    return program.printed.stderr;
  };

  // The sentences come first: they need a database that was not yet migrated, and show that none was touched.
  it("asks for the owner's login where the tables are missing", async () => {
    expect(await refusal({})).toBe(
      "MIGRATION_DATABASE_URL is needed once: the database of DATABASE_URL lacks the current tables; " +
        "set it to the login that owns the database and start again.\n",
    );
  });

  const opening = (applicationUrl: string, migrationUrl: string) =>
    openDatabase(
      { mode: "served", applicationUrl, migrationUrl },
      { companions: [], poolSize: 1, applicationName: "so-tiem-test", log: () => undefined },
    );

  it("refuses a mighty login and the owner's for the program, before it changes anything", async () => {
    const { administratorUrl, migrationUrl } = database;
    await expect(opening(administratorUrl, migrationUrl)).rejects.toThrow(
      /^DATABASE_URL logs in as "\S+", which can pass row-level security: [^\n]+\.$/,
    );
    await expect(opening(migrationUrl, migrationUrl)).rejects.toThrow(
      /^DATABASE_URL logs in as "\S+", which owns the book's database or tables: [^\n]+\.$/,
    );
    const tables = "SELECT count(*)::int FROM pg_class WHERE relnamespace = 'public'::regnamespace";
    expect(await askServer(administratorUrl, tables)).toBe(0);
  });

  it.each([
    ["no server at the address", { port: "1" }, /: no PostgreSQL answers there; check host and port, and that .*\.$/],
    [
      "a host that nobody knows",
      { hostname: "nowhere.invalid" },
      /: (its host is not known|no PostgreSQL answers).*\.$/,
    ],
    ["a login that is not let in", { username: "sotiem_test_nobody" }, /: the server refuses this login; check .*\.$/],
    ["a database that is not there", { pathname: "/sotiem_test_no" }, /: the server (has no such data|refuses).*\.$/],
  ] as const)("tells of %s", async (_, change, words) => {
    const { applicationUrl, migrationUrl } = database;
    for (const [variable, urls] of [
      ["DATABASE_URL", [changed(applicationUrl, change), migrationUrl]],
      ["MIGRATION_DATABASE_URL", [applicationUrl, changed(migrationUrl, change)]],
    ] as const) {
      const message = expect.stringMatching(new RegExp(`^${variable}${words.source}`)) as string;
      await expect(opening(...urls)).rejects.toMatchObject({ name: "SettingError", variable, message });
    }
  });

  it("tells of a password that is not written as a URL needs it", async () => {
    const url = changed(database.applicationUrl, { password: "word" }).replace(":word@", ":100%secret-word@");
    await expect(opening(url, database.migrationUrl)).rejects.toThrow(
      "DATABASE_URL: it cannot be read; write %, @, : and / in its user and password as %25, %40, %3A and %2F.",
    );
  });

  it("tells of an owner's login for another database", async () => {
    const other = await createScratchDatabase(server);
    try {
      await expect(opening(database.applicationUrl, other.migrationUrl)).rejects.toThrow(
        "MIGRATION_DATABASE_URL must name the same server and database as DATABASE_URL, with the login that owns it.",
      );
    } finally {
      await other.drop();
    }
  });

  it("tells of a wrong password without it", async () => {
    const sentence = await refusal({ DATABASE_URL: changed(database.applicationUrl, { password: "secret-word" }) });
    // A test server may be set to trust everybody.
    expect(sentence).toMatch(/^(DATABASE_URL: the server refuses this login; check|MIGRATION_DATABASE_URL is needed)/);
    expect(sentence).not.toContain("secret-word");
  });

  it("is migrated by the owner's login, and then serves without it, also as web and worker", async () => {
    const migrating = await stand.start({ ...given, MIGRATION_DATABASE_URL: database.migrationUrl });
    expect(migrating.printed.stdout).toContain(`  Book:   ${changed(database.applicationUrl, { password: "***" })}\n`);
    const chat = await openBrowserChat(migrating.url);
    expect(await chat.say("hôm nay bán 2 triệu")).toContain("2.000.000đ");
    expect(await stop(migrating)).toEqual({ exitCode: 0, signal: null });
    expect(migrating.printed.stderr).toBe("");

    const [web, worker] = await Promise.all([
      stand.start({ ...given, ROLE: "web" }),
      stand.start({ ...given, ROLE: "worker" }),
    ]);
    expect(await chat.at(web.url).say("hôm nay bán được bao nhiêu?")).toContain("2.000.000đ");
    expect((await ask(`${worker.url}/health`)).json()).toMatchObject({ role: "worker" });
    expect((await ask(`${worker.url}/ready`)).status).toBe(200);
    expect((await ask(worker.url)).status).toBe(404);
    expect(worker.printed.stdout).not.toContain("Chat:");
    await expectWork(database);
    expect(await poolsOf(database)).toEqual(["so-tiem-web", "so-tiem-worker", "so-tiem-worker-delivery"]);
    for (const each of [web, worker]) expect(await stop(each)).toEqual({ exitCode: 0, signal: null });
    for (const each of [web, worker]) expect(each.printed.stderr).toBe("");
  });

  /** The pools of connections to the book, by the names that an administrator sees. */
  const poolsOf = async ({ administratorUrl }: ScratchDatabase): Promise<string[]> => {
    const administrator = new pg.Client(administratorUrl);
    await administrator.connect();
    try {
      const { rows } = await administrator.query<{ name: string }>(POOLS);
      return rows.map(({ name }) => name);
    } finally {
      await administrator.end();
    }
  };

  it("gives delivery connections of its own: neither way can take them all", async () => {
    const book = await opening(database.applicationUrl, database.migrationUrl);
    try {
      const own = await book.openPool({ poolSize: 1, applicationName: "so-tiem-test-delivery" });
      for (const [busy, free] of [
        [book.dataSource, own],
        [own, book.dataSource],
      ] as const) {
        const holder = busy.createQueryRunner();
        await holder.connect();
        const waits = busy.query<[{ one: number }]>("SELECT 1 AS one");
        expect(await free.query("SELECT 2 AS two")).toEqual([{ two: 2 }]);
        expect(await Promise.race([waits, Promise.resolve("waits")])).toBe("waits");
        await holder.release();
        expect(await waits).toEqual([{ one: 1 }]);
      }
    } finally {
      await book.close();
    }
  });

  /** A message that was kept by a process that died before its work is done by the worker. */
  const expectWork = async ({ applicationUrl }: ScratchDatabase): Promise<void> => {
    const dataSource = await createDataSource(applicationUrl, { poolSize: 1, applicationName: "test" }).initialize();
    try {
      const [eventId, sentAt] = [randomUUID(), new Date()];
      await createRepositories(dataSource, wait).inboundEvents.keep({
        ...{ channel: "browser", botId: "local", chatId: eventId, eventId, sender: { userId: eventId } },
        ...{ sentAt, receivedAt: sentAt, content: { kind: "text", text: "bán 10k" } },
      });
      const left = "SELECT count(*)::int AS n FROM inbound_event WHERE state = 'pending'";
      await until(async () => (await dataSource.query<[{ n: number }]>(left))[0].n === 0);
    } finally {
      await dataSource.destroy();
    }
  };
});

const POOLS = `
  SELECT DISTINCT application_name AS name FROM pg_stat_activity
  WHERE datname = current_database() AND application_name LIKE 'so-tiem-w%' ORDER BY name`;

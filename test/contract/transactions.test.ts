import { setTimeout as wait } from "node:timers/promises";

import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";

import type { Transactions } from "../../core/ports/transaction.ts";
import { rowsOf, send, statement } from "../../database/statement.ts";
import { createTransactions, managerOf } from "../../database/transactions.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../support/postgres/migrated-database.ts";
import { servers } from "../support/postgres/servers.ts";

const COUNT = statement("SELECT count(*)::int AS count FROM person");
const ADD = statement("INSERT INTO person (id) VALUES ($1)");
const RAISE = statement("SELECT 1 / (CASE WHEN $1 = 'now' THEN 0 ELSE 1 END)");
const PERSON = "0b9f1a52-6a2b-4a0a-8a1e-6d1f4c1b7a01";

describe.each(servers())("a transaction on $name PostgreSQL", (server) => {
  let database: MigratedDatabase;
  let transactions: Transactions;
  beforeAll(async () => {
    database = await createMigratedDatabase(server);
    transactions = createTransactions(database.dataSource, wait);
  });
  afterAll(() => database.drop());

  const persons = (): Promise<number> =>
    transactions.run(async (tx) => (await rowsOf<{ count: number }>(managerOf(tx), COUNT, []))[0]?.count ?? 0);
  let before = 0;
  beforeEach(async () => {
    before = await persons();
  });

  it("finds what was only sent done by what follows, and keeps it", async () => {
    const seen = await transactions.run(async (tx) => {
      send(managerOf(tx), ADD, [PERSON]);
      return (await rowsOf<{ count: number }>(managerOf(tx), COUNT, []))[0]?.count;
    });
    expect(seen).toBe(before + 1);
    expect(await persons()).toBe(before + 1);
  });

  it("throws what a statement failed with that nobody waited for, and keeps nothing", async () => {
    const failing = transactions.run((tx) => {
      send(managerOf(tx), ADD, ["1b9f1a52-6a2b-4a0a-8a1e-6d1f4c1b7a02"]);
      send(managerOf(tx), ADD, [PERSON]);
      return Promise.resolve();
    });
    await expect(failing).rejects.toMatchObject({ code: "23505" });
    expect(await persons()).toBe(before);
  });

  it("throws why, and not that what followed could not be done", async () => {
    const failing = transactions.run(async (tx) => {
      send(managerOf(tx), RAISE, ["now"]);
      await rowsOf(managerOf(tx), COUNT, []);
    });
    await expect(failing).rejects.toMatchObject({ code: "22012" });
  });

  it("does not call kept what the server rolls back since a failure was hushed up", async () => {
    const hushed = transactions.run(async (tx) => {
      send(managerOf(tx), ADD, ["2b9f1a52-6a2b-4a0a-8a1e-6d1f4c1b7a03"]);
      await rowsOf(managerOf(tx), RAISE, ["now"]).catch(() => undefined);
    });
    await expect(hushed).rejects.toMatchObject({ code: "not_committed" });
    expect(await persons()).toBe(before);
  });

  it("runs once more where what gave way was a statement that nobody waited for", async () => {
    let runs = 0;
    const result = await transactions.run((tx) => {
      runs++;
      // As the server does when it ends a deadlock.
      if (runs === 1) send(managerOf(tx), GIVE_WAY, []);
      return Promise.resolve("done");
    });
    expect([result, runs]).toEqual(["done", 2]);
  });

  it("looks at what is there after the commit, without its locks", async () => {
    const { result, seen } = await transactions.runAndLook(
      async (tx) => {
        await rowsOf(managerOf(tx), LOCK, []);
        return "worked";
      },
      async (tx) => (await rowsOf<{ held: number }>(managerOf(tx), HELD, []))[0]?.held,
    );
    expect([result, seen]).toEqual(["worked", 0]);
  });

  it("finds done what goes ahead of it, which is kept whatever becomes of the work, and goes out once", async () => {
    const ahead: Promise<unknown>[] = [];
    let runs = 0;
    const failing = transactions.runAndLook(
      async (tx) => {
        runs++;
        const [row] = await rowsOf<{ count: number }>(managerOf(tx), COUNT, []);
        expect(row?.count).toBe(before + 1);
        await rowsOf(managerOf(tx), runs === 1 ? GIVE_WAY : RAISE, runs === 1 ? [] : ["now"]);
      },
      () => Promise.resolve(),
      (connection) => void ahead.push(rowsOf(managerOf(connection), ADD, ["3b9f1a52-6a2b-4a0a-8a1e-6d1f4c1b7a04"])),
    );
    await expect(failing).rejects.toMatchObject({ code: "22012" });
    await Promise.all(ahead);
    expect([runs, ahead.length, await persons()]).toEqual([2, 1, before + 1]);
  });

  it("works although what went ahead of it failed", async () => {
    const ahead: Promise<unknown>[] = [];
    const { result } = await transactions.runAndLook(
      async (tx) => (await rowsOf<{ count: number }>(managerOf(tx), COUNT, []))[0]?.count,
      () => Promise.resolve(),
      (connection) => void ahead.push(rowsOf(managerOf(connection), ADD, [PERSON]).catch((error: unknown) => error)),
    );
    expect(result).toBe(before);
    expect(await ahead[0]).toMatchObject({ code: "23505" });
  });

  it("serves the next one after any of these", async () => {
    expect(await persons()).toBe(before);
  });
});

const GIVE_WAY = statement("DO $$ BEGIN RAISE SQLSTATE '40P01'; END $$");
const LOCK = statement("SELECT pg_advisory_xact_lock(7391)");
const HELD = statement(
  "SELECT count(*)::int AS held FROM pg_locks WHERE locktype = 'advisory' AND pid = pg_backend_pid()",
);

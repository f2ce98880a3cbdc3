import pg from "pg";
import { describe, expect, it } from "vitest";
import type { ScratchDatabase } from "../../support/postgres/scratch-database.ts";
import { createScratchDatabase } from "../../support/postgres/scratch-database.ts";
import { servers } from "../../support/postgres/servers.ts";

const ask = async (url: string, sql: string): Promise<unknown> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query<{ answer: unknown }>(sql)).rows[0]?.answer;
  } finally {
    await client.end();
  }
};

const exists = (database: ScratchDatabase, server: { administratorUrl: string }): Promise<unknown> =>
  ask(server.administratorUrl, `SELECT count(*)::int AS answer FROM pg_database WHERE datname = '${database.name}'`);

describe.each(servers())("a scratch database on the $name server", (server) => {
  it("is made for several callers at once, and each one's is dropped for good", async () => {
    const databases = await Promise.all(Array.from({ length: 4 }, () => createScratchDatabase(server)));
    const first = databases[0] as ScratchDatabase;
    expect(await exists(first, server)).toBe(1);
    await Promise.all(databases.map((database) => database.drop()));
    expect(await exists(first, server)).toBe(0);
    await first.drop();
  });

  it("has an application login without power and an owner who may make tables", async () => {
    const database = await createScratchDatabase(server);
    const power =
      "SELECT rolsuper OR rolbypassrls OR rolcreaterole OR rolcreatedb AS answer FROM pg_roles WHERE rolname = current_user";
    expect(await ask(database.applicationUrl, power)).toBe(false);
    await expect(ask(database.applicationUrl, "CREATE TABLE t (n int)")).rejects.toMatchObject({ code: "42501" });
    await ask(database.migrationUrl, "CREATE TABLE t (n int)");
    expect(
      await ask(database.administratorUrl, "SELECT tableowner AS answer FROM pg_tables WHERE tablename = 't'"),
    ).toBe("sotiem_test_owner");
    await database.drop();
  });

  it("can be a copy of another one", async () => {
    const original = await createScratchDatabase(server);
    await ask(original.migrationUrl, "CREATE TABLE t AS SELECT 7 AS n");
    const copy = await createScratchDatabase(server, { template: original.name });
    expect(await ask(copy.migrationUrl, "SELECT n AS answer FROM t")).toBe(7);
    await Promise.all([copy.drop(), original.drop()]);
  });

  it("is dropped although somebody is still connected", async () => {
    const database = await createScratchDatabase(server);
    const client = new pg.Client(database.applicationUrl);
    client.on("error", () => undefined);
    await client.connect();
    await database.drop();
    await client.end().catch(() => undefined);
    expect(await exists(database, server)).toBe(0);
  });
});

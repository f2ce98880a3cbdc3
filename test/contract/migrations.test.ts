import pg from "pg";
import { afterEach, describe, expect, it } from "vitest";

import { createDataSource } from "../../database/create-data-source.ts";
import { migrate } from "../../database/migrate.ts";
import { MIGRATIONS } from "../../database/migrations/all-migrations.ts";
import { queueSchema } from "../../jobs/queue-schema.ts";
import { createScratchDatabase, type ScratchDatabase } from "../support/postgres/scratch-database.ts";
import { servers } from "../support/postgres/servers.ts";

describe.each(servers())("migrations on $name PostgreSQL", (server) => {
  let scratch: ScratchDatabase | undefined;
  afterEach(() => scratch?.drop());

  const up = async (): Promise<ScratchDatabase> => {
    scratch = await createScratchDatabase(server);
    await migrate(scratch.migrationUrl, new URL(scratch.applicationUrl).username, [queueSchema]);
    return scratch;
  };

  it("go up, down to nothing, and up to the same tables again", async () => {
    const { migrationUrl, applicationUrl } = await up();
    const before = await shape(migrationUrl);
    const dataSource = createDataSource(migrationUrl, { poolSize: 1, applicationName: "so-tiem-test" });
    await dataSource.initialize();
    for (const migration of MIGRATIONS) {
      expect(await shape(migrationUrl), migration.name).not.toEqual([]);
      await dataSource.undoLastMigration({ transaction: "all" });
    }
    await dataSource.destroy();
    expect(await shape(migrationUrl)).toEqual([]);
    await migrate(migrationUrl, new URL(applicationUrl).username, [queueSchema]);
    expect(await shape(migrationUrl)).toEqual(before);
  });

  it("run once when several programs start at the same time", async () => {
    scratch = await createScratchDatabase(server);
    const { migrationUrl, applicationUrl } = scratch;
    const role = new URL(applicationUrl).username;
    await Promise.all([1, 2, 3, 4].map(() => migrate(migrationUrl, role, [queueSchema])));
    const applied = await ask<{ name: string }>(migrationUrl, "SELECT name FROM migrations ORDER BY name");
    expect(applied.map(({ name }) => name)).toEqual(MIGRATIONS.map(({ name }) => name).sort());
  });

  it("say why when they cannot run, and leave nothing half done", async () => {
    scratch = await createScratchDatabase(server);
    const { migrationUrl } = scratch;
    await ask(migrationUrl, "CREATE TABLE sale (mine text)");
    await expect(migrate(migrationUrl, "postgres", [queueSchema])).rejects.toMatchObject({
      code: "database_migration_failed",
      message: expect.stringContaining('relation "sale" already exists') as string,
    });
    // Of the migration that makes sales; those before it stand each for itself.
    expect(await ask(migrationUrl, "SELECT to_regclass('public.menu_item') AS found")).toEqual([{ found: null }]);
  });
});

const ask = async <T>(url: string, sql: string): Promise<T[]> => {
  const client = new pg.Client(url);
  await client.connect();
  try {
    return (await client.query(sql)).rows as T[];
  } finally {
    await client.end();
  }
};

/** Everything that migrations make: columns, constraints, indexes and policies, in words. */
const shape = async (url: string): Promise<unknown[]> =>
  ask(
    url,
    `SELECT * FROM (
      SELECT table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || COALESCE(column_default, '')
        AS part FROM information_schema.columns WHERE table_schema = 'public'
      UNION ALL SELECT conrelid::regclass || ' ' || pg_get_constraintdef(oid) FROM pg_constraint
        WHERE connamespace = 'public'::regnamespace
      UNION ALL SELECT indexdef FROM pg_indexes WHERE schemaname = 'public'
      UNION ALL SELECT tablename || ' ' || policyname || ' ' || qual FROM pg_policies WHERE schemaname = 'public'
    ) AS parts WHERE part NOT LIKE '%migrations%' ORDER BY part`,
  );

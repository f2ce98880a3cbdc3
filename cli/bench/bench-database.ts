import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

import pg from "pg";

import { openEmbeddedServer } from "../../database/embedded/open-embedded-server.ts";
import { migrate } from "../../database/migrate.ts";
import { queueSchema } from "../../jobs/queue-schema.ts";

export interface BenchDatabase {
  readonly applicationUrl: string;
  /** A superuser's login on the same database. */
  readonly administratorUrl: string;
  /** The settings that give it to a program. */
  readonly settings: Readonly<Record<string, string>>;
  readonly query: <T extends pg.QueryResultRow>(sql: string, values?: unknown[]) => Promise<T[]>;
  readonly close: () => Promise<void>;
}

/** An empty book on a server of its own, with the settings that shops run it with: commits wait for the disk. */
export async function openBenchDatabase(): Promise<BenchDatabase> {
  const dataDir = await mkdtemp(join(tmpdir(), "so-tiem-bench-"));
  const server = await openEmbeddedServer({ dataDir, log: () => undefined });
  const { applicationUrl, migrationUrl } = server;
  await migrate(migrationUrl, new URL(applicationUrl).username, [queueSchema]);
  const administrator = new URL(server.administratorUrl);
  administrator.pathname = new URL(applicationUrl).pathname;
  const pool = new pg.Pool({ connectionString: administrator.href, max: 2 });
  return {
    applicationUrl,
    administratorUrl: administrator.href,
    settings: { DATABASE_URL: applicationUrl, MIGRATION_DATABASE_URL: migrationUrl },
    query: async <T extends pg.QueryResultRow>(sql: string, values: unknown[] = []) =>
      (await pool.query<T>(sql, values)).rows,
    async close() {
      await pool.end();
      await server.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}

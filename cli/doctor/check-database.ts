import { existsSync } from "node:fs";
import { join } from "node:path";

import pg from "pg";

import { type Config, type DatabaseConfig, redacted } from "../../config.ts";
import { SettingError } from "../../core/ports/errors.ts";
import { type OpenDatabase, openDatabase } from "../../database/open-database.ts";
import { explainRefusal } from "../../database/explain-refusal.ts";
import { queueSchema } from "../../jobs/queue-schema.ts";
import { openLog } from "../../program/open-log.ts";
import { openQueueBackend } from "../../jobs/open-queue-backend.ts";
import type { Check, Finding } from "./check.ts";

/**
 * The database (reached, migrated, on a login that cannot pass row-level security) and the queue, which may live in
 * it. A given server is only looked at: without the owner's login nothing there is changed.
 */
export function checkDatabase(config: Config): { readonly checks: readonly Check[]; close(): Promise<void> } {
  let database: OpenDatabase | undefined;
  return {
    checks: [
      {
        name: "database",
        async run() {
          if (isNotMadeYet(config.database)) return { ok: true, says: "the first npm start makes it" };
          database = await open(config.database);
          const [{ version }] = await database.dataSource.query<[{ version: string }]>(
            "SELECT current_setting('server_version') AS version",
          );
          return { ok: true, says: describe(config.database, version) };
        },
      },
      ...checkOwner(config.database),
      { name: "queue", run: () => findQueue(config, database?.applicationUrl) },
    ],
    close: async () => database?.close(),
  };
}

/** The login that migrates, where one is given: a wrong one stops the next start. */
function checkOwner(address: DatabaseConfig): readonly Check[] {
  if (address.mode === "embedded" || address.migrationUrl === undefined) return [];
  const client = new pg.Client({ connectionString: address.migrationUrl, connectionTimeoutMillis: 10_000 });
  const run = async (): Promise<Finding> => {
    try {
      await client.connect();
      return { ok: true, says: "it lets the owner in" };
    } catch (cause) {
      throw explainRefusal("MIGRATION_DATABASE_URL", cause) ?? cause;
    } finally {
      await client.end().catch(() => undefined);
    }
  };
  return [{ name: "owner's login", run }];
}

const isNotMadeYet = (address: DatabaseConfig): boolean =>
  address.mode === "embedded" && !existsSync(join(address.dataDir, "postgres", "PG_VERSION"));

async function open(address: DatabaseConfig): Promise<OpenDatabase> {
  const looked = address.mode === "embedded" ? address : { mode: address.mode, applicationUrl: address.applicationUrl };
  const options = { companions: [queueSchema], poolSize: 1, applicationName: "so-tiem-doctor", log: () => undefined };
  try {
    return await openDatabase(looked, options);
  } catch (error) {
    const canMigrate = address.mode === "served" && address.migrationUrl !== undefined;
    const lacksTables = error instanceof SettingError && error.variable === "MIGRATION_DATABASE_URL";
    if (!canMigrate || !lacksTables) throw error;
    throw new SettingError("DATABASE_URL", "the current tables are not there yet; npm start makes them.", {
      cause: error,
    });
  }
}

const describe = (address: DatabaseConfig, version: string): string => {
  const where = address.mode === "embedded" ? `built in, in ${address.dataDir}` : redacted(address.applicationUrl);
  return `PostgreSQL ${version}, ${where}; its tables are current, and its login sees one shop at a time`;
};

async function findQueue({ queue }: Config, applicationUrl: string | undefined): Promise<Finding> {
  if (queue.mode === "postgres" && applicationUrl === undefined) {
    return { ok: true, says: "it is kept in the database, and stands and falls with it" };
  }
  const address = queue.mode === "redis" ? queue : { mode: "postgres" as const, applicationUrl: applicationUrl ?? "" };
  const backend = await openQueueBackend(address, openLog("silent"));
  try {
    await backend.ping();
  } finally {
    await backend.close();
  }
  return { ok: true, says: queue.mode === "redis" ? `Redis at ${redacted(queue.url)}` : "kept in the same PostgreSQL" };
}

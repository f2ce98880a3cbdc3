import { setTimeout as wait } from "node:timers/promises";

import pg from "pg";

import { OperationalError } from "../core/ports/errors.ts";
import { createDataSource } from "./create-data-source.ts";
import { grantPrivileges } from "./grant-privileges.ts";

/** Any number, the same in every process: two programs that start at once migrate one after the other. */
const MIGRATION_LOCK = 7_301_985;

const ASK_AGAIN_MS = 100;
/**
 * A change that waits for a long transaction has the whole program wait behind it: rather it fails, and the next
 * start tries again.
 */
const LOCK_TIMEOUT_MS = 10_000;

/** Tables that a library keeps in a schema of its own beside ours and migrates itself. */
export interface CompanionSchema {
  readonly schema: string;
  migrate(client: pg.ClientBase): Promise<void>;
}

/**
 * Brings the book's tables and its companions' up to date and renews the application role's privileges.
 *
 * @param migrationUrl login that owns the database
 * @param applicationRole the role the program itself logs in as
 * @throws OperationalError
 */
export async function migrate(
  migrationUrl: string,
  applicationRole: string,
  companions: readonly CompanionSchema[],
): Promise<void> {
  const client = new pg.Client({ connectionString: migrationUrl, application_name: "so-tiem-migrate" });
  try {
    await client.connect();
    await client.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
    await takeTurn(client);
    await migrateTables(migrationUrl);
    for (const companion of companions) await companion.migrate(client);
    await grantPrivileges(
      client,
      applicationRole,
      companions.map(({ schema }) => schema),
    );
  } catch (cause) {
    const why = cause instanceof Error ? cause.message : String(cause);
    throw new OperationalError("database_migration_failed", `The database could not be brought up to date (${why}).`, {
      cause,
    });
  } finally {
    // Ends the session, and with it the lock.
    await client.end().catch(() => undefined);
  }
}

/** By asking again: a statement that waits would hold a snapshot, and an index that is built beside work waits for that. */
async function takeTurn(client: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await client.query<{ ours: boolean }>("SELECT pg_try_advisory_lock($1) AS ours", [MIGRATION_LOCK]);
    if (rows[0]?.ours === true) return;
    await wait(ASK_AGAIN_MS);
  }
}

async function migrateTables(migrationUrl: string): Promise<void> {
  const dataSource = createDataSource(migrationUrl, { poolSize: 1, applicationName: "so-tiem-migrate" });
  await dataSource.initialize();
  try {
    await dataSource.query(`SET lock_timeout = ${LOCK_TIMEOUT_MS}`);
    // Each in a transaction of its own, but for those that say that they need none.
    await dataSource.runMigrations({ transaction: "each" });
  } finally {
    await dataSource.destroy();
  }
}

import { createHash } from "node:crypto";

import pg from "pg";
import { to as copyTo } from "pg-copy-streams";

import { BACKUP_FORMAT, BACKUP_VERSION, END_OF_TABLE, lineOf, SESSION } from "./backup-format.ts";
import { type BookTable, tablesInOrder } from "./tables-in-order.ts";

/**
 * The whole book as it is at one moment, in pieces of a backup file before its compression; work goes on meanwhile.
 * Row-level security shows one shop at a time to every login, so the rows come shop by shop.
 *
 * @param client connected, as the application; used for nothing else until the last piece was taken
 */
export async function* readBook(client: pg.Client, takenAt: Date): AsyncGenerator<Buffer> {
  const hash = createHash("sha256");
  const counts = new Map<string, number>();
  for await (const piece of pieces(client, takenAt, counts)) {
    hash.update(piece);
    yield piece;
  }
  yield lineOf({ rows: Object.fromEntries(counts), sha256: hash.digest("hex") });
}

async function* pieces(client: pg.Client, takenAt: Date, counts: Map<string, number>): AsyncGenerator<Buffer> {
  // One snapshot for all that follows.
  await client.query("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY");
  await client.query(SESSION);
  const { rows } = await client.query<{ name: string }>("SELECT name FROM migrations ORDER BY id");
  const migrations = rows.map(({ name }) => name);
  yield lineOf({ format: BACKUP_FORMAT, version: BACKUP_VERSION, takenAt: takenAt.toISOString(), migrations });
  const tenants = await listTenants(client);
  for (const table of await tablesInOrder(client)) {
    yield lineOf({ table: table.name, columns: table.columns });
    counts.set(table.name, 0);
    for (const tenant of table.tenantColumn === undefined ? [undefined] : tenants) {
      if (tenant !== undefined) await client.query("SELECT set_config('app.tenant', $1, true)", [tenant]);
      yield* rowsOf(client, table, counts);
    }
    yield Buffer.from(END_OF_TABLE);
  }
  await client.query("COMMIT");
}

async function* rowsOf(client: pg.Client, table: BookTable, counts: Map<string, number>): AsyncGenerator<Buffer> {
  const columns = table.columns.map((name) => pg.escapeIdentifier(name)).join(", ");
  const rows = client.query(copyTo(`COPY (SELECT ${columns} FROM ${pg.escapeIdentifier(table.name)}) TO STDOUT`));
  for await (const piece of rows) yield piece as Buffer;
  counts.set(table.name, (counts.get(table.name) ?? 0) + rows.rowCount);
}

/** Memberships stand outside the tenants: they tell which shops there are. */
async function listTenants(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ tenant: string }>(
    "SELECT DISTINCT tenant_id AS tenant FROM membership ORDER BY tenant_id",
  );
  return rows.map(({ tenant }) => tenant);
}

import { createReadStream } from "node:fs";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";

import pg from "pg";
import { from as copyFrom } from "pg-copy-streams";

import { OperationalError } from "../../core/ports/errors.ts";
import {
  BACKUP_FORMAT,
  BACKUP_VERSION,
  type BackupFooter,
  type BackupHeader,
  SESSION,
  type TableHeader,
} from "./backup-format.ts";
import { type BackupReader, createBackupReader } from "./backup-reader.ts";
import { type BookTable, tablesInOrder } from "./tables-in-order.ts";

export interface RestoredBackup {
  readonly takenAt: string;
  /** Rows by table. */
  readonly rows: Readonly<Record<string, number>>;
}

interface Order {
  /** The login that owns the tables: for the time of the restore it sets their row-level security aside. */
  readonly migrationUrl: string;
  readonly path: string;
}

/**
 * Puts a backup into an empty, migrated book: all of it, or nothing where anything is wrong.
 * @throws OperationalError `backup_not_readable`, `backup_newer`, `book_not_empty`, `book_in_use`
 */
export async function restoreBackup({ migrationUrl, path }: Order): Promise<RestoredBackup> {
  const client = new pg.Client({ connectionString: migrationUrl, application_name: "so-tiem-restore" });
  client.on("error", () => undefined);
  try {
    await client.connect();
    await client.query("BEGIN");
    const restored = await restore(client, openReader(path));
    await client.query("COMMIT");
    return restored;
  } catch (error) {
    throw explain(error, path);
  } finally {
    // A transaction that was not committed ends with its session.
    await client.end().catch(() => undefined);
  }
}

const openReader = (path: string): BackupReader => {
  const file = createReadStream(path);
  const unzipped = createGunzip();
  file.on("error", (error) => unzipped.destroy(error));
  // It may fail before anybody reads; who reads then is told all the same.
  unzipped.on("error", () => undefined);
  return createBackupReader(file.pipe(unzipped));
};

async function restore(client: pg.Client, reader: BackupReader): Promise<RestoredBackup> {
  await client.query(`${SESSION}; SET LOCAL lock_timeout = '10s'`);
  const header = await readHeader(client, reader);
  const tables = await tablesInOrder(client);
  for (const { name, tenantColumn } of tables) if (tenantColumn !== undefined) await force(client, name, false);
  for (const table of tables) await refuseIfFilled(client, table);
  const rows = await fillTables(client, reader, new Map(tables.map((table) => [table.name, table])));
  for (const { name, tenantColumn } of tables) if (tenantColumn !== undefined) await force(client, name, true);
  await raiseIdentities(client);
  return { takenAt: header.takenAt, rows };
}

async function readHeader(client: pg.Client, reader: BackupReader): Promise<BackupHeader> {
  const header = parse(await reader.line()) as Partial<BackupHeader>;
  if (header.format !== BACKUP_FORMAT || header.takenAt === undefined) throw notReadable("it is no backup of ours");
  const { rows } = await client.query<{ name: string }>("SELECT name FROM migrations");
  const applied = new Set(rows.map(({ name }) => name));
  if (header.version !== BACKUP_VERSION || !header.migrations?.every((name) => applied.has(name))) {
    const sentence = "The backup was made by a newer program: restore it with that one, or a later one.";
    throw new OperationalError("backup_newer", sentence);
  }
  return header as BackupHeader;
}

const force = (client: pg.Client, table: string, isForced: boolean) =>
  client.query(`ALTER TABLE ${pg.escapeIdentifier(table)} ${isForced ? "" : "NO "}FORCE ROW LEVEL SECURITY`);

async function refuseIfFilled(client: pg.Client, { name }: BookTable): Promise<void> {
  const { rows } = await client.query(`SELECT FROM ${pg.escapeIdentifier(name)} LIMIT 1`);
  if (rows.length === 0) return;
  const sentence = `The book is not empty ("${name}" has rows): restore into a new database or an empty DATA_DIR.`;
  throw new OperationalError("book_not_empty", sentence);
}

async function fillTables(
  client: pg.Client,
  reader: BackupReader,
  tables: ReadonlyMap<string, BookTable>,
): Promise<Record<string, number>> {
  const rows: Record<string, number> = {};
  for (;;) {
    const sum = reader.sum();
    const next = parse(await reader.line()) as TableHeader | BackupFooter;
    if ("rows" in next) {
      checkWhole(next, sum, rows);
      return rows;
    }
    const table = tables.get(next.table);
    const isKnown = next.columns.every((column) => table?.columns.includes(column));
    if (table === undefined || !isKnown) throw notReadable(`it has something else in "${next.table}" than the book`);
    rows[table.name] = await fill(client, reader, next);
  }
}

async function fill(client: pg.Client, reader: BackupReader, { table, columns }: TableHeader): Promise<number> {
  const list = columns.map((name) => pg.escapeIdentifier(name)).join(", ");
  const copy = client.query(copyFrom(`COPY ${pg.escapeIdentifier(table)} (${list}) FROM STDIN`));
  await pipeline(Readable.from(reader.rows(), { objectMode: true }), copy);
  return copy.rowCount;
}

function checkWhole(footer: BackupFooter, sum: string, rows: Readonly<Record<string, number>>): void {
  const counted = Object.entries(footer.rows);
  const isWhole = footer.sha256 === sum && counted.every(([table, count]) => rows[table] === count);
  if (!isWhole) throw notReadable("its sum is not what was written: it was changed or is damaged");
}

/** New rows go on behind the restored ones. */
async function raiseIdentities(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ table: string; column: string }>(IDENTITIES);
  for (const { table, column } of rows) {
    const [name, key] = [pg.escapeIdentifier(table), pg.escapeIdentifier(column)];
    await client.query(
      `SELECT setval(pg_get_serial_sequence($1, $2), highest) FROM (SELECT max(${key}) AS highest FROM ${name}) AS rows
       WHERE highest IS NOT NULL`,
      [name, column],
    );
  }
}

function parse(line: string | undefined): unknown {
  try {
    return JSON.parse(line ?? "");
  } catch (cause) {
    throw notReadable("it ends too early, or is no backup of ours", cause);
  }
}

const notReadable = (why: string, cause?: unknown): OperationalError =>
  new OperationalError("backup_not_readable", `The backup cannot be read: ${why}.`, { cause });

/** What the file, its compression or the lock of a table has to say. */
function explain(error: unknown, path: string): unknown {
  if (error instanceof OperationalError) return error;
  const { code, message } = error as { code?: unknown; message?: string };
  if (code === "55P03") {
    const sentence = "The book is in use: stop the program, then restore.";
    return new OperationalError("book_in_use", sentence, { cause: error });
  }
  const isOfFile = typeof code !== "string" || /^(?:E|Z_|22|23)/u.test(code);
  return isOfFile ? notReadable(`${path}: ${message ?? "unknown"}`, error) : error;
}

const IDENTITIES = `
  SELECT class.relname AS table, attribute.attname AS column
  FROM pg_attribute AS attribute JOIN pg_class AS class ON class.oid = attribute.attrelid
  WHERE class.relnamespace = 'public'::regnamespace AND class.relkind = 'r' AND attribute.attidentity <> ''
    AND class.relname <> 'migrations'`;

import type { ClientBase } from "pg";

import { UnexpectedError } from "../../core/ports/errors.ts";
import { PLATFORM_TABLES, TENANT_TABLES } from "../table-partition.ts";

export interface BookTable {
  readonly name: string;
  /** Those that hold something of their own: what is computed is computed again. */
  readonly columns: readonly string[];
  /** The column that says whose row it is; absent where the table is nobody's. */
  readonly tenantColumn?: string;
}

/** The migrator's ledger is the database's own, not the book's. */
const LEFT_OUT = new Set(["migrations"]);

/** Every table of the book, those that others point to first. */
export async function tablesInOrder(client: ClientBase): Promise<BookTable[]> {
  const { rows } = await client.query<{ name: string; columns: string[]; needs: string[] }>(TABLES);
  const known = rows.filter(({ name }) => !LEFT_OUT.has(name) && (isTenants(name) || name in PLATFORM_TABLES));
  const names = new Set(known.map(({ name }) => name));
  const ordered: BookTable[] = [];
  const done = new Set<string>();
  while (ordered.length < known.length) {
    const ready = known.filter(
      ({ name, needs }) => !done.has(name) && needs.every((need) => done.has(need) || !names.has(need)),
    );
    if (ready.length === 0) throw new UnexpectedError("tables_in_a_circle", "Tables of the book point to each other.");
    for (const { name, columns } of ready) {
      done.add(name);
      ordered.push({ name, columns, ...(isTenants(name) && { tenantColumn: name === "tenant" ? "id" : "tenant_id" }) });
    }
  }
  return ordered;
}

const isTenants = (name: string): boolean => name in TENANT_TABLES;

// A table that points to itself may: the rows of one COPY are checked together.
const TABLES = `
  SELECT class.relname AS name,
    ARRAY(SELECT attname::text FROM pg_attribute
      WHERE attrelid = class.oid AND attnum > 0 AND NOT attisdropped AND attgenerated = '' ORDER BY attnum) AS columns,
    ARRAY(SELECT DISTINCT target.relname::text FROM pg_constraint JOIN pg_class AS target ON target.oid = confrelid
      WHERE conrelid = class.oid AND contype = 'f' AND confrelid <> conrelid) AS needs
  FROM pg_class AS class WHERE class.relnamespace = 'public'::regnamespace AND class.relkind = 'r'
  ORDER BY class.relname`;

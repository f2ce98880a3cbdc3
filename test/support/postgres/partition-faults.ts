import type { ClientBase } from "pg";

import { PLATFORM_TABLES, TENANT_TABLES } from "../../../database/table-partition.ts";

interface TableRow {
  readonly name: string;
  readonly enabled: boolean;
  readonly forced: boolean;
  readonly policies: (string | null)[];
}

const POLICY = /^\((?:tenant_id|id) = \(NULLIF\(current_setting\('app\.tenant'::text, true\), ''::text\)\)::uuid\)$/u;

/** What is wrong with the tables as they are in the database: empty when each is on one list and kept as it says. */
export async function partitionFaults(client: ClientBase): Promise<string[]> {
  const { rows } = await client.query<TableRow>(TABLES);
  const { rows: loose } = await client.query<{ fault: string }>(LOOSE_REFERENCES, [Object.keys(TENANT_TABLES)]);
  const known = [...Object.keys(TENANT_TABLES), ...Object.keys(PLATFORM_TABLES)];
  const missing = known
    .filter((name) => !rows.some((row) => row.name === name))
    .map((name) => `${name}: no such table`);
  return [...rows.flatMap(tableFaults), ...loose.map(({ fault }) => fault), ...missing].sort();
}

function tableFaults({ name, enabled, forced, policies }: TableRow): string[] {
  if (Object.hasOwn(PLATFORM_TABLES, name)) {
    return Object.hasOwn(TENANT_TABLES, name) ? [`${name}: on both lists`] : [];
  }
  if (!Object.hasOwn(TENANT_TABLES, name)) return [`${name}: on neither list`];
  return [
    ...(enabled && forced ? [] : [`${name}: row-level security is not forced`]),
    ...(policies.length === 1 && POLICY.test(policies[0] ?? "") ? [] : [`${name}: its policy is not the tenant's`]),
  ];
}

const TABLES = `
  SELECT class.relname AS name, class.relrowsecurity AS enabled, class.relforcerowsecurity AS forced,
    ARRAY(SELECT pg_get_expr(policy.polqual, policy.polrelid) FROM pg_policy AS policy
      WHERE policy.polrelid = class.oid) AS policies
  FROM pg_class AS class WHERE class.relnamespace = 'public'::regnamespace AND class.relkind IN ('r', 'p')`;

// From one tenant table to another every reference has to carry the tenant, or one shop's row could name another's.
const LOOSE_REFERENCES = `
  SELECT source.relname || ': a reference to ' || target.relname || ' does not carry the tenant' AS fault
  FROM pg_constraint AS reference
    JOIN pg_class AS source ON source.oid = reference.conrelid
    JOIN pg_class AS target ON target.oid = reference.confrelid
  WHERE reference.contype = 'f' AND source.relname = ANY($1) AND target.relname = ANY($1)
    AND NOT EXISTS (SELECT FROM pg_attribute AS key
      WHERE key.attrelid = reference.conrelid AND key.attnum = ANY(reference.conkey) AND key.attname = 'tenant_id')`;

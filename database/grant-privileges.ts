import type { ClientBase } from "pg";
import { escapeIdentifier } from "pg";

import { PLATFORM_TABLES, TENANT_TABLES } from "./table-partition.ts";

/** Gives the application role what the partition lists, and takes away all else. As the migrator; safe to repeat. */
export async function grantPrivileges(
  client: ClientBase,
  applicationRole: string,
  companionSchemas: readonly string[],
): Promise<void> {
  const role = escapeIdentifier(applicationRole);
  await client.query(`REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}, PUBLIC`);
  await client.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  for (const [table, privileges] of tablePrivileges()) {
    await client.query(`GRANT ${privileges.join(", ")} ON public.${escapeIdentifier(table)} TO ${role}`);
  }
  for (const schema of companionSchemas.map(escapeIdentifier)) {
    await client.query(`GRANT USAGE ON SCHEMA ${schema} TO ${role}`);
    await client.query(`GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${role}`);
    await client.query(`GRANT ALL ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`);
  }
}

const tablePrivileges = (): (readonly [string, readonly string[]])[] => [
  ...Object.entries(TENANT_TABLES),
  ...Object.entries(PLATFORM_TABLES).map(([table, { privileges }]) => [table, privileges] as const),
];

import type { ClientBase } from "pg";
import { escapeIdentifier } from "pg";

import { PLATFORM_TABLES, TENANT_TABLES } from "./table-partition.ts";

/**
 * Gives the application role what the partition lists, and takes away all else. As the migrator; safe to repeat. In
 * one transaction: a program that is at work on the database must not meet the moment between taking and giving.
 */
export async function grantPrivileges(
  client: ClientBase,
  applicationRole: string,
  companionSchemas: readonly string[],
): Promise<void> {
  await client.query("BEGIN");
  try {
    for (const statement of statements(escapeIdentifier(applicationRole), companionSchemas)) {
      await client.query(statement);
    }
    await client.query("COMMIT");
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  }
}

const statements = (role: string, companionSchemas: readonly string[]): string[] => [
  `REVOKE ALL ON ALL TABLES IN SCHEMA public FROM ${role}, PUBLIC`,
  `GRANT USAGE ON SCHEMA public TO ${role}`,
  ...tablePrivileges().map(
    ([table, privileges]) => `GRANT ${privileges.join(", ")} ON public.${escapeIdentifier(table)} TO ${role}`,
  ),
  ...companionSchemas
    .map(escapeIdentifier)
    .flatMap((schema) => [
      `GRANT USAGE ON SCHEMA ${schema} TO ${role}`,
      `GRANT ALL ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
      `GRANT ALL ON ALL SEQUENCES IN SCHEMA ${schema} TO ${role}`,
    ]),
];

const tablePrivileges = (): (readonly [string, readonly string[]])[] => [
  ...Object.entries(TENANT_TABLES),
  ...Object.entries(PLATFORM_TABLES).map(([table, { privileges }]) => [table, privileges] as const),
];

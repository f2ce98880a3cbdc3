import type { QueryRunner } from "typeorm";

/**
 * Shows and takes only the rows of the tenant that the transaction has entered, from the table's owner too.
 * Without a tenant the setting is empty or missing: NULLIF makes both NULL, and NULL equals nothing.
 */
export async function isolateTenant(runner: QueryRunner, table: string, column: string): Promise<void> {
  await runner.query(`ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY`);
  await runner.query(`ALTER TABLE ${table} FORCE ROW LEVEL SECURITY`);
  await runner.query(
    `CREATE POLICY tenant_isolation ON ${table}
      USING (${column} = NULLIF(current_setting('app.tenant', true), '')::uuid)`,
  );
}

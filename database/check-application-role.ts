import type { DataSource } from "typeorm";

import { SettingError } from "../core/ports/errors.ts";

interface RoleRow {
  readonly name: string;
  readonly mighty: boolean;
  readonly owns: boolean;
}

/**
 * Refuses a login that could pass row-level security: a superuser, one with BYPASSRLS, one that owns the database or
 * tables of ours or may become a role that does. One shop's book would then be one forgotten filter away from another's.
 *
 * @throws SettingError
 */
export async function checkApplicationRole(dataSource: DataSource): Promise<void> {
  const [role] = await dataSource.query<[RoleRow]>(ROLE);
  if (!role.mighty && !role.owns) return;
  const fault = role.mighty ? "can pass row-level security" : "owns the book's database or tables";
  throw new SettingError(
    "DATABASE_URL",
    `DATABASE_URL logs in as "${role.name}", which ${fault}: create a plain login for the program (database/roles.sql ` +
      "shows how), use it in DATABASE_URL, and give the owner's login in MIGRATION_DATABASE_URL.",
  );
}

// Membership counts: a role that may SET ROLE to a mighty one, or inherits from an owner, is as mighty.
const ROLE = `
  SELECT current_user AS name,
    EXISTS (SELECT FROM pg_roles AS role
      WHERE (role.rolsuper OR role.rolbypassrls) AND pg_has_role(current_user, role.oid, 'MEMBER')) AS mighty,
    EXISTS (SELECT FROM pg_class AS class JOIN pg_namespace AS schema ON schema.oid = class.relnamespace
      WHERE schema.nspname = 'public' AND class.relkind IN ('r', 'p')
        AND pg_has_role(current_user, class.relowner, 'MEMBER'))
    OR EXISTS (SELECT FROM pg_database
      WHERE datname = current_database() AND pg_has_role(current_user, datdba, 'MEMBER')) AS owns`;

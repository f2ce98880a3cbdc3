import { type DataSource, QueryFailedError } from "typeorm";

import { SettingError } from "../core/ports/errors.ts";
import { MIGRATIONS } from "./migrations/all-migrations.ts";

/**
 * Makes sure that the tables are those that this program knows. Newer ones are fine: migrations keep the program
 * before them running.
 *
 * @throws SettingError where the owner's login is needed to migrate
 */
export async function checkMigrated(
  dataSource: DataSource,
  { justMigrated }: { readonly justMigrated: boolean },
): Promise<void> {
  const applied = new Set(await appliedMigrations(dataSource));
  if (MIGRATIONS.every(({ name }) => applied.has(name))) return;
  throw new SettingError("MIGRATION_DATABASE_URL", justMigrated ? OTHER_DATABASE : NEEDED_ONCE);
}

const NEEDED_ONCE =
  "MIGRATION_DATABASE_URL is needed once: the database of DATABASE_URL lacks the current tables; set it to the login " +
  "that owns the database and start again.";
const OTHER_DATABASE =
  "MIGRATION_DATABASE_URL must name the same server and database as DATABASE_URL, with the login that owns it.";

async function appliedMigrations(dataSource: DataSource): Promise<string[]> {
  try {
    const rows = await dataSource.query<{ name: string }[]>("SELECT name FROM migrations");
    return rows.map(({ name }) => name);
  } catch (error) {
    // 42P01: there is no such table yet; 42501: the program was not yet granted anything.
    if (
      error instanceof QueryFailedError &&
      ["42P01", "42501"].includes(String((error.driverError as { code?: string }).code))
    )
      return [];
    throw error;
  }
}

import { SettingError } from "../core/ports/errors.ts";
import { countRows } from "../database/count-rows.ts";
import { restoreBackup } from "../database/backup/restore-backup.ts";
import { readRestoreOptions } from "./backup/read-backup-options.ts";
import { runCommand } from "./operator/run-command.ts";
import { withBook } from "./operator/with-book.ts";

/** `npm run -s restore -- FILE`: puts a backup into an empty book. */
runCommand(async (args) => {
  const { file, dataDir } = readRestoreOptions(args);
  return withBook({ name: "restore", dataDir }, async ({ migrationUrl }) => {
    if (migrationUrl === undefined) {
      const sentence = "MIGRATION_DATABASE_URL is needed to restore: set it to the login that owns the database.";
      throw new SettingError("MIGRATION_DATABASE_URL", sentence);
    }
    const { takenAt, rows } = await restoreBackup({ migrationUrl, path: file });
    await countRows(migrationUrl);
    const entries = rows["entry"] ?? 0;
    console.log(`Restored the book of ${takenAt}: ${rows["tenant"] ?? 0} shops, ${entries} entries.`);
    return true;
  });
});

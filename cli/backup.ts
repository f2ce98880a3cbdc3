import { writeBackup } from "../database/backup/write-backup.ts";
import { readBackupOptions } from "./backup/read-backup-options.ts";
import { newBackupPath } from "./backup/new-backup-path.ts";
import { readOperatorConfig } from "./operator/read-operator-config.ts";
import { runCommand } from "./operator/run-command.ts";
import { withBook } from "./operator/with-book.ts";

/** `npm run -s backup [-- FILE]`: the whole book in one file, while the program runs or not. */
runCommand(async (args) => {
  const { file, dataDir } = readBackupOptions(args);
  const now = new Date();
  const path = file ?? newBackupPath(readOperatorConfig(dataDir).dataDir, now);
  return withBook({ name: "backup", dataDir }, async ({ applicationUrl }) => {
    const { sizeBytes } = await writeBackup({ applicationUrl, path, now });
    console.log(`${path} (${(sizeBytes / 1_000_000).toFixed(1)} MB)`);
    return true;
  });
});

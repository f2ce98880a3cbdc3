import { join } from "node:path";

/** Beside the daily copies, and told apart from them by its time. @example "data/backups/so-tiem-20261125T031500Z.gz" */
export const newBackupPath = (dataDir: string, now: Date): string =>
  join(dataDir, "backups", `so-tiem-${now.toISOString().replace(/[-:]|\.\d+/gu, "")}.gz`);

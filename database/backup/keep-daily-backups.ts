import { readdir, rm } from "node:fs/promises";
import { join } from "node:path";

import { writeBackup } from "./write-backup.ts";

const KEPT_DAYS = 14;
const FOLDER = "backups";
const DAILY = /^so-tiem-daily-\d{4}-\d{2}-\d{2}\.gz$/u;

interface Deps {
  readonly applicationUrl: string;
  readonly dataDir: string;
}

/**
 * Writes today's copy unless it is there, and removes those beyond the newest 14. Asked every hour, so that a machine
 * that sleeps at night has its copy too.
 *
 * @param today YYYY-MM-DD, as the shop's people count days
 * @returns how many copies were written: 1 or 0
 * @throws OperationalError
 */
export const keepDailyBackups =
  ({ applicationUrl, dataDir }: Deps) =>
  async (today: string, now: Date): Promise<number> => {
    const name = `so-tiem-daily-${today}.gz`;
    const folder = join(dataDir, FOLDER);
    if ((await dailyIn(folder)).includes(name)) return 0;
    await writeBackup({ applicationUrl, path: join(folder, name), now });
    // Only once the new one is there: a copy that fails must not use up the old ones.
    const old = (await dailyIn(folder)).slice(0, -KEPT_DAYS);
    for (const file of old) await rm(join(folder, file), { force: true });
    return 1;
  };

/** Oldest first. */
async function dailyIn(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return [];
    throw error;
  });
  return names.filter((name) => DAILY.test(name)).sort();
}

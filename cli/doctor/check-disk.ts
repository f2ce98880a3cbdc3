import type { StatsFs } from "node:fs";
import { statfs } from "node:fs/promises";
import { dirname } from "node:path";

import type { Check } from "./check.ts";

/** A book grows by megabytes a year; the write-ahead log of PostgreSQL wants a gigabyte at worst. */
const ENOUGH_BYTES = 2 * 1024 ** 3;
const BYTES_PER_GB = 1024 ** 3;

/** Space on the disk of a folder, be the folder made already or not. */
export const checkDisk = (folder: string): Check => ({
  name: "disk",
  async run() {
    const { bavail, bsize } = await statfsOfNearest(folder);
    const freeBytes = bavail * bsize;
    const says = `${(freeBytes / BYTES_PER_GB).toFixed(1)} GB free for ${folder}`;
    if (freeBytes >= ENOUGH_BYTES) return { ok: true, says };
    return { ok: false, says, remedy: "free 2 GB there, or set DATA_DIR to a folder on a larger disk." };
  },
});

async function statfsOfNearest(folder: string): Promise<StatsFs> {
  try {
    return await statfs(folder);
  } catch (error) {
    const above = dirname(folder);
    if ((error as NodeJS.ErrnoException).code !== "ENOENT" || above === folder) throw error;
    return statfsOfNearest(above);
  }
}

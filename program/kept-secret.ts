import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * A secret where none is set: made once and kept in the data folder, readable by its owner alone. Programs that start at
 * once agree: the file gets its name when it is whole, and the first one stays.
 */
export async function keptSecret(dataDir: string, name: "webhook-secret" | "jwt-secret"): Promise<string> {
  const file = join(dataDir, name);
  const own = `${file}.${randomBytes(6).toString("hex")}`;
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  try {
    await writeFile(own, randomBytes(32).toString("hex"), { mode: 0o600, flag: "wx" });
    await link(own, file).catch((error: unknown) => {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    });
  } finally {
    await rm(own, { force: true });
  }
  return (await readFile(file, "utf8")).trim();
}

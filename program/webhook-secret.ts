import { randomBytes } from "node:crypto";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * The secret of the webhooks where none is set: made once and kept in the data folder, readable by its owner alone.
 * Two programs that start at once agree, since the first to write wins.
 */
export async function keptWebhookSecret(dataDir: string): Promise<string> {
  const file = join(dataDir, "webhook-secret");
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  await writeFile(file, randomBytes(24).toString("hex"), { mode: 0o600, flag: "wx" }).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
  });
  return (await readFile(file, "utf8")).trim();
}

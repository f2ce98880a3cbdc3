import { readFile, writeFile } from "node:fs/promises";
import { withFolderLock } from "../../../database/embedded/folder-lock.ts";

/**
 * Adds one to the number in a file as often as asked, each time under the lock: without the lock, additions get lost.
 * Arguments: lock file, counter file, times, and "die" to be killed inside the lock at the end.
 */
const [lock = "", counter = "", times = "0", end] = process.argv.slice(2);

const addOne = (): Promise<void> =>
  withFolderLock(lock, 60_000, async () => {
    await writeFile(counter, String(Number(await readFile(counter, "utf8")) + 1));
  });

for (let done = 0; done < Number(times); done += 1) await addOne();
if (end === "die") await withFolderLock(lock, 60_000, async () => process.kill(process.pid, "SIGKILL"));

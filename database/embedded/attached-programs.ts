import { randomBytes } from "node:crypto";
import { chown, mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Cluster } from "./cluster.ts";
import type { ProcessIdentity } from "./process-identity.ts";
import { isAlive, ownIdentity } from "./process-identity.ts";

/** Writes down that this program uses the server, and gives the note's path. Call it under the folder's lock. */
export const attachProgram = async (cluster: Cluster): Promise<string> => {
  const { programsFolder, folder } = cluster;
  await mkdir(programsFolder, { recursive: true, mode: 0o755 });
  if (folder.user) await chown(programsFolder, folder.user.uid, folder.user.gid);
  // One program may open the server more than once, so its pid alone is no name.
  const note = join(programsFolder, `${process.pid}-${randomBytes(4).toString("hex")}.json`);
  await writeFile(note, JSON.stringify(await ownIdentity()), { mode: 0o644, flag: "wx" });
  return note;
};

export const detachProgram = (note: string): Promise<void> => rm(note, { force: true });

/** How many programs use the server; notes of dead ones are removed. Call it under the folder's lock. */
export const countAttached = async (cluster: Cluster): Promise<number> => {
  let count = 0;
  for (const name of await readdir(cluster.programsFolder)) {
    const note = join(cluster.programsFolder, name);
    if (await isNoteOfLiving(note)) count += 1;
    else await rm(note, { force: true });
  }
  return count;
};

const isNoteOfLiving = async (note: string): Promise<boolean> => {
  try {
    return await isAlive(JSON.parse(await readFile(note, "utf8")) as ProcessIdentity);
  } catch {
    // Notes are written and read under the lock, so a torn one was left by a writer that died.
    return false;
  }
};

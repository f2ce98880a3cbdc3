import { randomBytes } from "node:crypto";
import { chown, open, rename, rm } from "node:fs/promises";
import { dirname } from "node:path";
import type { ServerUser } from "./server-user.ts";

/** Replaces a file so that after a crash it is the old one or the new one, whole, on disk. `user` becomes its owner. */
export const writeDurably = async (
  path: string,
  text: string,
  mode: number,
  user: ServerUser | null,
): Promise<void> => {
  const draft = `${path}.${randomBytes(6).toString("hex")}.draft`;
  try {
    const file = await open(draft, "wx", mode);
    await file.writeFile(text).then(() => file.sync());
    await file.close();
    if (user) await chown(draft, user.uid, user.gid);
    await rename(draft, path);
    await syncFolder(dirname(path));
  } finally {
    await rm(draft, { force: true });
  }
};

/** Makes renames inside the folder durable. */
export const syncFolder = async (path: string): Promise<void> => {
  // Windows cannot open a folder, and does not need it.
  if (process.platform === "win32") return;
  const folder = await open(path, "r");
  await folder.sync();
  await folder.close();
};

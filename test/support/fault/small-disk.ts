import { execFileSync } from "node:child_process";
import { mkdtempSync, rmdirSync } from "node:fs";
import { type FileHandle, mkdtemp, open, rm, rmdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";

export interface SmallDisk {
  readonly folder: string;
  /** Writes until nothing more fits. */
  readonly fill: () => Promise<void>;
  /** Frees what `fill` took. */
  readonly free: () => Promise<void>;
}

const mount = (folder: string, sizeMb: number): void => {
  execFileSync("mount", ["-t", "tmpfs", "-o", `size=${String(sizeMb)}m`, "tmpfs", folder], { stdio: "pipe" });
};
const unmount = (folder: string): void => {
  execFileSync("umount", ["--lazy", folder], { stdio: "pipe" });
};

/** Whether a small disk can be had here; only root may mount one, and not in every container. */
export const canMount = ((): boolean => {
  const folder = mkdtempSync(join(tmpdir(), "so-tiem-mount-"));
  try {
    mount(folder, 1);
    unmount(folder);
    return true;
  } catch {
    console.warn("A full disk is not tried: a small disk can be mounted by root only.");
    return false;
  } finally {
    rmdirSync(folder);
  }
})();

/** A disk in memory that holds `sizeMb` megabytes and no more. */
export async function withSmallDisk<T>(sizeMb: number, work: (disk: SmallDisk) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), "so-tiem-disk-"));
  mount(folder, sizeMb);
  const filler = join(folder, "filler");
  try {
    return await work({ folder, fill: () => fill(filler), free: () => rm(filler, { force: true }) });
  } finally {
    unmount(folder);
    await rmdir(folder);
  }
}

async function fill(path: string): Promise<void> {
  const file = await open(path, "a");
  for (let sizeBytes = 1_048_576; sizeBytes >= 512;) {
    if (!(await fits(file, sizeBytes))) sizeBytes /= 2;
  }
  await file.close();
}

async function fits(file: FileHandle, sizeBytes: number): Promise<boolean> {
  try {
    return (await file.write(Buffer.alloc(sizeBytes))).bytesWritten === sizeBytes;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "ENOSPC") throw error;
    return false;
  }
}

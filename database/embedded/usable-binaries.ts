import { randomBytes } from "node:crypto";
import { chmod, cp, lstat, mkdir, readdir, rename, rm, stat } from "node:fs/promises";
import { join } from "node:path";
import { OperationalError } from "../../core/ports/errors.ts";
import type { DataFolder } from "./prepare-data-folder.ts";
import type { Host } from "./host.ts";
import type { Binaries } from "./locate-binaries.ts";
import { runCommand } from "./run-command.ts";

export interface UsableBinaries {
  bin: string;
  majorVersion: number;
}

/**
 * The binaries where the server's user can run them: in place, or else (root with a project under /root) copied once
 * per version to a cache. Tried by running them, because modes, links and missing libraries all end the same way.
 * Throws OperationalError `embedded_binaries_unusable`.
 */
export const usableBinaries = async (binaries: Binaries, folder: DataFolder, host: Host): Promise<UsableBinaries> => {
  const inPlace = await probe(binaries.root, folder);
  if ("majorVersion" in inPlace) return inPlace;
  if (!folder.user) throw unusable(inPlace.failure);
  const copied = await probe(await copyOnce(binaries, await cacheFolder(folder, host)), folder);
  if ("majorVersion" in copied) return copied;
  throw unusable(copied.failure);
};

const probe = async (root: string, folder: DataFolder): Promise<UsableBinaries | { failure: unknown }> => {
  const bin = join(root, "bin");
  try {
    const options = { user: folder.user, cwd: folder.path, timeoutMs: 30_000 };
    const result = await runCommand(join(bin, "postgres"), ["--version"], options);
    const majorVersion = Number(/\(PostgreSQL\) (\d+)/.exec(result.stdout)?.[1]);
    return majorVersion ? { bin, majorVersion } : { failure: new Error(result.stderr.trim()) };
  } catch (failure) {
    return { failure };
  }
};

// A container with a read-only root still has its data folder.
const cacheFolder = async (folder: DataFolder, host: Host): Promise<string> => {
  try {
    await mkdir(host.binariesCache, { recursive: true, mode: 0o755 });
    await chmod(host.binariesCache, 0o755);
    return host.binariesCache;
  } catch {
    return folder.path;
  }
};

/** Readers see a whole copy or none: it is filled under another name and renamed. */
const copyOnce = async (binaries: Binaries, cache: string): Promise<string> => {
  const target = join(cache, `postgres-binaries-${binaries.packageVersion}`);
  if (await exists(target)) return target;
  const filling = `${target}.${randomBytes(6).toString("hex")}.tmp`;
  try {
    await cp(binaries.root, filling, { recursive: true, verbatimSymlinks: true });
    await openToReaders(filling);
    await rename(filling, target);
  } catch (error) {
    // Another program may have put its copy there first, which is as good as ours.
    if (!(await exists(target))) throw error;
  } finally {
    await rm(filling, { recursive: true, force: true });
  }
  return target;
};

const openToReaders = async (path: string): Promise<void> => {
  const entry = await lstat(path);
  if (entry.isSymbolicLink()) return;
  const runnable = entry.isDirectory() || (entry.mode & 0o100) !== 0;
  await chmod(path, runnable ? 0o755 : 0o644);
  if (!entry.isDirectory()) return;
  for (const name of await readdir(path)) await openToReaders(join(path, name));
};

const exists = async (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  );

const unusable = (cause: unknown): OperationalError => {
  const remedy = `run "npm rebuild" with install scripts allowed, or set DATABASE_URL to a PostgreSQL server`;
  return new OperationalError("embedded_binaries_unusable", `The PostgreSQL binaries do not run here; ${remedy}.`, {
    cause,
  });
};

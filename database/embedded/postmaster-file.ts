import { readFile, readlink, realpath, writeFile } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Cluster } from "./cluster.ts";
import { NO_PROCESS } from "./process-identity.ts";

/** What a running server, or one that ended without tidying up, says of itself in postmaster.pid. */
export interface PostmasterFile {
  pid: number;
  port: number;
  lines: string[];
}

export const readPostmasterFile = async (cluster: Cluster): Promise<PostmasterFile | null> => {
  const text = await readFile(pathIn(cluster), "utf8").catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT") return null;
    throw error;
  });
  if (text === null) return null;
  const lines = text.split("\n");
  return { pid: Number(lines[0]) || NO_PROCESS, port: Number(lines[3]) || 0, lines };
};

/** Whether the pid is a living PostgreSQL server of this cluster and not a later program that got its number. */
export const isPostmaster = async (cluster: Cluster, pid: number): Promise<boolean> => {
  if (!exists(pid)) return false;
  if (process.platform !== "linux") return true;
  const command = await readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");
  if (basename(command.split("\0")[0] ?? "") !== "postgres") return false;
  // The server stands in its data directory. Root in a container may be refused this look; then the name decides.
  const standsIn = await readlink(`/proc/${pid}/cwd`).catch(() => null);
  return standsIn === null || standsIn === (await realpath(cluster.path));
};

/**
 * Lets the next start pass a file that names a living stranger: PostgreSQL would take that pid for another server.
 * The other lines stay, because by them PostgreSQL finds children of the dead server that still use its memory.
 */
export const disownPid = (cluster: Cluster, file: PostmasterFile): Promise<void> =>
  writeFile(pathIn(cluster), [String(NO_PROCESS), ...file.lines.slice(1)].join("\n"));

const pathIn = (cluster: Cluster): string => join(cluster.path, "postmaster.pid");

const exists = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
};

import { readFile, readlink, realpath } from "node:fs/promises";
import { basename, join } from "node:path";
import type { Cluster } from "./cluster.ts";
import { NO_PROCESS } from "./process-identity.ts";
import { readIfPresent } from "./read-if-present.ts";
import { runCommand } from "./run-command.ts";
import { writeDurably } from "./write-durably.ts";

/** What a running server, or one that ended without tidying up, says of itself in postmaster.pid. */
export interface PostmasterFile {
  pid: number;
  port: number;
  lines: string[];
}

export const readPostmasterFile = async (cluster: Cluster): Promise<PostmasterFile | null> => {
  const text = await readIfPresent(pathIn(cluster));
  if (text === null) return null;
  const lines = text.split("\n");
  return { pid: Number(lines[0]) || NO_PROCESS, port: Number(lines[3]) || 0, lines };
};

/** Whether the pid is the living PostgreSQL server of this cluster, and not a later program that got its number. */
export const isPostmaster = async (cluster: Cluster, pid: number): Promise<boolean> => {
  try {
    if (basename(await programOf(pid)) !== "postgres") return false;
    return process.platform !== "linux" || (await standsIn(cluster, pid));
  } catch {
    return false;
  }
};

/** A server's working folder is its cluster. */
const standsIn = async (cluster: Cluster, pid: number): Promise<boolean> => {
  const link = `/proc/${pid}/cwd`;
  const folder = await readlink(link).catch(() => readlinkAsServer(cluster, link));
  return folder === (await realpath(cluster.path));
};

/** Root in a container may not look at another user's process, which that user may. */
const readlinkAsServer = async (cluster: Cluster, link: string): Promise<string> => {
  const options = { user: cluster.folder.user, cwd: cluster.folder.path, timeoutMs: 10_000 };
  return (await runCommand("readlink", ["-n", link], options)).stdout;
};

/** Throws, or gives nothing for a process that ended and was not yet waited for, when there is none. */
const programOf = async (pid: number): Promise<string> => {
  if (process.platform === "linux") return (await readFile(`/proc/${pid}/cmdline`, "utf8")).split("\0")[0] ?? "";
  if (process.platform === "win32") {
    process.kill(pid, 0);
    return "postgres";
  }
  const options = { user: null, cwd: "/", timeoutMs: 10_000 };
  return (await runCommand("ps", ["-o", "comm=", "-p", String(pid)], options)).stdout.trim();
};

/**
 * Lets the next start pass a file that names a living stranger: PostgreSQL would take that pid for another server.
 * The other lines stay, because by them PostgreSQL finds children of the dead server that still use its memory.
 */
export const disownPid = (cluster: Cluster, file: PostmasterFile): Promise<void> => {
  const text = [String(NO_PROCESS), ...file.lines.slice(1)].join("\n");
  return writeDurably(pathIn(cluster), text, 0o600, cluster.folder.user);
};

const pathIn = (cluster: Cluster): string => join(cluster.path, "postmaster.pid");

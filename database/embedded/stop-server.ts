import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { OperationalError } from "../../core/ports/errors.ts";
import type { Cluster } from "./cluster.ts";
import { isPostmaster, readPostmasterFile } from "./postmaster-file.ts";
import { runCommand } from "./run-command.ts";
import { lastLogLines } from "./server-log.ts";

/** "fast" ends connections and writes a checkpoint; "immediate" leaves recovery to the next start. Both lose nothing. */
const ATTEMPTS = [
  { mode: "fast", timeoutS: 60 },
  { mode: "immediate", timeoutS: 15 },
];

/** pg_ctl is content when the pid file is gone; the process ends a moment later. */
const EXIT_WAIT_MS = 10_000;
const POLL_MS = 10;

/** Stops the server, and tells whether there was one. Throws OperationalError `embedded_stop_failed`. */
export const stopServer = async (cluster: Cluster): Promise<boolean> => {
  const pid = await runningPid(cluster);
  if (pid === null) return false;
  for (const attempt of ATTEMPTS) {
    await tryStop(cluster, attempt.mode, attempt.timeoutS);
    if ((await runningPid(cluster)) !== null) continue;
    await untilGone(cluster, pid);
    return true;
  }
  const sentence = `PostgreSQL in ${cluster.folder.path} could not be stopped.`;
  throw new OperationalError("embedded_stop_failed", sentence, { cause: await lastLogLines(cluster) });
};

const runningPid = async (cluster: Cluster): Promise<number | null> => {
  const file = await readPostmasterFile(cluster);
  return file && (await isPostmaster(cluster, file.pid)) ? file.pid : null;
};

const untilGone = async (cluster: Cluster, pid: number): Promise<void> => {
  const deadlineMs = performance.now() + EXIT_WAIT_MS;
  while ((await isPostmaster(cluster, pid)) && performance.now() < deadlineMs) await sleep(POLL_MS);
};

const tryStop = async (cluster: Cluster, mode: string, timeoutS: number): Promise<void> => {
  const { folder, binaries, path } = cluster;
  const args = ["stop", "-w", "-s", "-t", String(timeoutS), "-m", mode];
  const options = { user: folder.user, cwd: folder.path, env: { PGDATA: path }, timeoutMs: (timeoutS + 10) * 1000 };
  await runCommand(join(binaries.bin, "pg_ctl"), args, options);
};

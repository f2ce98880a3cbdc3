import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { OperationalError } from "../../core/ports/errors.ts";
import type { Cluster } from "./cluster.ts";
import type { Host } from "./host.ts";
import { isPortFree } from "./host.ts";
import type { PostmasterFile } from "./postmaster-file.ts";
import { disownPid } from "./postmaster-file.ts";
import { runCommand } from "./run-command.ts";
import { lastLogLines } from "./server-log.ts";
import { lastPort, writeSettings } from "./server-settings.ts";

const PORT_TRIES = 5;
/** Recovery after a crash replays the journal, which takes its time on a slow disk. */
const START_TIMEOUT_S = 240;
/** Children of a killed server notice its death when they next wait for something. */
const ORPHANS_TRIES = 20;
const ORPHANS_PAUSE_MS = 500;

/**
 * Starts the stopped server and gives its port. `left` is the file of a server that ended without tidying up.
 * Throws OperationalError `embedded_start_failed` with the end of the server's log as its cause.
 */
export const startServer = async (
  cluster: Cluster,
  left: PostmasterFile | null,
  settings: Record<string, string>,
  choosePort: Host["choosePort"],
): Promise<number> => {
  if (left) await disownPid(cluster, left);
  let portTries = 0;
  let orphanTries = left ? ORPHANS_TRIES : 0;
  for (let port = (await lastFreePort(cluster)) ?? (await choosePort()); ;) {
    await writeSettings(cluster, port, settings);
    if (await tryStart(cluster)) return port;
    if (!(await isPortFree(port)) && ++portTries < PORT_TRIES) port = await choosePort();
    else if (orphanTries-- > 0) await sleep(ORPHANS_PAUSE_MS);
    else throw await failed(cluster);
  }
};

const lastFreePort = async (cluster: Cluster): Promise<number | null> => {
  const port = await lastPort(cluster);
  return port && (await isPortFree(port)) ? port : null;
};

const tryStart = async (cluster: Cluster): Promise<boolean> => {
  const { folder, binaries, path, startLog } = cluster;
  await rm(join(folder.path, startLog), { force: true });
  // pg_ctl hands its arguments to a shell, where a path could be misread: so the folder goes by environment.
  const args = ["start", "-w", "-s", "-t", String(START_TIMEOUT_S), "-l", startLog];
  const options = {
    user: folder.user,
    cwd: folder.path,
    env: { PGDATA: path },
    timeoutMs: (START_TIMEOUT_S + 15) * 1000,
  };
  const result = await runCommand(join(binaries.bin, "pg_ctl"), args, options);
  return result.exitCode === 0;
};

const failed = async (cluster: Cluster): Promise<OperationalError> => {
  const sentence = `PostgreSQL could not be started in ${cluster.folder.path}; its log is in ${join(cluster.path, "log")}.`;
  return new OperationalError("embedded_start_failed", sentence, { cause: await lastLogLines(cluster) });
};

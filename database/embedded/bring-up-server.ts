import { setTimeout as sleep } from "node:timers/promises";
import { OperationalError } from "../../core/ports/errors.ts";
import { countAttached } from "./attached-programs.ts";
import type { Cluster } from "./cluster.ts";
import type { Host } from "./host.ts";
import type { ServerState } from "./inspect-server.ts";
import { inspectServer } from "./inspect-server.ts";
import { loginStatements } from "./login-statements.ts";
import { runSingleUser } from "./run-single-user.ts";
import type { ServerSecrets } from "./server-secrets.ts";
import { startServer } from "./start-server.ts";
import { stopServer } from "./stop-server.ts";

interface BringUpOptions {
  log: (message: string) => void;
  settings?: Record<string, string>;
}

/** How long a server that lives but does not answer may take to answer or to be gone; recovery is such a time. */
const ANSWER_WAIT_MS = 240_000;
const POLL_MS = 100;

/**
 * Ends with a server that answers to our passwords, running before or started now. Call it under the folder's lock.
 * Throws OperationalError `embedded_start_failed`, `embedded_server_silent` or `embedded_passwords_refused`.
 */
export const bringUpServer = async (
  cluster: Cluster,
  secrets: ServerSecrets,
  options: BringUpOptions,
  choosePort: Host["choosePort"],
): Promise<{ port: number; started: boolean }> => {
  const deadlineMs = performance.now() + ANSWER_WAIT_MS;
  for (let started = false, renewed = false; ;) {
    const server = await inspectServer(cluster, secrets);
    if (server.state === "ready") {
      options.log(`PostgreSQL ${describe(cluster)} ${started ? "started" : "was running"} on port ${server.port}`);
      return { port: server.port, started };
    }
    if (server.state === "refusing" && renewed) throw refusing(cluster, server.cause);
    if (performance.now() >= deadlineMs) throw silent(cluster, server);
    if (server.state === "stopped") {
      await startServer(cluster, server.left, options.settings ?? {}, choosePort);
      started = true;
    } else if (server.state === "refusing") {
      await renewPasswords(cluster, secrets, server.cause, options.log);
      renewed = true;
    } else await sleep(POLL_MS);
  }
};

/** Whoever may read the folder may do so, hence only care for the other programs: their connections would break. */
const renewPasswords = async (
  cluster: Cluster,
  secrets: ServerSecrets,
  cause: unknown,
  log: BringUpOptions["log"],
): Promise<void> => {
  if ((await countAttached(cluster)) > 1) throw refusing(cluster, cause);
  log(`PostgreSQL ${describe(cluster)} gets the passwords of ${cluster.secretsFile}, as it has others`);
  await stopServer(cluster);
  await runSingleUser(cluster.path, loginStatements(secrets), cluster.folder, cluster.binaries);
};

const describe = (cluster: Cluster): string => `${cluster.binaries.majorVersion} in ${cluster.folder.path}`;

const silent = (cluster: Cluster, server: ServerState): OperationalError => {
  const process = "pid" in server ? ` (process ${server.pid})` : "";
  const sentence = `PostgreSQL ${describe(cluster)}${process} runs but does not answer; end it and start again.`;
  return new OperationalError("embedded_server_silent", sentence, {
    cause: "cause" in server ? server.cause : undefined,
  });
};

const refusing = (cluster: Cluster, cause: unknown): OperationalError => {
  const remedy = "end the other programs that use this folder, then start again";
  const sentence = `PostgreSQL ${describe(cluster)} refuses the passwords of ${cluster.secretsFile}; ${remedy}.`;
  return new OperationalError("embedded_passwords_refused", sentence, { cause });
};

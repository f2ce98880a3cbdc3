import { randomBytes } from "node:crypto";
import { appendFile, chown, readdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { OperationalError } from "../../core/ports/errors.ts";
import type { Cluster } from "./cluster.ts";
import { loginStatements } from "./login-statements.ts";
import { runCommand } from "./run-command.ts";
import { runSingleUser } from "./run-single-user.ts";
import type { ServerSecrets } from "./server-secrets.ts";
import { SETTINGS_FILE } from "./server-settings.ts";
import { syncFolder } from "./write-durably.ts";

const DATABASE_STATEMENTS = [
  "CREATE DATABASE sotiem OWNER sotiem_owner;",
  "REVOKE ALL ON DATABASE sotiem FROM PUBLIC;",
  "GRANT CONNECT ON DATABASE sotiem TO sotiem_app;",
];

/**
 * Makes the cluster with its logins and database under a draft name and gives it its name last, so that a program
 * killed on the way leaves waste and never half a cluster. Call it under the folder's lock.
 */
export const initialiseCluster = async (
  cluster: Cluster,
  secrets: ServerSecrets,
  isDurable: boolean,
): Promise<void> => {
  const draft = join(cluster.folder.path, `${cluster.draftPrefix}${randomBytes(6).toString("hex")}`);
  try {
    await runInitdb(cluster, draft, secrets, isDurable);
    await appendFile(join(draft, "postgresql.conf"), `\ninclude_if_exists = '${SETTINGS_FILE}'\n`);
    const statements = [...loginStatements(secrets), ...DATABASE_STATEMENTS];
    await runSingleUser(draft, statements, cluster.folder, cluster.binaries);
    await rename(draft, cluster.path);
    await syncFolder(cluster.folder.path);
  } finally {
    await removeDrafts(cluster);
  }
};

export const removeDrafts = async (cluster: Cluster): Promise<void> => {
  for (const name of await readdir(cluster.folder.path)) {
    // An initdb that outlived its program may still write here; the next start removes what this one could not.
    if (name.startsWith(cluster.draftPrefix)) await removeTree(join(cluster.folder.path, name)).catch(() => undefined);
  }
};

const removeTree = (path: string): Promise<void> => rm(path, { recursive: true, force: true, maxRetries: 3 });

const runInitdb = async (
  cluster: Cluster,
  draft: string,
  secrets: ServerSecrets,
  isDurable: boolean,
): Promise<void> => {
  const { folder, binaries } = cluster;
  const passwordFile = `${draft}.password`;
  try {
    await writeFile(passwordFile, secrets.postgres, { mode: 0o600, flag: "wx" });
    if (folder.user) await chown(passwordFile, folder.user.uid, folder.user.gid);
    const args = [...initdbArguments(draft, passwordFile), ...(isDurable ? [] : ["--no-sync"])];
    const options = { user: folder.user, cwd: folder.path, timeoutMs: 180_000 };
    const result = await runCommand(join(binaries.bin, "initdb"), args, options);
    if (result.exitCode !== 0) throw failed(cluster, result.stderr);
  } finally {
    await rm(passwordFile, { force: true });
  }
};

// The built-in locale is the same on every machine and survives upgrades of the system's C library.
const initdbArguments = (draft: string, passwordFile: string): string[] => [
  ...["-D", draft, "-U", "postgres", `--pwfile=${passwordFile}`, "--auth=scram-sha-256"],
  ...["-E", "UTF8", "--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"],
  "--no-instructions",
];

const failed = (cluster: Cluster, output: string): OperationalError => {
  const sentence = `PostgreSQL could not prepare its data in ${cluster.folder.path}.`;
  return new OperationalError("embedded_initdb_failed", sentence, { cause: new Error(output.trim()) });
};

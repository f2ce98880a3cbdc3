import { OperationalError, SettingError } from "../../core/ports/errors.ts";
import { attachProgram, countAttached, detachProgram } from "./attached-programs.ts";
import { bringUpServer } from "./bring-up-server.ts";
import { checkCluster } from "./check-cluster.ts";
import type { Cluster } from "./cluster.ts";
import { clusterIn } from "./cluster.ts";
import { withFolderLock } from "./folder-lock.ts";
import type { Host } from "./host.ts";
import { thisHost } from "./host.ts";
import { initialiseCluster, removeDrafts } from "./initialise-cluster.ts";
import { keepRunning } from "./keep-running.ts";
import { locateBinaries } from "./locate-binaries.ts";
import { prepareDataFolder } from "./prepare-data-folder.ts";
import type { ServerSecrets } from "./server-secrets.ts";
import { serverSecrets } from "./server-secrets.ts";
import { stopServer } from "./stop-server.ts";
import { usableBinaries } from "./usable-binaries.ts";

export interface EmbeddedServerOptions {
  dataDir: string;
  log: (message: string) => void;
  /** PostgreSQL settings that replace ours at the next start of the server; tests turn `fsync` off. */
  settings?: Record<string, string>;
  /** Parts of the machine that a test replaces. */
  environment?: Partial<Host>;
}

export interface EmbeddedServer {
  /** Login of the program: owns nothing and has no power to get around row-level security. */
  applicationUrl: string;
  /** Login of the migrator, who owns the database `sotiem`. */
  migrationUrl: string;
  /** Superuser, on the database `postgres`; for maintenance and tests. */
  administratorUrl: string;
  /** False when this program attached to a server that was running already. */
  started: boolean;
  /** Detaches; the last program to do so stops the server. Later calls wait for the first one's end. */
  close(): Promise<void>;
}

/** Beyond the longest that another program may need to prepare and start the server. */
const LOCK_WAIT_MS = 600_000;

/**
 * Gives the PostgreSQL server of a data folder: attaches to a running one, or starts it, prepared at first use.
 * Throws SettingError for DATA_DIR when the folder cannot be used, else OperationalError (codes `embedded_…`).
 *
 * @example const server = await openEmbeddedServer({ dataDir: "data", log: console.log });
 */
export const openEmbeddedServer = async (options: EmbeddedServerOptions): Promise<EmbeddedServer> => {
  try {
    const host = { ...thisHost(), ...options.environment };
    const located = await locateBinaries(host);
    const folder = await prepareDataFolder(options.dataDir, host);
    const cluster = clusterIn(folder, await usableBinaries(located, folder, host));
    return await withFolderLock(cluster.lockFile, LOCK_WAIT_MS, () => attach(cluster, options, host));
  } catch (error) {
    throw translate(error, options.dataDir);
  }
};

const attach = async (cluster: Cluster, options: EmbeddedServerOptions, host: Host): Promise<EmbeddedServer> => {
  // The note comes before the server, so that a server never runs without a program that answers for it.
  const note = await attachProgram(cluster);
  try {
    const secrets = await prepareCluster(cluster, options);
    const { port, started } = await bringUpServer(cluster, secrets, options, host.choosePort);
    const keeper = keepRunning({ cluster, secrets, options, host });
    const close = async (): Promise<void> => {
      await keeper.stop();
      await detach(cluster, note, options.log);
    };
    return { ...addresses(port, secrets), started, close: once(close) };
  } catch (error) {
    // What went wrong first is the error to tell.
    await release(cluster, note, options.log).catch(() => undefined);
    throw error;
  }
};

const prepareCluster = async (cluster: Cluster, options: EmbeddedServerOptions): Promise<ServerSecrets> => {
  await removeDrafts(cluster);
  const exists = await checkCluster(cluster);
  const secrets = await serverSecrets(cluster);
  if (exists) return secrets;
  options.log(`Preparing the database in ${cluster.folder.path} (first start, takes some seconds)`);
  await initialiseCluster(cluster, secrets, options.settings?.["fsync"] !== "off");
  return secrets;
};

const detach = (cluster: Cluster, note: string, log: EmbeddedServerOptions["log"]): Promise<void> =>
  withFolderLock(cluster.lockFile, LOCK_WAIT_MS, () => release(cluster, note, log));

const release = async (cluster: Cluster, note: string, log: EmbeddedServerOptions["log"]): Promise<void> => {
  await detachProgram(note);
  if ((await countAttached(cluster)) > 0) return;
  if (await stopServer(cluster)) log(`Stopped PostgreSQL in ${cluster.folder.path}`);
};

const once = <T>(work: () => Promise<T>): (() => Promise<T>) => {
  let result: Promise<T> | undefined;
  return () => (result ??= work());
};

const addresses = (
  port: number,
  secrets: ServerSecrets,
): Pick<EmbeddedServer, "applicationUrl" | "migrationUrl" | "administratorUrl"> => {
  const url = (login: keyof ServerSecrets, database: string): string =>
    `postgresql://${login}:${secrets[login]}@127.0.0.1:${port}/${database}`;
  return {
    applicationUrl: url("sotiem_app", "sotiem"),
    migrationUrl: url("sotiem_owner", "sotiem"),
    administratorUrl: url("postgres", "postgres"),
  };
};

const translate = (error: unknown, dataDir: string): Error => {
  if (error instanceof OperationalError || error instanceof SettingError) return error;
  const sentence = `The embedded PostgreSQL could not be opened in ${dataDir}.`;
  return new OperationalError("embedded_open_failed", sentence, { cause: error });
};

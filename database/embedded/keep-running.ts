import { bringUpServer } from "./bring-up-server.ts";
import type { Cluster } from "./cluster.ts";
import { withFolderLock } from "./folder-lock.ts";
import type { Host } from "./host.ts";
import { isPostmaster, readPostmasterFile } from "./postmaster-file.ts";
import type { ServerSecrets } from "./server-secrets.ts";

const LOOK_EVERY_MS = 2_000;
/** Another program may be at it already; the next look is soon. */
const LOCK_WAIT_MS = 60_000;

export interface Keeper {
  /** Looks no more; waits for a start under way. */
  stop(): Promise<void>;
}

interface KeptServer {
  readonly cluster: Cluster;
  readonly secrets: ServerSecrets;
  readonly options: { log: (message: string) => void; settings?: Record<string, string> };
  readonly host: Host;
}

/**
 * Starts the server again when it has ended without being told to: the system took its memory, or its disk was full.
 * It comes back on its port, so that the connections of every program here find it again.
 */
export const keepRunning = (server: KeptServer): Keeper => {
  let looking = Promise.resolve();
  let isFree = true;
  const timer = setInterval(() => {
    if (!isFree) return;
    isFree = false;
    looking = look(server).finally(() => {
      isFree = true;
    });
  }, LOOK_EVERY_MS).unref();
  return {
    stop: () => {
      clearInterval(timer);
      return looking;
    },
  };
};

const look = async ({ cluster, secrets, options, host }: KeptServer): Promise<void> => {
  try {
    if (await isThere(cluster)) return;
    options.log(`PostgreSQL in ${cluster.folder.path} has ended; starting it again`);
    await withFolderLock(cluster.lockFile, LOCK_WAIT_MS, () =>
      bringUpServer(cluster, secrets, options, host.choosePort),
    );
  } catch (error) {
    // A disk that is still full: the next look tries again.
    const why = error instanceof Error ? error.message : String(error);
    options.log(`PostgreSQL in ${cluster.folder.path} could not be started again: ${why}`);
  }
};

const isThere = async (cluster: Cluster): Promise<boolean> => {
  const file = await readPostmasterFile(cluster);
  return file !== null && (await isPostmaster(cluster, file.pid));
};

import { chmod, lchown, lstat, readdir, readFile, stat } from "node:fs/promises";
import { join } from "node:path";
import { OperationalError, SettingError } from "../../core/ports/errors.ts";
import type { Cluster } from "./cluster.ts";
import type { ServerUser } from "./server-user.ts";

/**
 * Whether the folder holds a cluster. Root mends the owner of one that was put back from a backup.
 * Throws SettingError for DATA_DIR when what is there is no cluster of ours, OperationalError `embedded_version` when it
 * is one of another PostgreSQL.
 */
export const checkCluster = async (cluster: Cluster): Promise<boolean> => {
  if (await isMissing(cluster.path)) return false;
  await checkVersion(cluster);
  await checkOwner(cluster);
  return true;
};

/** An empty folder (a mount point, say) is as good as none: the prepared cluster takes its name. */
const isMissing = async (path: string): Promise<boolean> => {
  try {
    return (await readdir(path)).length === 0;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return true;
    throw foreign(path, error);
  }
};

const checkVersion = async (cluster: Cluster): Promise<void> => {
  const version = await readFile(join(cluster.path, "PG_VERSION"), "utf8").catch((cause: unknown) => {
    throw foreign(cluster.path, cause);
  });
  const ours = cluster.binaries.majorVersion;
  if (Number(version) === ours) return;
  const sentence = `DATA_DIR: ${cluster.folder.path} holds a database of PostgreSQL ${version.trim()}, and this program brings PostgreSQL ${ours}`;
  const remedy = "restore a backup into a new folder, or use the version of this program that made it";
  throw new OperationalError("embedded_version", `${sentence}; ${remedy}.`);
};

const checkOwner = async (cluster: Cluster): Promise<void> => {
  const { uid } = await stat(cluster.path);
  const { user } = cluster.folder;
  if (user && uid !== user.uid) return giveTree(cluster.path, user);
  if (user || process.getuid === undefined || uid === process.getuid()) return;
  const remedy = "start this program as that user, or change the owner of the folder and what is in it";
  throw new SettingError("DATA_DIR", `DATA_DIR: ${cluster.path} belongs to the user with uid ${uid}; ${remedy}.`);
};

const giveTree = async (path: string, user: ServerUser): Promise<void> => {
  await lchown(path, user.uid, user.gid);
  const entry = await lstat(path);
  if (!entry.isDirectory()) return;
  await chmod(path, 0o700);
  for (const name of await readdir(path)) await giveTree(join(path, name), user);
};

const foreign = (path: string, cause: unknown): SettingError =>
  new SettingError(
    "DATA_DIR",
    `DATA_DIR: ${path} is no PostgreSQL data folder; move it away or choose another folder.`,
    {
      cause,
    },
  );

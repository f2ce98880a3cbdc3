import { access, chmod, chown, constants, mkdir, readdir, realpath, stat } from "node:fs/promises";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { SettingError } from "../../core/ports/errors.ts";
import type { Host } from "./host.ts";
import { runCommand } from "./run-command.ts";
import type { ServerUser } from "./server-user.ts";
import { postgresUser } from "./postgres-user.ts";

export interface DataFolder {
  /** Absolute, links resolved. */
  path: string;
  /** As whom PostgreSQL runs, or null for ourselves. */
  user: ServerUser | null;
}

/** Makes the folder, and makes it the server user's where we are root. Throws SettingError for DATA_DIR. */
export const prepareDataFolder = async (dataDir: string, host: Pick<Host, "uid">): Promise<DataFolder> => {
  const path = await makeFolder(resolve(dataDir), host.uid === 0);
  if (host.uid !== 0) {
    await refuseUnwritable(path);
    return { path, user: null };
  }
  const user = (await ownerOf(join(path, "postgres"))) ?? (await ownerOf(path)) ?? (await postgresUser());
  await refuseClosedParents(path, user);
  if (!(await maySee(path, user, "-w"))) await handOver(path, user);
  return { path, user };
};

const makeFolder = async (path: string, isRoot: boolean): Promise<string> => {
  try {
    if (isRoot) await makeOpenParents(dirname(path));
    await mkdir(path, { recursive: true, mode: 0o700 });
    return await realpath(path);
  } catch (cause) {
    throw refusal(`${path} cannot be made by ${ownName()}; choose another folder or change its owner`, cause);
  }
};

/** Root's parents of the folder, where they are missing, must let the server's user through whatever the umask. */
const makeOpenParents = async (path: string): Promise<void> => {
  if (await isFolder(path)) return;
  await makeOpenParents(dirname(path));
  await mkdir(path, { recursive: true });
  await chmod(path, 0o755);
};

const refuseUnwritable = async (path: string): Promise<void> => {
  try {
    await access(path, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (cause) {
    throw refusal(`${path} is not writable by ${ownName()}; choose another folder or change its owner`, cause);
  }
};

/** Who owns the path, unless that is root or nobody: a folder that a plain user began stays that user's. */
const ownerOf = async (path: string): Promise<ServerUser | null> => {
  try {
    const { uid, gid } = await stat(path);
    return uid === 0 ? null : { name: `the user with uid ${uid}`, uid, gid };
  } catch {
    return null;
  }
};

const refuseClosedParents = async (path: string, user: ServerUser): Promise<void> => {
  const parents = ancestors(path);
  for (const parent of parents) {
    if (await maySee(parent, user, "-x")) continue;
    const runs = `PostgreSQL, which refuses to run as root, runs as ${user.name}, who may not enter ${parent}`;
    throw refusal(`${path} cannot be used, because ${runs}; choose a folder such as /var/lib/so-tiem`);
  }
};

const ancestors = (path: string): string[] => {
  const parent = dirname(path);
  return parent === path ? [] : [...ancestors(parent), parent];
};

/** Asked of the system as that user, because modes alone do not tell (access lists, mounts). */
const maySee = async (path: string, user: ServerUser, test: "-w" | "-x"): Promise<boolean> => {
  const script = '[ "$1" "$2" ] && [ -x "$2" ]';
  const result = await runCommand("/bin/sh", ["-c", script, "sh", test, path], { user, cwd: "/", timeoutMs: 10_000 });
  return result.exitCode === 0;
};

/** Gives the folder itself away, never a folder that other things live in (DATA_DIR=/root, /etc, /var/lib …). */
const handOver = async (path: string, user: ServerUser): Promise<void> => {
  if (await isSharedFolder(path)) {
    throw refusal(`${path} holds other folders; choose one of its own, such as ${join(path, "so-tiem")}`);
  }
  try {
    await chown(path, user.uid, user.gid);
    await chmod(path, 0o700);
  } catch (cause) {
    throw refusal(`${path} cannot be given to ${user.name}; choose another folder`, cause);
  }
};

const isSharedFolder = async (path: string): Promise<boolean> => {
  const entries = await readdir(path, { withFileTypes: true });
  if (entries.some((entry) => entry.name === "postgres")) return false;
  return entries.some((entry) => entry.isDirectory());
};

const isFolder = async (path: string): Promise<boolean> =>
  stat(path).then(
    (entry) => entry.isDirectory(),
    () => false,
  );

const ownName = (): string => {
  try {
    return `the user ${userInfo().username}`;
  } catch {
    return `the user with uid ${process.getuid?.()}`;
  }
};

const refusal = (reason: string, cause?: unknown): SettingError =>
  new SettingError("DATA_DIR", `DATA_DIR: ${reason}.`, { cause });

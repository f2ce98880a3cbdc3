import { randomBytes } from "node:crypto";
import { link, readFile, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { OperationalError } from "../../core/ports/errors.ts";
import type { ProcessIdentity } from "./process-identity.ts";
import { isAlive, NO_PROCESS, ownIdentity } from "./process-identity.ts";

interface LockOwner extends ProcessIdentity {
  /** New with every taking, so that a lock judged stale is never mistaken for its successor. */
  token: string;
}

const POLL_MS = 40;

/**
 * Runs `work` while no other program holds the lock file. A lock whose owner died is taken over.
 * Throws OperationalError `embedded_folder_busy` when a living owner keeps it for longer than `waitMs`.
 */
export const withFolderLock = async <T>(path: string, waitMs: number, work: () => Promise<T>): Promise<T> => {
  await acquire(path, waitMs);
  try {
    return await work();
  } finally {
    await rm(path, { force: true });
  }
};

const acquire = async (path: string, waitMs: number): Promise<void> => {
  const me = await ownIdentity();
  const deadlineMs = performance.now() + waitMs;
  while (!(await tryCreate(path, me))) {
    const owner = await readOwner(path);
    if (owner && !(await isAlive(owner))) {
      await removeStale(path, owner.token, waitMs);
      continue;
    }
    if (performance.now() >= deadlineMs) throw busy(path, owner);
    await sleep(POLL_MS);
  }
};

/** A link appears with its whole content or not at all; a file made by open-then-write would be seen empty. */
const tryCreate = async (path: string, me: ProcessIdentity): Promise<boolean> => {
  const token = randomBytes(8).toString("hex");
  const draft = `${path}.${token}.draft`;
  const owner: LockOwner = { ...me, token };
  await writeFile(draft, JSON.stringify(owner), { mode: 0o644 });
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "EEXIST") return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
};

/**
 * Two programs may both judge a lock stale, and the slower one must not remove the lock that the faster one has taken
 * since. So the removal has a lock of its own, named for the dead owner's token, under which the judgement is
 * looked at again; a remover that dies leaves that inner lock stale, and it is taken over in the same way.
 */
const removeStale = (path: string, token: string, waitMs: number): Promise<void> =>
  withFolderLock(`${path}.${token}`, waitMs, async () => {
    if ((await readOwner(path))?.token === token) await rm(path, { force: true });
  });

const readOwner = async (path: string): Promise<LockOwner | null> => {
  try {
    return JSON.parse(await readFile(path, "utf8")) as LockOwner;
  } catch (error) {
    // Only a machine that crashed leaves a torn lock, so its owner is dead.
    return error instanceof SyntaxError ? { pid: NO_PROCESS, birth: "", token: "torn" } : null;
  }
};

const busy = (path: string, owner: LockOwner | null): OperationalError =>
  new OperationalError(
    "embedded_folder_busy",
    `Another program (process ${owner?.pid ?? "unknown"}) has held ${path} for too long; end it and try again.`,
  );

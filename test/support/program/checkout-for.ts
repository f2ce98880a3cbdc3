import { execFile } from "node:child_process";
import { cp, mkdtemp, realpath, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";

import type { TestUser } from "../postgres/test-users.ts";

const run = promisify(execFile);
const OURS = resolve(import.meta.dirname, "../../..");
const LEFT_OUT = new Set([".git", "data", ".env", "dist", "node_modules"]);

/**
 * The program's files where the user can read them: in place, or else (a checkout in root's home, or made with a strict
 * umask) in a copy.
 */
export async function checkoutFor(user: TestUser): Promise<{ path: string; isCopy: boolean }> {
  if (user.uid === undefined || (await canRead(user, OURS))) return { path: OURS, isCopy: false };
  const path = await realpath(await mkdtemp(join(tmpdir(), "so-tiem-checkout-")));
  const filter = (from: string) => !(LEFT_OUT.has(basename(from)) && resolve(from, "..") === OURS);
  await cp(OURS, path, { recursive: true, filter, verbatimSymlinks: true });
  await run("chmod", ["-R", "a+rX", path]);
  await addPackages(path, user);
  return { path, isCopy: true };
}

/** Linked where that does, since they are many: not on another disk, nor where only their owner may read them. */
const addPackages = async (path: string, user: TestUser): Promise<void> => {
  const [from, to] = [join(OURS, "node_modules"), join(path, "node_modules")];
  const isLinked = await run("cp", ["-al", from, to]).then(
    () => canRead(user, path),
    () => false,
  );
  if (isLinked) return;
  await rm(to, { recursive: true, force: true });
  await run("cp", ["-a", from, to]);
  await run("chmod", ["-R", "a+rX", to]);
};

const canRead = async ({ uid, gid }: TestUser, path: string): Promise<boolean> => {
  const script = 'cd "$1" && cat main.ts cli/chat.ts node_modules/tsx/package.json >/dev/null';
  try {
    await run("/bin/sh", ["-c", script, "sh", path], { cwd: "/", ...(uid !== undefined && { uid, gid }) });
    return true;
  } catch {
    return false;
  }
};

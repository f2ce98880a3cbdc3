import { execFile } from "node:child_process";
import { cp, mkdtemp, realpath } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { promisify } from "node:util";

import type { TestUser } from "../postgres/test-users.ts";

const run = promisify(execFile);
const OURS = resolve(import.meta.dirname, "../../..");
const LEFT_OUT = new Set([".git", "data", ".env", "dist"]);

/**
 * The program's files where the user can read them: in place, or else (a checkout in root's home, or made with a strict
 * umask) in a copy.
 */
export async function checkoutFor(user: TestUser): Promise<{ path: string; isCopy: boolean }> {
  if (user.uid === undefined || (await canRead(user))) return { path: OURS, isCopy: false };
  const path = await realpath(await mkdtemp(join(tmpdir(), "so-tiem-checkout-")));
  const filter = (from: string) => !(LEFT_OUT.has(basename(from)) && resolve(from, "..") === OURS);
  await cp(OURS, path, { recursive: true, filter, verbatimSymlinks: true });
  await run("chmod", ["-R", "a+rX", path]);
  return { path, isCopy: true };
}

const canRead = async ({ uid, gid }: TestUser): Promise<boolean> => {
  const script = 'cd "$1" && cat main.ts cli/chat.ts node_modules/tsx/package.json >/dev/null';
  try {
    await run("/bin/sh", ["-c", script, "sh", OURS], { cwd: "/", ...(uid !== undefined && { uid, gid }) });
    return true;
  } catch {
    return false;
  }
};

import { execFileSync } from "node:child_process";

export interface TestUser {
  name: string;
  /** Undefined for the user who runs the tests. */
  uid?: number;
  gid?: number;
}

/** Ourselves, and a user without any power where we are root: PostgreSQL runs differently for the two. */
export const testUsers = (): TestUser[] => {
  if (process.getuid?.() !== 0) return [{ name: "a plain user" }];
  const [uid, gid] = ["-u", "-g"].map((flag) => Number(execFileSync("id", [flag, "nobody"], { encoding: "utf8" })));
  return [{ name: "root" }, { name: "nobody", uid: uid as number, gid: gid as number }];
};

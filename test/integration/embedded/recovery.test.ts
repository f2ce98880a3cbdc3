import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { readdir, readFile, rm, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { askServer, isRunning, postmasterPid, programBench, until } from "../../support/postgres/program-bench.ts";
import { testUsers } from "../../support/postgres/test-users.ts";

const draftOf = (dataDir: string): string | undefined =>
  readdirSync(dataDir).find((name) => name.startsWith("postgres-draft-") && !name.endsWith(".password"));

const draftFile = (dataDir: string, name: string): string => {
  try {
    return readFileSync(join(dataDir, draftOf(dataDir) ?? "none", name), "utf8");
  } catch {
    return "";
  }
};

const users = testUsers();

describe.each(users)("after a crash the embedded server as $name", (user) => {
  const bench = programBench(user);
  /** For what does not depend on the user. */
  const once = user === users.at(-1) ? it : () => undefined;
  const cleanups: (() => unknown)[] = [];
  afterEach(async () => {
    for (const cleanup of cleanups.splice(0)) await cleanup();
    await bench.clear();
  });

  /** A folder whose program and server were both killed at work. */
  const crashedFolder = async (): Promise<{ dataDir: string; pid: number }> => {
    const dataDir = await bench.folder();
    const program = bench.launch({ dataDir });
    const { migrationUrl } = await program.next("opened");
    await askServer(migrationUrl, "CREATE TABLE kept AS SELECT 42 AS n");
    const pid = await postmasterPid(dataDir);
    process.kill(pid, "SIGKILL");
    await program.kill("SIGKILL");
    await until(() => !isRunning(pid));
    return { dataDir, pid };
  };

  const expectRecovery = async (dataDir: string): Promise<void> => {
    const program = bench.launch({ dataDir });
    const { started, migrationUrl } = await program.next("opened");
    expect(started).toBe(true);
    expect(await askServer(migrationUrl, "SELECT n FROM kept")).toBe(42);
    await program.close();
  };

  const nameInPidFile = async (dataDir: string, pid: number): Promise<void> => {
    const path = join(dataDir, "postgres", "postmaster.pid");
    const lines = (await readFile(path, "utf8")).split("\n");
    await writeFile(path, [String(pid), ...lines.slice(1)].join("\n"));
  };

  it("starts again over the pid file of a killed server, with what was committed", async () => {
    const { dataDir, pid } = await crashedFolder();
    expect(await postmasterPid(dataDir)).toBe(pid);
    await expectRecovery(dataDir);
  });

  it("does not take a living stranger, which got the pid, for the server", async () => {
    const { dataDir } = await crashedFolder();
    const { uid, gid } = await stat(join(dataDir, "postgres"));
    const stranger = spawn("sleep", ["60"], process.getuid?.() === 0 ? { uid, gid } : {});
    cleanups.push(() => stranger.kill("SIGKILL"));
    await nameInPidFile(dataDir, stranger.pid as number);
    await expectRecovery(dataDir);
    expect(stranger.exitCode).toBeNull();
  });

  once("does not take the server of another folder, which got the pid, for its own", async () => {
    const otherDir = await bench.folder();
    const other = bench.launch({ dataDir: otherDir });
    const { applicationUrl } = await other.next("opened");
    const { dataDir } = await crashedFolder();
    await nameInPidFile(dataDir, await postmasterPid(otherDir));
    await expectRecovery(dataDir);
    expect(await askServer(applicationUrl, "SELECT 1")).toBe(1);
    await other.close();
  });

  once("starts over a pid file that the crash left empty", async () => {
    const { dataDir } = await crashedFolder();
    await writeFile(join(dataDir, "postgres", "postmaster.pid"), "");
    await expectRecovery(dataDir);
  });

  it.each([
    ["has its passwords", (dataDir: string) => readdirSync(dataDir).includes("postgres-secrets.json")],
    ["is in initdb", (dataDir: string) => draftFile(dataDir, "PG_VERSION") !== ""],
    ["gets its logins", (dataDir: string) => draftFile(dataDir, "postgresql.conf").includes("so-tiem.conf")],
  ])("begins anew when it was killed while the new cluster %s", async (_, isReached) => {
    const dataDir = await bench.folder();
    const killed = bench.launch({ dataDir });
    await until(() => isReached(dataDir));
    await killed.kill("SIGKILL");
    expect(await readdir(dataDir)).not.toContain("postgres");
    const program = bench.launch({ dataDir });
    const { started, applicationUrl } = await program.next("opened");
    expect(started).toBe(true);
    expect(await askServer(applicationUrl, "SELECT current_user")).toBe("sotiem_app");
    await program.close();
    expect((await readdir(dataDir)).sort()).toEqual(
      ["postgres", "postgres-programs", "postgres-secrets.json", "postgres-start.log"].sort(),
    );
  });

  it("makes new passwords when their file is lost, also while the server still runs", async () => {
    const dataDir = await bench.folder();
    const killed = bench.launch({ dataDir });
    const before = await killed.next("opened");
    await askServer(before.migrationUrl, "CREATE TABLE kept AS SELECT 42 AS n");
    await killed.kill("SIGKILL");
    await rm(join(dataDir, "postgres-secrets.json"));
    const program = bench.launch({ dataDir });
    const after = await program.next("opened");
    expect(after.migrationUrl).not.toBe(before.migrationUrl);
    expect(await askServer(after.migrationUrl, "SELECT n FROM kept")).toBe(42);
    expect(await askServer(after.applicationUrl, "SELECT 1")).toBe(1);
    await program.close();
  });

  once("takes another port when its own was given away, be it before the start or during it", async () => {
    const stranger = createServer();
    await new Promise<void>((resolve) => stranger.listen(0, "127.0.0.1", resolve));
    cleanups.push(() => stranger.close());
    const { port } = stranger.address() as AddressInfo;
    const dataDir = await bench.folder();
    const first = bench.launch({ dataDir, firstPort: port });
    const during = await first.next("opened");
    expect(new URL(during.applicationUrl).port).not.toBe(String(port));
    await first.close();

    const settings = join(dataDir, "postgres", "so-tiem.conf");
    await writeFile(settings, (await readFile(settings, "utf8")).replace(/^port = .*$/m, `port = '${port}'`));
    const second = bench.launch({ dataDir });
    const before = await second.next("opened");
    expect(new URL(before.applicationUrl).port).not.toBe(String(port));
    expect(await askServer(before.applicationUrl, "SELECT 1")).toBe(1);
    await second.close();
  });
});

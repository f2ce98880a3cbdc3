import { chmod, chown, mkdir, mkdtemp, readdir, rm, stat, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { openEmbeddedServer } from "../../../database/embedded/open-embedded-server.ts";
import type { LaunchedProgram } from "../../support/postgres/launch-program.ts";
import { isRunning, postmasterPid, programBench } from "../../support/postgres/program-bench.ts";
import { testUsers } from "../../support/postgres/test-users.ts";

const isRoot = process.getuid?.() === 0;

describe.each(testUsers())("a data folder that cannot be used as $name", (user) => {
  const bench = programBench(user);
  afterEach(() => bench.clear());

  it("is named when it cannot be made because a file stands in its way", async () => {
    const file = join(await bench.folder(), "file");
    await writeFile(file, "");
    for (const dataDir of [file, join(file, "inside")]) {
      const { name, message } = await bench.launch({ dataDir }).failure();
      expect(name).toBe("SettingError");
      expect(message).toContain(`DATA_DIR: ${dataDir} cannot be made by`);
    }
  });

  it("is left as it is when it holds a cluster of another PostgreSQL", async () => {
    const dataDir = await bench.folder();
    await makeFolder(join(dataDir, "postgres"), { PG_VERSION: "15\n" });
    const { code, message } = await bench.launch({ dataDir }).failure();
    expect(code).toBe("embedded_version");
    expect(message).toMatch(/holds a database of PostgreSQL 15, and this program brings PostgreSQL 18/);
    expect(await readdir(join(dataDir, "postgres"))).toEqual(["PG_VERSION"]);
  });

  it("is left as it is when something else stands in the cluster's place", async () => {
    const dataDir = await bench.folder();
    await makeFolder(join(dataDir, "postgres"), { "notes.txt": "mine" });
    const { name, message } = await bench.launch({ dataDir }).failure();
    expect(name).toBe("SettingError");
    expect(message).toMatch(/^DATA_DIR: .* is no PostgreSQL data folder; move it away or choose another folder\.$/);
    expect(await readdir(join(dataDir, "postgres"))).toEqual(["notes.txt"]);
  });

  const makeFolder = async (path: string, files: Record<string, string>): Promise<void> => {
    await mkdir(path);
    for (const [name, text] of Object.entries(files)) await writeFile(join(path, name), text);
    if (user.uid !== undefined && user.gid !== undefined) await chown(path, user.uid, user.gid);
  };
});

describe.each(testUsers().filter(({ uid }) => !isRoot || uid !== undefined))("a data folder of $name", (user) => {
  const bench = programBench(user);
  afterEach(() => bench.clear());

  it("is named, with the remedy, when it is not writable", async () => {
    const dataDir = await bench.folder();
    await chmod(dataDir, 0o500);
    const { name, code, message } = await bench.launch({ dataDir }).failure();
    expect({ name, code }).toEqual({ name: "SettingError", code: "DATA_DIR" });
    expect(message).toMatch(
      /^DATA_DIR: \/\S+ is not writable by the user \S+; choose another folder or change its owner\.$/,
    );
  });
});

describe.runIf(isRoot)("a data folder of root", () => {
  const bench = programBench({ name: "root" });
  afterEach(() => bench.clear());
  const plainUser = testUsers()[1] as { uid: number; gid: number };

  const openAndClose = async (program: LaunchedProgram): Promise<void> => {
    await program.next("opened");
    await program.close();
  };

  it("goes to the server's user, and nothing beside it or in it that is not the server's", async () => {
    const dataDir = await bench.folder();
    await writeFile(join(dataDir, "ours"), "");
    await openAndClose(bench.launch({ dataDir }));
    const owner = (await stat(dataDir)).uid;
    expect(owner).not.toBe(0);
    expect((await stat(join(dataDir, "postgres"))).uid).toBe(owner);
    expect((await stat(join(dataDir, "ours"))).uid).toBe(0);
    expect((await stat(tmpdir())).uid).toBe(0);
  });

  it("is refused in one sentence when the server's user cannot reach it", async () => {
    const closed = await bench.folder();
    const { name, message } = await bench.launch({ dataDir: join(closed, "data") }).failure();
    expect(name).toBe("SettingError");
    expect(message).toMatch(
      /^DATA_DIR: .*, runs as postgres, who may not enter \S+; choose a folder such as \/var\/lib\/so-tiem\.$/,
    );
    expect((await stat(closed)).uid).toBe(0);
  });

  it("is not given away when other things live in it", async () => {
    const home = await bench.folder();
    await mkdir(join(home, ".ssh"));
    const { message } = await bench.launch({ dataDir: home }).failure();
    expect(message).toBe(`DATA_DIR: ${home} holds other folders; choose one of its own, such as ${home}/so-tiem.`);
    expect((await stat(home)).uid).toBe(0);
  });

  it("stays with the plain user who began it", async () => {
    const dataDir = await bench.folder();
    await chown(dataDir, plainUser.uid, plainUser.gid);
    await openAndClose(bench.launch({ dataDir }));
    expect((await stat(join(dataDir, "postgres"))).uid).toBe(plainUser.uid);
    const alone = programBench({ name: "nobody", ...plainUser });
    await openAndClose(alone.launch({ dataDir }));
    await alone.clear();
  });

  it("is mended when a backup was put back as root", async () => {
    const dataDir = await bench.folder();
    await openAndClose(bench.launch({ dataDir }));
    for (const name of [".", "postgres", "postgres/PG_VERSION", "postgres/base"])
      await chown(join(dataDir, name), 0, 0);
    await chmod(join(dataDir, "postgres"), 0o755);
    await openAndClose(bench.launch({ dataDir }));
    expect((await stat(join(dataDir, "postgres/base"))).uid).not.toBe(0);
  });
});

describe("a server that does not start", () => {
  const folders: string[] = [];
  afterEach(async () => {
    for (const path of folders.splice(0)) await rm(path, { recursive: true, force: true });
  });

  it("is told in one sentence with the end of its log as the cause, and can be started again", async () => {
    const dataDir = await mkdtemp(join(tmpdir(), "so-tiem-bench-"));
    folders.push(dataDir);
    const open = (settings: Record<string, string>) => openEmbeddedServer({ dataDir, settings, log: () => undefined });
    const failed = await open({ fsync: "off", wal_level: "nonsense" }).catch((error: unknown) => error);
    expect(failed).toMatchObject({ name: "OperationalError", code: "embedded_start_failed" });
    expect((failed as Error).message).toMatch(/^PostgreSQL could not be started in [^\n]*\.$/);
    expect(String((failed as Error).cause)).toContain("wal_level");
    const server = await open({ fsync: "off" });
    const pid = await postmasterPid(dataDir);
    await server.close();
    expect(isRunning(pid)).toBe(false);
  });
});

import { chmod, mkdir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { askServer, isRunning, postmasterPid, programBench } from "../../support/postgres/program-bench.ts";
import { testUsers } from "../../support/postgres/test-users.ts";

describe.each(testUsers())("the database that the first start as $name makes", (user) => {
  const bench = programBench(user);
  let dataDir = "";
  let server = { applicationUrl: "", migrationUrl: "", administratorUrl: "" };

  beforeAll(async () => {
    dataDir = await bench.folder();
    server = await bench.launch({ dataDir }, { LANG: undefined, LC_ALL: undefined }).next("opened");
  });
  afterAll(() => bench.clear());

  it("is UTF-8 and knows Vietnamese letters without a locale of the machine", async () => {
    expect(await askServer(server.applicationUrl, "SHOW server_encoding")).toBe("UTF8");
    const locale =
      "SELECT concat_ws(' ', datlocprovider, datlocale) FROM pg_database WHERE datname = current_database()";
    expect(await askServer(server.applicationUrl, locale)).toBe("b C.UTF-8");
    expect(await askServer(server.applicationUrl, "SELECT lower('SỔ TIỆM ĐẠI PHÁT')")).toBe("sổ tiệm đại phát");
  });

  it("has an application login that owns nothing and has no power, and an owner", async () => {
    const { applicationUrl, migrationUrl, administratorUrl } = server;
    const powers = `SELECT concat(rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit)
      FROM pg_roles WHERE rolname = current_user`;
    expect(await askServer(applicationUrl, powers)).toBe("ffffff");
    expect(await askServer(migrationUrl, powers)).toBe("ffffft");
    expect(await askServer(administratorUrl, powers)).toBe("tttttt");
    const owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'sotiem'";
    expect(await askServer(administratorUrl, owner)).toBe("sotiem_owner");
    await expect(askServer(applicationUrl, "CREATE TABLE t (n int)")).rejects.toMatchObject({ code: "42501" });
    expect(await askServer(migrationUrl, "CREATE TABLE t AS SELECT 1")).toBeUndefined();
  });

  it("keeps its passwords to the owner of the folder, asks everybody for one, and listens to this machine", async () => {
    const secrets = await stat(join(dataDir, "postgres-secrets.json"));
    expect(secrets.mode & 0o777).toBe(0o600);
    expect(secrets.uid).toBe((await stat(dataDir)).uid);
    const stranger = new URL(server.administratorUrl);
    stranger.password = "guessed";
    await expect(askServer(stranger.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
    const settings = "SELECT concat_ws(' ', current_setting('listen_addresses'), current_setting('fsync'))";
    expect(await askServer(server.administratorUrl, settings)).toBe("127.0.0.1 on");
  });
});

describe.each(testUsers())("a first start as $name", (user) => {
  const bench = programBench(user);
  afterEach(() => bench.clear());

  it("takes a missing folder of any name, an odd environment, and leaves the same for the next start", async () => {
    const parent = await bench.folder();
    await chmod(parent, 0o755);
    const dataDir = join(parent, "Tiệm của $HOME", `chị "Lan" 'số 1'`);
    const odd = { LANG: "xx", LC_ALL: "xx_YY.ISO-8859-1", PGDATA: "/nowhere", PGPORT: "1", TZ: "Asia/Tokyo" };
    const first = bench.launch({ dataDir }, odd);
    const before = await first.next("opened");
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    expect(await askServer(before.migrationUrl, "SHOW server_encoding")).toBe("UTF8");
    expect(await askServer(before.migrationUrl, "SHOW lc_messages")).toBe("C");
    expect(await askServer(before.migrationUrl, "SHOW timezone")).toBe("UTC");
    await askServer(before.migrationUrl, "CREATE TABLE kept AS SELECT 42 AS n");
    const pid = await postmasterPid(dataDir);
    await first.close();
    expect(isRunning(pid)).toBe(false);
    await mkdir(join(dataDir, "postgres-draft-left-by-a-killed-program"));

    const second = bench.launch({ dataDir });
    const after = await second.next("opened");
    expect(after).toEqual(before);
    expect(await askServer(after.migrationUrl, "SELECT n FROM kept")).toBe(42);
    expect((await readdir(dataDir)).filter((name) => name.includes("draft"))).toEqual([]);
    await second.close();
  });
});

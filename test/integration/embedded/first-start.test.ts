import { chmod, stat } from "node:fs/promises";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { askServer, isRunning, postmasterPid, programBench } from "../../support/postgres/program-bench.ts";
import { testUsers } from "../../support/postgres/test-users.ts";

describe.each(testUsers())("the first start of the embedded server as $name", (user) => {
  const bench = programBench(user);
  afterEach(() => bench.clear());

  it("makes a UTF-8 database that knows Vietnamese letters on every machine", async () => {
    const program = bench.launch({ dataDir: await bench.folder() });
    const { applicationUrl, started } = await program.next("opened");
    expect(started).toBe(true);
    expect(await askServer(applicationUrl, "SHOW server_encoding")).toBe("UTF8");
    const locale =
      "SELECT concat_ws(' ', datlocprovider, datlocale) FROM pg_database WHERE datname = current_database()";
    expect(await askServer(applicationUrl, locale)).toBe("b C.UTF-8");
    expect(await askServer(applicationUrl, "SELECT lower('SỔ TIỆM ĐẠI PHÁT')")).toBe("sổ tiệm đại phát");
    await program.close();
  });

  it.each([
    { LANG: undefined, LC_ALL: undefined },
    { LANG: "xx", LC_ALL: "xx_YY.ISO-8859-1", PGDATA: "/nowhere" },
  ])("does not take its encoding from the environment %o", async (env) => {
    const program = bench.launch({ dataDir: await bench.folder() }, env);
    const { migrationUrl } = await program.next("opened");
    expect(await askServer(migrationUrl, "SHOW server_encoding")).toBe("UTF8");
    expect(await askServer(migrationUrl, "SHOW lc_messages")).toBe("C");
    await program.close();
  });

  it("works in a folder that is missing and has spaces, quotes and Vietnamese letters in its name", async () => {
    const parent = await bench.folder();
    await chmod(parent, 0o755);
    const dataDir = join(parent, "Tiệm của $HOME", `chị "Lan" 'số 1'`);
    const program = bench.launch({ dataDir });
    const { applicationUrl } = await program.next("opened");
    expect(await askServer(applicationUrl, "SELECT 1")).toBe(1);
    expect((await stat(dataDir)).mode & 0o777).toBe(0o700);
    await program.close();
  });

  it("makes an application login that owns nothing and has no power, and an owner of the database", async () => {
    const program = bench.launch({ dataDir: await bench.folder() });
    const { applicationUrl, migrationUrl, administratorUrl } = await program.next("opened");
    const powers = `SELECT concat(rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolinherit)
      FROM pg_roles WHERE rolname = current_user`;
    expect(await askServer(applicationUrl, powers)).toBe("ffffff");
    expect(await askServer(migrationUrl, powers)).toBe("ffffft");
    expect(await askServer(administratorUrl, powers)).toBe("tttttt");
    const owner = "SELECT pg_get_userbyid(datdba) FROM pg_database WHERE datname = 'sotiem'";
    expect(await askServer(administratorUrl, owner)).toBe("sotiem_owner");
    await expect(askServer(applicationUrl, "CREATE TABLE t (n int)")).rejects.toMatchObject({ code: "42501" });
    expect(await askServer(migrationUrl, "CREATE TABLE t (n int)")).toBeUndefined();
    await program.close();
  });

  it("keeps its passwords to the owner of the folder and asks everybody for one", async () => {
    const dataDir = await bench.folder();
    const program = bench.launch({ dataDir });
    const { administratorUrl } = await program.next("opened");
    expect((await stat(join(dataDir, "postgres-secrets.json"))).mode & 0o777).toBe(0o600);
    const stranger = new URL(administratorUrl);
    stranger.password = "guessed";
    await expect(askServer(stranger.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
    const listens = "SELECT concat_ws(' ', current_setting('listen_addresses'), current_setting('fsync'))";
    expect(await askServer(administratorUrl, listens)).toBe("127.0.0.1 on");
    await program.close();
  });

  it("keeps the data, the port and the passwords for the next start", async () => {
    const dataDir = await bench.folder();
    const first = bench.launch({ dataDir });
    const before = await first.next("opened");
    await askServer(before.migrationUrl, "CREATE TABLE kept AS SELECT 42 AS n");
    const pid = await postmasterPid(dataDir);
    await first.close();
    expect(isRunning(pid)).toBe(false);
    const second = bench.launch({ dataDir });
    const after = await second.next("opened");
    expect(after).toEqual(before);
    expect(await askServer(after.migrationUrl, "SELECT n FROM kept")).toBe(42);
    await second.close();
  });
});

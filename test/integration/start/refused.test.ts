import { chmod, mkdir, readdir, symlink, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";

import { testUsers } from "../../support/postgres/test-users.ts";
import { SEVERAL_STARTS, programStand, type Settings } from "../../support/program/program-stand.ts";

const isRoot = process.getuid?.() === 0;
/** A folder is closed only to those who are not root. */
const plainUser = testUsers().at(-1) ?? { name: "ourselves" };

describe("a start that cannot be is refused with one sentence and exit code 1", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  const plainStand = programStand(plainUser);
  afterAll(() => Promise.all([stand.clear(), plainStand.clear()]));

  const refusal = async (settings: Settings, at = stand): Promise<string> => {
    const program = await at.launch(settings);
    expect(await program.ended).toEqual({ exitCode: 1, signal: null });
    return program.printed.stderr;
  };

  it("for each bad setting, before anything is touched", async () => {
    const dataDir = join(await stand.folder(), "untouched");
    expect(await refusal({ DATA_DIR: dataDir, PORT: "abc", ROLE: "x" })).toBe(
      "PORT must be a whole number from 0 to 65535, for example 3000.\nROLE must be one of all, web, worker.\n",
    );
    expect(await readdir(join(dataDir, ".."))).toEqual([]);
  });

  it("for a port that a stranger has, and for a Redis that is none", async () => {
    const settings = { DATA_DIR: await stand.folder() };
    const stranger = createServer().listen(0, "127.0.0.1");
    await new Promise((resolve) => stranger.once("listening", resolve));
    const port = String((stranger.address() as AddressInfo).port);
    const answer = await refusal({ ...settings, PORT: port });
    expect(answer).toMatch(new RegExp(`^PORT ${port} is already taken [^\\n]*set PORT to a free number\\.\\n$`));
    const sentence = await refusal({ ...settings, REDIS_URL: `redis://:secret-word@127.0.0.1:${port}` });
    expect(sentence).toMatch(/^REDIS_URL: no Redis answers there \([^\n]+\); [^\n]*\.\n$/);
    expect(sentence).not.toContain("secret-word");
    stranger.closeAllConnections();
    stranger.close();
  });

  it("for a folder that is not writable, or would lie below a file", async () => {
    const closed = await plainStand.folder();
    await writeFile(join(closed, "file"), "");
    await chmod(closed, 0o500);
    const below = join(closed, "file", "data");
    expect(await refusal({ DATA_DIR: closed }, plainStand)).toMatch(
      /^DATA_DIR: \S+ is not writable by the user \S+; choose another folder or change its owner\.\n$/,
    );
    expect(await refusal({ DATA_DIR: below }, plainStand)).toMatch(
      /^DATA_DIR: \S+ cannot be made by the user [^\n]+\.\n$/,
    );
  });

  it.runIf(isRoot)(
    "for a folder inside one of root's with mode 0700, which the server's user may not enter",
    async () => {
      const home = await stand.folder();
      expect(await refusal({ DATA_DIR: join(home, "data") })).toBe(
        `DATA_DIR: ${home}/data cannot be used, because PostgreSQL, which refuses to run as root, runs as postgres, ` +
          `who may not enter ${home}; choose a folder such as /var/lib/so-tiem.\n`,
      );
    },
  );

  it("for a file of settings that cannot be read", async () => {
    const program = await stand.launch({}, `process.chdir(${JSON.stringify(await folderWithOddSettings())});`);
    expect(await program.ended).toEqual({ exitCode: 1, signal: null });
    expect(program.printed.stderr).toBe(".env cannot be read; make it a readable file, or remove it.\n");
  });

  const folderWithOddSettings = async (): Promise<string> => {
    const path = await stand.folder();
    await mkdir(join(path, "settings"));
    await symlink("settings", join(path, ".env"));
    return path;
  };
});

describe("a file of settings in the current folder", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  afterAll(() => stand.clear());

  it("is read, and what the environment says wins over it", async () => {
    const path = await stand.folder();
    await writeFile(join(path, ".env"), "PORT=abc\nROLE=x\n");
    const program = await stand.launch({ PORT: "0" }, `process.chdir(${JSON.stringify(path)});`);
    await program.ended;
    expect(program.printed.stderr).toBe("ROLE must be one of all, web, worker.\n");
  });
});

import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withFolderLock } from "../../../database/embedded/folder-lock.ts";

const SCRIPT = join(import.meta.dirname, "../../support/postgres/lock-program.ts");

describe("the lock on a data folder", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "so-tiem-lock-"));
    await writeFile(join(folder, "counter"), "0");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const count = async (): Promise<number> => Number(await readFile(join(folder, "counter"), "utf8"));

  const runProgram = async (times: number, end = ""): Promise<string> => {
    const args = ["--import", "tsx", SCRIPT, join(folder, "lock"), join(folder, "counter"), String(times), end];
    const [exitCode, signal] = (await once(spawn(process.execPath, args, { stdio: "inherit" }), "close")) as unknown[];
    return String(signal ?? exitCode);
  };

  it("lets one program in at a time, and takes over from those that die inside", async () => {
    const ends = await Promise.all([runProgram(40), runProgram(40, "die"), runProgram(40, "die"), runProgram(40)]);
    expect(ends).toEqual(["0", "SIGKILL", "SIGKILL", "0"]);
    expect(await count()).toBe(160);
  });

  it("lets one caller in at a time when many find it stale at the same moment", async () => {
    for (let round = 0; round < 10; round += 1) {
      await writeFile(join(folder, "lock"), JSON.stringify({ pid: process.pid, birth: "another boot", token: "t" }));
      let inside = 0;
      const depths: number[] = [];
      const visit = (): Promise<void> =>
        withFolderLock(join(folder, "lock"), 30_000, async () => {
          depths.push(++inside);
          for (let look = 0; look < 5; look += 1) await readFile(join(folder, "counter"));
          inside -= 1;
        });
      await Promise.all(Array.from({ length: 8 }, visit));
      expect(depths).toEqual(Array(8).fill(1));
    }
  });

  it("is taken over by one of many when its owner is dead", async () => {
    await runProgram(0, "die");
    expect(await readdir(folder)).toContain("lock");
    await Promise.all([runProgram(10), runProgram(10), runProgram(10)]);
    expect(await count()).toBe(30);
    expect((await readdir(folder)).sort()).toEqual(["counter"]);
  });

  it("is taken over when a crash of the machine tore it", async () => {
    await writeFile(join(folder, "lock"), "\0\0\0");
    expect(await withFolderLock(join(folder, "lock"), 1_000, async () => "in")).toBe("in");
  });

  it("is taken over when its owner's pid now belongs to a later program", async () => {
    await writeFile(join(folder, "lock"), JSON.stringify({ pid: process.pid, birth: "another boot", token: "t" }));
    expect(await withFolderLock(join(folder, "lock"), 1_000, async () => "in")).toBe("in");
  });

  it("names the program that keeps it for too long, and is given back when the work fails", async () => {
    const failing = withFolderLock(join(folder, "lock"), 1_000, async () => {
      const second = withFolderLock(join(folder, "lock"), 0, async () => "in");
      await expect(second).rejects.toMatchObject({ code: "embedded_folder_busy" });
      await expect(second).rejects.toThrow(String(process.pid));
      throw new Error("the work failed");
    });
    await expect(failing).rejects.toThrow("the work failed");
    expect(await readdir(folder)).toEqual(["counter"]);
  });
});

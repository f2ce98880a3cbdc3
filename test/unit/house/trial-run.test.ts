import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const find = (tool: string): string => execFileSync("sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim();

describe.skipIf(process.platform === "win32")(".ci/run", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "trial-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  it("ends with the sums alone on the last line and a failing code, even where it cannot begin", () => {
    // A machine with these few tools, and without Node.
    for (const tool of ["dirname", "mktemp", "chmod", "rm"]) symlinkSync(find(tool), join(folder, tool));
    const run = spawnSync(find("bash"), [resolve(".ci/run")], {
      encoding: "utf8",
      env: { PATH: folder, TMPDIR: folder },
    });
    expect(run.stdout.trimEnd().split("\n").at(-1)).toBe("0 passed, 1 failed");
    expect(run.stdout).toContain("FAILED: Node.js");
    expect(run.status).toBe(1);
  });
});

import { execFileSync, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, join, resolve } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";

const find = (tool: string): string => execFileSync("sh", ["-c", `command -v ${tool}`], { encoding: "utf8" }).trim();

const report = (...statuses: ("passed" | "failed" | "pending")[]): string =>
  JSON.stringify({
    numPassedTests: statuses.filter((status) => status === "passed").length,
    testResults: [
      { name: "a.test.ts", assertionResults: statuses.map((status) => ({ status, fullName: `it ${status}` })) },
    ],
  });

// What the script calls and this test must not really do: cloning, installing, running the tests in a test.
const STAND_INS = {
  "apt-get": "exit 0",
  git: 'for last; do :; done; case "$*" in *clone*) mkdir "$last" && cp .env.example "$last";; esac',
  npm: 'for a; do case $a in --outputFile.json=*) echo "$REPORT" >"${a#*=}";; esac; done; exit "$CODE"',
};

// It is written for Debian: timeout, runuser and apt-get are not everywhere.
describe.skipIf(process.platform !== "linux")(".ci/run", () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "trial-"));
  });
  afterEach(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const run = (env: Record<string, string>): { lastLine: string | undefined; output: string; code: number | null } => {
    const { stdout, status } = spawnSync(find("bash"), [resolve(".ci/run")], {
      encoding: "utf8",
      env: { TMPDIR: folder, ...env },
    });
    return { lastLine: stdout.trimEnd().split("\n").at(-1), output: stdout, code: status };
  };

  const runWithStandIns = (env: Record<string, string>): ReturnType<typeof run> => {
    for (const [name, body] of Object.entries(STAND_INS)) {
      writeFileSync(join(folder, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
    }
    const path = [folder, process.env["PATH"] ?? ""].join(delimiter);
    const servers = { DATABASE_URL: "postgres://a@127.0.0.1:9/test", REDIS_URL: "redis://127.0.0.1:9" };
    return run({ PATH: path, CODE: "0", ...servers, ...env });
  };

  it("sums up the three runs of the tests", () => {
    expect(runWithStandIns({ REPORT: report("passed", "passed", "passed") })).toMatchObject({
      lastLine: "9 passed, 0 failed",
      code: 0,
    });
  });

  it("fails when a test failed", () => {
    expect(runWithStandIns({ REPORT: report("passed", "failed"), CODE: "0" })).toMatchObject({
      lastLine: "3 passed, 3 failed",
      code: 1,
    });
  });

  it("fails when a test was skipped on the servers, and only there", () => {
    expect(runWithStandIns({ REPORT: report("passed", "pending") })).toMatchObject({
      lastLine: "3 passed, 1 failed",
      code: 1,
    });
  });

  it("fails when the packages cannot be installed", () => {
    expect(runWithStandIns({ REPORT: "", CODE: "1" })).toMatchObject({ lastLine: "0 passed, 1 failed", code: 1 });
  });

  it("fails where it cannot begin: a machine with few tools, and without Node", () => {
    for (const tool of ["dirname", "mktemp", "chmod", "rm"]) symlinkSync(find(tool), join(folder, tool));
    const { lastLine, output, code } = run({ PATH: folder });
    expect({ lastLine, code }).toEqual({ lastLine: "0 passed, 1 failed", code: 1 });
    expect(output).toContain("FAILED: Node.js");
  });
});

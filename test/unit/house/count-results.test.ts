import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

type Status = "passed" | "failed" | "pending" | "todo";

const file = (...statuses: Status[]): object => ({
  name: "a.test.ts",
  status: statuses.includes("failed") ? "failed" : "passed",
  assertionResults: statuses.map((status) => ({ status, fullName: `a test that ${status}` })),
});

const report = (numPassedTests: number, ...testResults: object[]): string =>
  JSON.stringify({ numPassedTests, testResults });

describe("the sum of a test run", () => {
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), "results-"));
  });
  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const count = (content: string | undefined, ...rest: string[]): string => {
    const path = join(folder, content === undefined ? "absent.json" : "report.json");
    if (content !== undefined) writeFileSync(path, content);
    return execFileSync(process.execPath, [".ci/count-results.mjs", path, ...rest], {
      encoding: "utf8",
      stdio: ["ignore", "pipe", "ignore"],
    }).trim();
  };

  it.each([
    ["tests that passed", report(2, file("passed", "passed")), "0", "2 0"],
    ["tests that failed", report(1, file("passed", "failed", "failed")), "1", "1 2"],
    ["a file that could not be loaded", report(1, file("passed"), { ...file(), status: "failed" }), "1", "1 1"],
    ["a run that broke off after all tests passed", report(1, file("passed")), "1", "1 1"],
    ["a run without a report", undefined, "0", "0 1"],
    ["a report that is half written", '{"numPassed', "1", "0 1"],
    ["a run that found no tests", report(0), "0", "0 1"],
  ])("counts %s", (_, content, exitCode, expected) => {
    expect(count(content, exitCode)).toBe(expected);
  });

  it("counts a skipped test as failed only where none may be skipped", () => {
    const content = report(1, file("passed", "pending", "todo"));
    expect(count(content, "0")).toBe("1 0");
    expect(count(content, "0", "--no-skips")).toBe("1 2");
  });
});

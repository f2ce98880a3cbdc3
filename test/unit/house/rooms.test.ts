import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

interface Violation {
  readonly from: string;
  readonly to: string;
  readonly rule: { readonly name: string };
}

const CRUISER = resolve("node_modules/dependency-cruiser/bin/dependency-cruise.mjs");
const RULES = resolve(".dependency-cruiser.cjs");

const cruise = (folder: string): Promise<readonly Violation[]> =>
  new Promise((done, fail) => {
    const args = [CRUISER, "--config", RULES, "--output-type", "json", "."];
    execFile(process.execPath, args, { cwd: folder, maxBuffer: 64 * 1024 * 1024 }, (error, stdout, stderr) => {
      // Exit codes above 0 count violations; only without a report has the program itself failed.
      if (stdout === "") fail(error ?? new Error(stderr));
      else done((JSON.parse(stdout) as { summary: { violations: Violation[] } }).summary.violations);
    });
  });

// A tree of its own with these files in it: the working tree is not touched.
const plant = (folder: string, files: Readonly<Record<string, string>>): void => {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
};

const PACKAGES = [
  "date-fns",
  "@date-fns/tz",
  "simple-statistics",
  "typeorm",
  "pg",
  "express",
  "bullmq",
  "i18next",
  "zod",
];

const SOIL: Record<string, string> = {
  "package.json": JSON.stringify({
    type: "module",
    dependencies: Object.fromEntries(PACKAGES.map((name) => [name, "1.0.0"])),
    devDependencies: { "fast-check": "1.0.0" },
  }),
  ...Object.fromEntries(
    [...PACKAGES, "fast-check", "undeclared"].flatMap((name) => [
      [`node_modules/${name}/package.json`, JSON.stringify({ name, version: "1.0.0", main: "index.js" })],
      [`node_modules/${name}/index.js`, "module.exports = {};"],
    ]),
  ),
  "core/ports/errors.ts": "export const thing = 1;",
  "core/ports/clock.ts": "export interface Clock { now(): Date }",
  "database/open-book.ts": "export const thing = 1;",
  "locales/vi/chat.json": "{}",
  "cli/chat.ts": "export const thing = 1;",
  "test/a-helper.ts": "export const thing = 1;",
  "main.ts": 'import "./cli-free.ts";\nimport "./database/open-book.ts";',
  "cli-free.ts": "export const thing = 1;",
  "config.ts": 'import "./core/ports/errors.ts";\nimport "zod";\nimport "node:path";',
};

const ALLOWED: Record<string, string> = {
  "core/sales/pure.ts": 'import { addDays } from "date-fns";\nimport "@date-fns/tz";\nimport "../ports/errors.ts";',
  "database/typeorm.ts":
    'import "typeorm";\nimport "pg";\nimport "node:fs";\nimport type { Clock } from "../core/ports/clock.ts";',
  "jobs/queue.ts": 'import "bullmq";\nimport "pg";',
  "web/server.ts": 'import "express";',
  "bot/browser/door.ts": 'import "express";',
  "present/texts.ts": 'import "i18next";\nimport vi from "../locales/vi/chat.json" with { type: "json" };',
  "cli/parse.ts": 'import "../database/open-book.ts";\nimport "./chat.ts";\nimport "../config.ts";',
  "test/unit/any.test.ts":
    'import "fast-check";\nimport "../../database/open-book.ts";\nimport "typeorm";\nimport "../a-helper.ts";',
};

/** A file that breaks the rules, what it says, and the rules it breaks. */
const FORBIDDEN: readonly (readonly [string, string, readonly string[]])[] = [
  ["core/sales/stores.ts", 'import "typeorm";', ["core-is-pure", "typeorm-stays-at-home"]],
  ["core/sales/stores-by-type.ts", 'import type { X } from "typeorm";', ["core-is-pure", "typeorm-stays-at-home"]],
  [
    "core/sales/stores-later.ts",
    'export const load = () => import("typeorm");',
    ["core-is-pure", "typeorm-stays-at-home"],
  ],
  ["core/sales/reads.ts", 'import "node:fs";', ["core-is-pure"]],
  ["core/sales/validates.ts", 'import "zod";', ["core-is-pure"]],
  ["core/sales/leaves.ts", 'import "../../database/open-book.ts";', ["core-is-pure"]],
  ["bot/browser/stores.ts", 'import "../../database/open-book.ts";', ["bot-points-to-core"]],
  ["bot/zalo/peeks.ts", 'import "../browser/door.ts";', ["doors-do-not-know-each-other"]],
  ["bot/zalo/speaks.ts", 'import "../../locales/vi/chat.json";', ["bot-points-to-core"]],
  ["present/stores.ts", 'import "../database/open-book.ts";', ["present-points-to-core"]],
  ["jobs/configures.ts", 'import "../config.ts";', ["jobs-points-to-core"]],
  ["database/queues.ts", 'import "bullmq";', ["bullmq-stays-at-home"]],
  ["web/asks.ts", 'import "pg";', ["pg-stays-at-home"]],
  ["web/borrows.ts", 'import "undeclared";', ["packages-are-declared"]],
  ["web/dangles.ts", 'import "./nowhere.ts";', ["everything-resolves", "web-points-to-core"]],
  ["web/plays.ts", 'import "fast-check";', ["no-tools-in-the-product"]],
  ["web/tests.ts", 'import "../test/a-helper.ts";', ["nobody-imports-tests", "web-points-to-core"]],
  ["web/commands.ts", 'import "../cli/chat.ts";', ["nobody-imports-the-command-line", "web-points-to-core"]],
  ["cli/starts.ts", 'import "../main.ts";', ["nobody-imports-main"]],
  ["locales/thinks.ts", 'import "date-fns";', ["locales-are-data"]],
];

const CYCLE: Record<string, string> = {
  "core/sales/egg.ts": 'import { hen } from "./hen.ts";\nexport const egg = hen;',
  "core/sales/hen.ts": 'import type { egg } from "./egg.ts";\nexport const hen = 1;',
};

describe("the boundary check", () => {
  let folder: string;
  let violations: readonly Violation[];

  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), "rooms-"));
    plant(folder, {
      ...SOIL,
      ...ALLOWED,
      ...CYCLE,
      ...Object.fromEntries(FORBIDDEN.map(([path, content]) => [path, content])),
    });
    violations = await cruise(folder);
  }, 300_000);

  afterAll(() => {
    rmSync(folder, { recursive: true, force: true });
  });

  const rulesBrokenBy = (path: string): string[] =>
    [...new Set(violations.filter(({ from }) => from === path).map(({ rule }) => rule.name))].sort();

  it.each(FORBIDDEN)("fails for %s: %s", (path, _content, rules) => {
    expect(rulesBrokenBy(path)).toEqual([...rules].sort());
  });

  it("fails for a cycle, also of types", () => {
    // The check names a cycle once, by whichever of its files it met first.
    expect(Object.keys(CYCLE).flatMap(rulesBrokenBy)).toEqual(["no-cycles"]);
  });

  it.each([...Object.keys(SOIL), ...Object.keys(ALLOWED)].filter((path) => path.endsWith(".ts")))(
    "lets %s be",
    (path) => {
      expect(rulesBrokenBy(path)).toEqual([]);
    },
  );
});

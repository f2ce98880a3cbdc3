import { ESLint } from "eslint";
import tseslint from "typescript-eslint";
import { describe, expect, it } from "vitest";

// The rules asked about here need no types, and the texts are no files of the tree that types could come from.
const eslint = new ESLint({ overrideConfig: [tseslint.configs.disableTypeChecked] });

const rulesBroken = async (path: string, text: string): Promise<string[]> => {
  const [result] = await eslint.lintText(`${text}\n`, { filePath: path });
  return (result?.messages ?? []).map(({ ruleId, message }) => ruleId ?? message);
};

const IMPURE = [
  ["export const at = Date.now();", "no-restricted-properties"],
  ["export const at = new Date();", "no-restricted-syntax"],
  ["export const at = Date();", "no-restricted-syntax"],
  ["export const chance = Math.random();", "no-restricted-properties"],
  ["export const zone = process.env.TZ;", "no-restricted-globals"],
  ["setTimeout(String, 1);", "no-restricted-globals"],
  ["export const id = crypto.randomUUID();", "no-restricted-globals"],
  ["export const id = globalThis.crypto;", "no-restricted-properties"],
  ["export const page = fetch;", "no-restricted-globals"],
] as const;

describe("the lint rules", () => {
  it.each(IMPURE)("keep core pure: %s", async (text, rule) => {
    expect(await rulesBroken("core/sales/example.ts", text)).toContain(rule);
  });

  it("let core make a date of a given moment", async () => {
    expect(await rulesBroken("core/sales/example.ts", "export const at = new Date(0);")).toEqual([]);
  });

  it.each(["config.ts", "bot/browser/example.ts", "database/example.ts", "jobs/a.ts", "present/a.ts", "web/a.ts"])(
    "keep the environment out of %s",
    async (path) => {
      expect(await rulesBroken(path, "export const url = process.env.DATABASE_URL;")).toContain(
        "no-restricted-properties",
      );
      expect(await rulesBroken(path, 'export { env } from "node:process";')).toContain("no-restricted-imports");
    },
  );

  it.each(["main.ts", "cli/example.ts", "test/unit/example.test.ts"])("let %s read the environment", async (path) => {
    expect(await rulesBroken(path, "export const url = process.env.DATABASE_URL;")).toEqual([]);
  });

  it("keep what is printed out of the rooms", async () => {
    expect(await rulesBroken("web/example.ts", "console.log(1);")).toEqual(["no-console"]);
    expect(await rulesBroken("cli/example.ts", "console.log(1);")).toEqual([]);
  });

  it("keep functions short", async () => {
    const long = `export const f = (): void => {\n${"  String();\n".repeat(60)}};`;
    expect(await rulesBroken("web/example.ts", long)).toEqual(["max-lines-per-function"]);
  });
});

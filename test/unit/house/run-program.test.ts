import { execFile } from "node:child_process";
import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { promisify } from "node:util";

import { afterEach, beforeEach, describe, expect, it } from "vitest";

const OURS = resolve(import.meta.dirname, "../../..");
const run = promisify(execFile);

describe("program/run.mjs", () => {
  let folder = "";
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), "so-tiem-run-"));
    await mkdir(join(folder, "node_modules"));
    await writeFile(join(folder, "package.json"), '{"type":"module"}');
    for (const name of ["run.mjs", "bundle-for.mjs"])
      await cp(join(OURS, "program", name), join(folder, "program", name));
    for (const name of ["esbuild", "tsx", "get-tsconfig"])
      await symlink(join(OURS, "node_modules", name), join(folder, "node_modules", name)).catch(() => undefined);
    await write("told", "first");
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  const write = async (name: string, word: string): Promise<void> => {
    await writeFile(join(folder, `${name}.ts`), `export const word: string = ${JSON.stringify(word)};\n`);
    await writeFile(
      join(folder, "main.ts"),
      `import { readFileSync } from "node:fs";
      import { word } from "./${name}.ts";
      console.log(word, process.argv.slice(2).join(" "), readFileSync(new URL("package.json", import.meta.url), "utf8").length);`,
    );
  };
  const said = async (...args: string[]) =>
    (await run(process.execPath, [join(folder, "program/run.mjs"), join(folder, "main.ts"), ...args])).stdout.trim();

  it("runs a program with its arguments, and lets it read what lies beside it", async () => {
    expect(await said("a", "b c")).toBe("first a b c 17");
  });

  it("runs what the sources say now, though it keeps what it made", async () => {
    expect(await said()).toContain("first");
    expect(await readdir(join(folder, "node_modules/.cache/so-tiem"))).toContain("main.ts.json");
    await write("told", "second, and longer");
    expect(await said()).toContain("second, and longer");
    await write("other", "third");
    expect(await said()).toContain("third");
  });

  it("runs without a place to keep anything", async () => {
    await writeFile(join(folder, "node_modules/.cache"), "a file where the folder would be");
    expect(await said("x")).toBe("first x 17");
  });

  it("runs the compiled file where there are no sources, and needs no compiler for it, as in the image", async () => {
    for (const name of ["main.ts", "told.ts", "node_modules"]) await rm(join(folder, name), { recursive: true });
    await writeFile(join(folder, "main.js"), 'console.log("compiled", process.argv.slice(1).join(" "));');
    expect(await said("a", "b c")).toBe(`compiled ${join(folder, "main.js")} a b c`);
  });
});

// Usage: node program/run.mjs ENTRY [ARGUMENT…], with ENTRY such as main.ts. Runs a program of ours from its TypeScript.
import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { bundleFor } from "./bundle-for.mjs";

const [node, , entry, ...rest] = process.argv;
if (entry === undefined) {
  console.error("Usage: node program/run.mjs ENTRY [ARGUMENT…]");
  process.exit(2);
}
const source = resolve(entry);
const compiled = source.replace(/\.ts$/u, ".js");
// The image has compiled files only; "npm run -s backup" and the like are to work there too.
const isCompiled = !existsSync(source) && existsSync(compiled);
const path = isCompiled ? compiled : source;
process.argv = [node, path, ...rest];
const bundle = isCompiled ? path : await bundleFor(path);
if (bundle === undefined) {
  // Nothing can be kept beside the packages, as in a checkout of somebody else: read file by file, slower but the same.
  const { register } = await import("tsx/esm/api");
  register();
} else process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundle ?? path).href);

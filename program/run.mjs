// Usage: node program/run.mjs ENTRY [ARGUMENT…], with ENTRY such as main.ts. Runs a program of ours from its TypeScript.
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { bundleFor } from "./bundle-for.mjs";

const [node, , entry, ...rest] = process.argv;
if (entry === undefined) {
  console.error("Usage: node program/run.mjs ENTRY [ARGUMENT…]");
  process.exit(2);
}
const path = resolve(entry);
process.argv = [node, path, ...rest];
const bundle = await bundleFor(path);
if (bundle === undefined) {
  // Nothing can be kept beside the packages, as in a checkout of somebody else: read file by file, slower but the same.
  const { register } = await import("tsx/esm/api");
  register();
} else process.setSourceMapsEnabled(true);
await import(pathToFileURL(bundle ?? path).href);

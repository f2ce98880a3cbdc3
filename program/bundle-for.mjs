// The files of a program in one, kept until one of them changes: Node 20 takes 2 ms for each file that tsx hands it.
import { randomUUID } from "node:crypto";
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from "node:fs";
import { dirname, join, relative, resolve } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));
const KEPT = join(ROOT, "node_modules/.cache/so-tiem");

/** A program that still runs may fetch a part of what it was started from, such as the drawing of charts. */
const OLD_MS = 7 * 24 * 60 * 60 * 1000;

/** The path of the file to run for `entry`; undefined where nothing can be kept. */
export async function bundleFor(entry) {
  const manifest = join(KEPT, `${relative(ROOT, entry).replaceAll(/[^\w.-]/g, "_")}.json`);
  const kept = readManifest(manifest);
  if (kept !== undefined && kept.maker === stampOf(SELF) && kept.inputs.every(isAsItWas)) return join(KEPT, kept.file);
  try {
    mkdirSync(KEPT, { recursive: true });
    dropOld();
  } catch {
    return undefined;
  }
  return make(entry, manifest);
}

const SELF = fileURLToPath(import.meta.url);

const readManifest = (path) => {
  try {
    const kept = JSON.parse(readFileSync(path, "utf8"));
    return kept.root === ROOT && statSync(join(KEPT, kept.file)).isFile() ? kept : undefined;
  } catch {
    return undefined;
  }
};

/** When a file was changed and how long it is; undefined once it is gone. */
const stampOf = (path) => {
  const found = statSync(path, { throwIfNoEntry: false });
  return found && `${found.mtimeMs}/${found.size}`;
};

const isAsItWas = ([path, stamp]) => stampOf(join(ROOT, path)) === stamp;

async function make(entry, manifest) {
  const { build } = await import("esbuild");
  const { outputFiles, metafile } = await build({
    entryPoints: [entry],
    absWorkingDir: ROOT,
    outdir: KEPT,
    bundle: true,
    // Packages are loaded as they are; parts that are loaded when needed stay parts.
    packages: "external",
    splitting: true,
    platform: "node",
    format: "esm",
    target: "node20",
    // Names of classes and functions are seen in the book's table of migrations and in the log.
    keepNames: true,
    sourcemap: "linked",
    sourcesContent: false,
    outExtension: { ".js": ".mjs" },
    entryNames: "[name]-[hash]",
    chunkNames: "[name]-[hash]",
    write: false,
    metafile: true,
    plugins: [ownAddresses],
  });
  const inputs = Object.keys(metafile.inputs).map((path) => [path, stampOf(join(ROOT, path))]);
  for (const { path, contents } of outputFiles) replace(path, contents);
  const files = outputFiles.map(({ path }) => relative(KEPT, path));
  const [made] = Object.entries(metafile.outputs).find(([, { entryPoint }]) => entryPoint !== undefined);
  const file = relative(KEPT, resolve(ROOT, made));
  replace(manifest, JSON.stringify({ root: ROOT, maker: stampOf(SELF), file, files, inputs }));
  return join(KEPT, file);
}

/** In one step, since programs that start together make the same files. */
const replace = (path, contents) => {
  const half = `${path}.${randomUUID()}`;
  writeFileSync(half, contents);
  renameSync(half, path);
};

const dropOld = () => {
  const names = readdirSync(KEPT);
  const manifests = names.filter((name) => name.endsWith(".json"));
  const used = new Set(manifests.concat(manifests.flatMap((name) => readManifest(join(KEPT, name))?.files ?? [])));
  for (const path of names.filter((name) => !used.has(name)).map((name) => join(KEPT, name))) {
    const madeMs = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - madeMs > OLD_MS) rmSync(path, { force: true });
  }
};

/** What a file reads from beside itself it finds where the file was, not where the bundle is. */
const ownAddresses = {
  name: "own-addresses",
  setup(build) {
    build.onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, "utf8");
      if (!text.includes("import.meta.")) return undefined;
      const contents = text
        .replaceAll("import.meta.url", JSON.stringify(pathToFileURL(path).href))
        .replaceAll("import.meta.dirname", JSON.stringify(dirname(path)))
        .replaceAll("import.meta.filename", JSON.stringify(path));
      return { contents, loader: "ts" };
    });
  },
};

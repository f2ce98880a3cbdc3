import { resolve } from "node:path";

import { argumentsError } from "../operator/arguments-error.ts";
import { parseArguments } from "../operator/parse-arguments.ts";

interface Options {
  readonly dataDir: string | undefined;
}

const BACKUP_USAGE = "backup takes at most one FILE to write to, and --data-dir DIR.";
const RESTORE_USAGE = "restore takes one FILE that backup has written, and --data-dir DIR.";

/** @throws SettingError about "arguments" */
export function readBackupOptions(args: readonly string[]): Options & { readonly file?: string } {
  const { files, dataDir } = parse(args, BACKUP_USAGE);
  const [file, ...more] = files;
  if (more.length > 0) throw argumentsError(BACKUP_USAGE);
  return { dataDir, ...(file !== undefined && { file }) };
}

/** @throws SettingError about "arguments" */
export function readRestoreOptions(args: readonly string[]): Options & { readonly file: string } {
  const { files, dataDir } = parse(args, RESTORE_USAGE);
  const [file, ...more] = files;
  if (file === undefined || more.length > 0) throw argumentsError(RESTORE_USAGE);
  return { dataDir, file };
}

function parse(args: readonly string[], usage: string): Options & { readonly files: readonly string[] } {
  const { values, positionals } = parseArguments(args, { "data-dir": { type: "string" } }, usage);
  return { dataDir: values["data-dir"], files: positionals.map((file) => resolve(file)) };
}

import { existsSync } from "node:fs";

import { SettingError } from "./core/ports/errors.ts";

/**
 * Adds the settings of `.env` in the current folder; a variable that is set already stays.
 * @throws SettingError where the file is there and cannot be read
 */
export function loadEnvFile(): void {
  if (!existsSync(".env")) return;
  try {
    process.loadEnvFile(".env");
  } catch (cause) {
    const why = cause instanceof Error && "code" in cause ? String(cause.code) : "unknown reason";
    throw new SettingError(".env", `.env cannot be read (${why}); make it a readable file, or remove it.`, { cause });
  }
}

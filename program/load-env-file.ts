import { existsSync } from "node:fs";

import { SettingError } from "../core/ports/errors.ts";

/**
 * Adds the settings of `.env` in the current folder; a variable that is set already stays.
 * @throws SettingError where the file is there and cannot be read
 */
export function loadEnvFile(): void {
  if (!existsSync(".env")) return;
  try {
    process.loadEnvFile(".env");
  } catch (cause) {
    throw new SettingError(".env", ".env cannot be read; make it a readable file, or remove it.", { cause });
  }
}

import { OperationalError, SettingError } from "../core/ports/errors.ts";

/** One sentence where somebody can act on it; the whole trace where only a developer can. */
export function explainFailure(error: unknown): string {
  if (error instanceof SettingError || error instanceof OperationalError) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

import { join } from "node:path";
import { OperationalError } from "../../core/ports/errors.ts";
import type { DataFolder } from "./prepare-data-folder.ts";
import { runCommand } from "./run-command.ts";
import type { UsableBinaries } from "./usable-binaries.ts";

/**
 * Runs statements on a stopped cluster in PostgreSQL's single-user mode, which ends a statement at the end of its line:
 * no port is open, so nobody can meet a cluster that is half prepared.
 * Throws OperationalError `embedded_preparation_failed` at the first statement that fails.
 */
export const runSingleUser = async (
  path: string,
  statements: string[],
  folder: DataFolder,
  binaries: UsableBinaries,
): Promise<void> => {
  // The statements hold passwords, which must not reach a log.
  const args = ["--single", "-D", path, "-c", "exit_on_error=on", "-c", "log_min_error_statement=panic", "postgres"];
  const options = { user: folder.user, cwd: folder.path, timeoutMs: 60_000, input: `${statements.join("\n")}\n` };
  const result = await runCommand(join(binaries.bin, "postgres"), args, options);
  if (result.exitCode === 0) return;
  throw new OperationalError("embedded_preparation_failed", `The database in ${path} could not be prepared.`, {
    cause: new Error(result.stderr.trim()),
  });
};

import { SettingError } from "../../core/ports/errors.ts";
import { explainFailure } from "../explain-failure.ts";

const FAILED = 1;
const NOT_UNDERSTOOD = 2;

/** Ends with 0 when all went well, 1 when something did not, 2 when the arguments are not understood. */
export function runCommand(command: (args: readonly string[]) => Promise<boolean>): void {
  command(process.argv.slice(2)).then(
    (wentWell) => {
      process.exitCode = wentWell ? 0 : FAILED;
    },
    (error: unknown) => {
      console.error(explainFailure(error));
      process.exitCode = error instanceof SettingError && error.variable === "arguments" ? NOT_UNDERSTOOD : FAILED;
    },
  );
}

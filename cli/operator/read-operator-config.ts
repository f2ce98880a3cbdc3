import { type Config, readConfig } from "../../config.ts";
import { loadEnvFile } from "../../program/load-env-file.ts";

/** The settings as the server reads them, `.env` included; `--data-dir` goes before DATA_DIR. @throws SettingError */
export function readOperatorConfig(dataDir: string | undefined): Config {
  loadEnvFile();
  const quiet = { LOG_LEVEL: "error", ...process.env };
  return readConfig(dataDir === undefined ? quiet : { ...quiet, DATA_DIR: dataDir });
}

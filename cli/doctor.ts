import { parseArgs } from "node:util";

import type { Config } from "../config.ts";
import { SettingError } from "../core/ports/errors.ts";
import { checkBot } from "./doctor/check-bot.ts";
import { checkDatabase } from "./doctor/check-database.ts";
import { checkDisk } from "./doctor/check-disk.ts";
import type { Check } from "./doctor/check.ts";
import { runChecks } from "./doctor/run-checks.ts";
import { argumentsError } from "./operator/arguments-error.ts";
import { readOperatorConfig } from "./operator/read-operator-config.ts";
import { runCommand } from "./operator/run-command.ts";

const print = (line: string): void => console.log(line);

function dataDirOf(args: readonly string[]): string | undefined {
  try {
    return parseArgs({ args: [...args], options: { "data-dir": { type: "string" } } }).values["data-dir"];
  } catch (cause) {
    throw argumentsError(`"${args.join(" ")}" is not understood; doctor takes --data-dir DIR alone.`, cause);
  }
}

function botChecks({ bots, http }: Config): readonly Check[] {
  const listening = http.publicUrl === undefined ? {} : { publicUrl: http.publicUrl };
  return [
    ...(bots.telegram === undefined ? [] : checkBot({ app: "Telegram", ...bots.telegram, ...listening }, 1)),
    ...bots.zalo.flatMap((bot, index) => checkBot({ app: "Zalo", ...bot, ...listening }, index + 1)),
  ];
}

/** Without settings there is nothing else to look at. */
function settings(dataDir: string | undefined): Config | undefined {
  try {
    const config = readOperatorConfig(dataDir);
    print("✓ settings: understood");
    return config;
  } catch (error) {
    if (!(error instanceof SettingError)) throw error;
    for (const sentence of error.message.split("\n")) print(`✗ settings: ${sentence}`);
    return undefined;
  }
}

/** `npm run -s doctor`: what the program needs, a line each; it fails when something is missing. */
runCommand(async (args) => {
  const config = settings(dataDirOf(args));
  if (config === undefined) return false;
  const database = checkDatabase(config);
  try {
    return await runChecks([checkDisk(config.dataDir), ...database.checks, ...botChecks(config)], print);
  } finally {
    await database.close();
  }
});

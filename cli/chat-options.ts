import { parseArgs } from "node:util";

import { SettingError } from "../core/ports/errors.ts";

export interface ChatOptions {
  /** Who writes; each has a chat and a book of their own. */
  readonly user: string;
  readonly now?: string;
  readonly dataDir?: string;
}

/** @throws SettingError */
export function readChatOptions(args: readonly string[]): ChatOptions {
  const { user = "me", now, "data-dir": dataDir } = parse(args);
  if (user.trim() === "" || user.length > 100) {
    throw new SettingError("--user", "--user must be a name of 1 to 100 characters, for example --user lan.");
  }
  if (dataDir?.trim() === "") {
    throw new SettingError("--data-dir", "--data-dir must name a folder, for example --data-dir ./data.");
  }
  return { user, ...(now !== undefined && { now }), ...(dataDir !== undefined && { dataDir }) };
}

function parse(args: readonly string[]) {
  const options = { now: { type: "string" }, "data-dir": { type: "string" }, user: { type: "string" } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    const sentence = `"${args.join(" ")}" is not understood; chat takes --now MOMENT, --data-dir FOLDER and --user NAME.`;
    throw new SettingError("arguments", sentence, { cause });
  }
}

import { parseArgs } from "node:util";

import { argumentsError } from "../operator/arguments-error.ts";

export interface DemoOptions {
  readonly days: number;
  readonly seed: number;
  readonly now?: string;
  readonly dataDir?: string;
}

const USAGE = "demo takes --days N (28 to 1500), --seed N, --now MOMENT and --data-dir FOLDER.";
const TWO_YEARS = "730";

/** @throws SettingError */
export function readDemoOptions(args: readonly string[]): DemoOptions {
  const { days, seed, now, "data-dir": dataDir } = parse(args);
  const wish = { days: Number(days), seed: Number(seed) };
  const fits = Number.isInteger(wish.days) && wish.days >= 28 && wish.days <= 1_500 && Number.isSafeInteger(wish.seed);
  if (!fits || dataDir?.trim() === "") throw argumentsError(USAGE);
  return { ...wish, ...(now !== undefined && { now }), ...(dataDir !== undefined && { dataDir }) };
}

function parse(args: readonly string[]) {
  const options = {
    days: { type: "string", default: TWO_YEARS },
    seed: { type: "string", default: "1" },
    now: { type: "string" },
    "data-dir": { type: "string" },
  } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (cause) {
    throw argumentsError(USAGE, cause);
  }
}

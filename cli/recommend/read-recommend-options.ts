import { parseArgs } from "node:util";

import type { Language } from "../../core/ports/accounts.ts";
import { UserError } from "../user-error.ts";

export interface RecommendOptions {
  readonly language: Language;
}

const USAGE =
  "npm run -s recommend [-- --lang vi|en] < sales.csv reads transaction_id,time,item,quantity,unit_price_vnd";

/** Reads the command line. @throws UserError that says how the command is used */
export function readRecommendOptions(args: readonly string[]): RecommendOptions {
  try {
    const { values } = parseArgs({ args: [...args], options: { lang: { type: "string", default: "vi" } } });
    if (values.lang === "vi" || values.lang === "en") return { language: values.lang };
  } catch {
    // An unknown option is told like a wrong value: by how the command is used.
  }
  throw new UserError(USAGE);
}

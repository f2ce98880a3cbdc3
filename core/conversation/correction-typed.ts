import type { Act, ReadingContext } from "../language/act.ts";
import { understand } from "../language/understand.ts";

/** What a text makes of an entry that its writer was asked about: "300k", "3 tô", "sửa thành 300k", "của chị Lan". */
export function correctionTyped(text: string, context: ReadingContext): Act | undefined {
  // A lone digit is the number of a choice that came too late, not an amount.
  if (/^\s*\d\s*$/u.test(text)) return undefined;
  for (const said of [text, `sửa thành ${text}`]) {
    const [act, ...more] = understand(said, context).acts;
    if (act?.act === "correct" && act.query === undefined && act.ask === undefined && more.length === 0) return act;
  }
  return undefined;
}

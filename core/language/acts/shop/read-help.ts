import { firstMeaning, moneyIn, spanWith } from "../line.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** "giúp với", "cách dùng". */
export const readHelp: ShopActReader = (line) => {
  const word = spanWith(line, "help");
  if (word === undefined || moneyIn(line).length > 0) return undefined;
  const opens = firstMeaning(line) === word;
  // "xoá cái vừa rồi giúp em": a "giúp" that closes a wish is politeness.
  const polite = line.scene.tokens[word.from]?.bare === "giup";
  return opens || (word.to - word.from > 1 && !polite) ? { act: "help" } : undefined;
};

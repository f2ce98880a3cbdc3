import { firstMeaning, moneyIn, spanWith } from "../line.ts";
import type { ShopActReader } from "./shop-act-reader.ts";

/** "giúp với", "cách dùng". */
export const readHelp: ShopActReader = (line) => {
  const word = spanWith(line, "help");
  if (word === undefined || moneyIn(line).length > 0) return undefined;
  return word.to - word.from > 1 || firstMeaning(line) === word ? { act: "help" } : undefined;
};

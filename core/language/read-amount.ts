import { MAX_TEXT_LENGTH } from "../ports/inbound-event.ts";
import { readMoney } from "./numbers/read-money.ts";
import { spokenRange } from "./numbers/spoken-range.ts";
import { plainText } from "./plain-text.ts";
import { tokenise } from "./tokenise.ts";

/**
 * Reads a whole text as one amount in đồng; null for foreign money, ranges, bounds ("dưới 7.000đ"), forms that people
 * read differently ("1t2"), and what is no amount. Without a unit the digits are đồng: "50" → 50, "25.000" → 25000.
 */
export const readAmount = (text: string): number | null => {
  if (text.length > MAX_TEXT_LENGTH) return null;
  const tokens = tokenise(
    plainText(text)
      .trim()
      .replace(/[.!]+$/u, ""),
  );
  const read = readMoney(tokens, 0);
  if (read === undefined || read.to !== tokens.length || read.foreign || read.orVnd.length > 0) return null;
  if (spokenRange(tokens, 0, read) !== undefined) return null;
  return read.vnd;
};

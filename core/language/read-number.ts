import { MAX_TEXT_LENGTH } from "../ports/inbound-event.ts";
import { readPlainNumber } from "./numbers/read-plain-number.ts";
import { plainText } from "./plain-text.ts";
import { tokenise } from "./tokenise.ts";

/** Reads a whole text as one number, in words or digits; null where it is none. "hai mươi mốt" → 21, "1,2M" → 1200000. */
export const readNumber = (text: string): number | null => {
  if (text.length > MAX_TEXT_LENGTH) return null;
  const tokens = tokenise(plainText(text).trim());
  const read = readPlainNumber(tokens, 0);
  return read !== undefined && read.to === tokens.length && Number.isFinite(read.value) ? read.value : null;
};

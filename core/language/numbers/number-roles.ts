import { buildLexicon, mayOpen, phrasesAt } from "../lexicon.ts";
import type { Token } from "../token.ts";
import * as words from "../words/number-words.ts";

export type Role =
  "digit" | "ten" | "tens" | "twenty" | "chuc" | "hundred" | "zeroTen" | "half" | "nua" | "point" | "minus" | "scale";
interface NumberRole {
  readonly role: Role;
  readonly value: number;
}

const rows = (role: Role, value: number, list: readonly string[]) =>
  list.map((word): readonly [string, NumberRole] => [word, { role, value }]);
const table = (role: Role, byValue: Readonly<Record<number, readonly string[]>>) =>
  Object.entries(byValue).flatMap(([value, list]) => rows(role, Number(value), list));

const LEXICON = buildLexicon<NumberRole>([
  ...table("digit", words.DIGIT_WORDS),
  ...rows("ten", 10, words.TEN_WORDS),
  ...rows("tens", 10, words.TENS_WORDS),
  ...rows("twenty", 20, words.TWENTY_WORDS),
  ...rows("chuc", 10, words.DOZEN_TENS_WORDS),
  ...rows("hundred", 100, words.HUNDRED_WORDS),
  ...rows("zeroTen", 0, words.ZERO_TEN_WORDS),
  ...rows("half", 0.5, words.HALF_AFTER_WORDS),
  ...rows("nua", 0.5, words.HALF_BEFORE_WORDS),
  ...rows("point", 0, words.DECIMAL_WORDS),
  ...rows("minus", -1, words.MINUS_WORDS),
  ...table("scale", words.SCALE_WORDS),
]);

/** Whether a number can begin at a token, in digits or in words. */
export const mayOpenNumber = (token: Token | undefined): boolean =>
  token !== undefined && (token.kind === "number" || mayOpen(LEXICON, token));

/** The value a word has in a role of a number, if it can play it; a bare word may play several ("muoi" is 10 and ×10). */
export const roleAt = (tokens: readonly Token[], index: number, role: Role): number | undefined => {
  if (!mayOpen(LEXICON, tokens[index])) return undefined;
  return phrasesAt(LEXICON, tokens, index).find((hit) => hit.value.role === role)?.value.value;
};

import { buildLexicon, mayOpen, phraseAt, phrasesAt } from "../lexicon.ts";
import type { Token } from "../token.ts";
import { afterGoodsName } from "./after-goods-name.ts";
import { mayOpenNumber } from "./number-roles.ts";
import type { MoneyUnit } from "../words/money-units.ts";
import { DONG_WORDS, FOREIGN_WORDS, MONEY_UNITS } from "../words/money-units.ts";

const UNITS = buildLexicon(
  MONEY_UNITS.flatMap((unit) => unit.words.map((word): readonly [string, MoneyUnit] => [word, unit])),
);
const DONG = buildLexicon(DONG_WORDS.map((word): readonly [string, true] => [word, true]));
const FOREIGN = buildLexicon(FOREIGN_WORDS.map((word): readonly [string, true] => [word, true]));

/** "m" spaced from its number is metres, and "t", "n", "ng" are then words of their own. */
const MUST_TOUCH = new Set(["m", "t", "n", "ng", "ngd", "nd"]);

/** "1 ca hoi" is a salmon, "hai lăm ca" is 25k. */
const CA_COMPOUNDS = /^(?:sang|trua|chieu|toi|dem|ngay|truoc|sau|cao|com|hoi|thu|vat|khuc|loc|basa|bong)$/u;

/** The unit of money at a token that follows a number, if its spelling can be trusted there. */
export const moneyUnitAt = (tokens: readonly Token[], at: number): MoneyUnit | undefined => {
  const token = tokens[at];
  if (token?.kind !== "word" || !mayOpen(UNITS, token)) return undefined;
  if (MUST_TOUCH.has(token.bare) && !token.glued) return undefined;
  if (token.bare === "ca" && CA_COMPOUNDS.test(tokens[at + 1]?.bare ?? "")) return undefined;
  if (afterGoodsName(tokens, at) !== undefined) return undefined;
  return phrasesAt(UNITS, tokens, at).at(0)?.value;
};

/** Whether an amount of money may begin at a token: a number, its unit ("triệu hai"), a minus, a currency ("VND 1000"). */
export const mayOpenMoney = (token: Token | undefined): boolean =>
  token !== undefined &&
  (token.kind !== "word" ||
    mayOpenNumber(token) ||
    mayOpen(UNITS, token) ||
    mayOpen(FOREIGN, token) ||
    token.bare === "vnd" ||
    token.exact === "đ" ||
    token.bare === "vn");

/** Index after a word for đồng at a token; undefined where there is none. "d" counts only when it touches. */
export const afterDong = (tokens: readonly Token[], at: number): number | undefined => {
  const token = tokens[at];
  if (token === undefined || ((token.bare === "d" || token.text === "₫") && !token.glued && token.exact !== "đ"))
    return undefined;
  return phraseAt(DONG, tokens, at)?.to;
};

/** Index after a word for foreign money at a token. */
export const afterForeign = (tokens: readonly Token[], at: number): number | undefined =>
  phraseAt(FOREIGN, tokens, at)?.to;

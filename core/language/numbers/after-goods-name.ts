import { buildLexicon, mayOpen, phraseAt } from "../lexicon.ts";
import { memoAt } from "../memo-at.ts";
import type { Token } from "../token.ts";
import { GOODS_NAMES } from "../words/goods-names.ts";

const NAMES = buildLexicon(GOODS_NAMES.map((name): readonly [string, true] => [name, true]));

/** Index after a good's name that opens with a unit or number word ("bạc xỉu", "năm roi"); undefined where none begins. */
export const afterGoodsName = (tokens: readonly Token[], at: number): number | undefined =>
  mayOpen(NAMES, tokens[at]) ? knownEnd(tokens, at) : undefined;

const knownEnd = memoAt((tokens, at) => phraseAt(NAMES, tokens, at)?.to);

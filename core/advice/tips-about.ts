import type { Recommendation } from "../insights/advice/recommendation.ts";
import { searchKey } from "../language/search-key.ts";

/** Whether a word names an item: by its whole name, or by how it begins ("phở" is all kinds of phở). */
export const isKindOf = (item: string, word: string): boolean =>
  `${searchKey(item)} `.startsWith(`${searchKey(word)} `);

/** Tips about goods that one of the words names. */
export const tipsAbout = (tips: readonly Recommendation[], words: readonly string[]): Recommendation[] =>
  tips.filter(({ items }) => items.some((item) => words.some((word) => isKindOf(item, word))));

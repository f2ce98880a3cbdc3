import { buildLexicon, phraseAt } from "../lexicon.ts";
import type { Scene } from "../scene.ts";
import { EXPENSE_CATEGORIES } from "../words/expense-names.ts";
import type { Draft } from "./draft.ts";

const CATEGORIES = buildLexicon(
  Object.entries(EXPENSE_CATEGORIES).flatMap(([category, words]) =>
    words.map((word): readonly [string, string] => [word, category]),
  ),
);

/** "rút 500k xài": money taken out of the till for nothing of the shop's. */
const OWN_USE = "tiêu riêng";

/** The category named in the clause, or else the words that say what the money went for. */
export const expenseCategory = (draft: Draft, scene: Scene): string | undefined => {
  let best: { readonly category: string; readonly length: number } | undefined;
  for (let at = draft.from ?? 0; at < (draft.to ?? scene.tokens.length); at += 1) {
    const hit = phraseAt(CATEGORIES, scene.tokens, at);
    if (hit !== undefined && hit.to - at > (best?.length ?? 0)) best = { category: hit.value, length: hit.to - at };
  }
  if (best === undefined && draft.tags.has("otherMoney")) return OWN_USE;
  return best?.category ?? draft.items[0]?.name ?? draft.words.find((word) => word !== "");
};

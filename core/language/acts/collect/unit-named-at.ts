import { buildLexicon, phraseAt } from "../../lexicon.ts";
import { UNIT_NAMES } from "../../words/goods-words.ts";
import type { Walk } from "./walk.ts";

const UNITS = buildLexicon([...UNIT_NAMES]);

/** "2 phở mỗi tô 50k", "2 phở 50k/tô": the unit of the price is the unit of the goods. */
export const unitNamedAt = (walk: Walk, token: number): void => {
  const unit = phraseAt(UNITS, walk.scene.tokens, token)?.value;
  if (walk.item !== undefined && walk.item.unit === undefined && walk.item.quantity !== undefined && unit !== undefined)
    walk.item.unit = unit;
};

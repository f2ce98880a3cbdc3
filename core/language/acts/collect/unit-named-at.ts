import { buildLexicon, phraseAt } from "../../lexicon.ts";
import { UNIT_NAMES } from "../../words/goods-words.ts";
import type { DraftItem } from "../draft.ts";
import type { Walk } from "./walk.ts";

const UNITS = buildLexicon([...UNIT_NAMES]);

/** What was not counted in a unit is counted in that of its price; a unit of its own stays. */
export const setPriceUnit = (item: DraftItem, unit: string): void => {
  if (item.quantity === undefined) item.priceUnit = unit;
  else if (item.unit === undefined) item.unit = unit;
  else if (item.unit !== unit) item.priceUnit = unit;
};

/** "2 phở mỗi tô 50k", "2 phở 50k/tô": the unit of the price is the unit of the goods. */
export const unitNamedAt = (walk: Walk, token: number): void => {
  const unit = phraseAt(UNITS, walk.scene.tokens, token)?.value;
  if (walk.item !== undefined && unit !== undefined) setPriceUnit(walk.item, unit);
};

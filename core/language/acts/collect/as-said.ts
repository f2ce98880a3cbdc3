import type { MenuWord } from "../../act.ts";
import type { DraftItem } from "../draft.ts";

/** Measures that hold many pieces. "thùng" may also be what the menu's price is for. */
const BULK: ReadonlySet<string> = new Set(["thùng", "két", "lốc", "kiện", "cây", "thiên", "tấn"]);
/** No box and no crate costs less. */
const LEAST_BULK_VND = 60_000;

/** "8 thùng mì" where the menu's price is for a gói, or too small for a thùng: another measure has another price. */
const isOtherMeasure = (unit: string | undefined, { unit: usual, priceVnd = 0 }: MenuWord): boolean => {
  if (unit === undefined || unit === usual) return false;
  if (usual !== undefined) return BULK.has(unit) || BULK.has(usual);
  return BULK.has(unit) && unit !== "cây" && priceVnd < LEAST_BULK_VND;
};

/** Two hens are no two bowls of phở gà. */
const ALIVE = "con";

const fits = ({ unit, price, quantity = 1 }: DraftItem, words: readonly MenuWord[]): boolean =>
  words.some(
    (word) =>
      !isOtherMeasure(unit, word) &&
      (unit !== ALIVE || word.unit === ALIVE) &&
      (price === undefined || price.vnd === word.priceVnd || price.vnd === (word.priceVnd ?? 0) * quantity),
  );

/**
 * "2 tái 60k" where the menu has phở tái at 50k, or "1 két tiger" where it has lon: part of a name with another price
 * or by another measure is a thing of its own, under the word that was said. A name said whole stays, without the price.
 */
export const asSaid = (item: DraftItem): DraftItem => {
  const { short, menu, guessed: _guessed, rivals, ...rest } = item;
  if (menu === undefined) return item;
  if (short !== undefined) return fits(item, [menu, ...(rivals ?? [])]) ? item : { ...rest, name: short };
  if (!isOtherMeasure(item.unit, menu)) return item;
  const { priceVnd: _price, ...unpriced } = menu;
  return { ...item, menu: unpriced };
};

import type { MenuWord } from "../../act.ts";
import { searchKey } from "../../search-key.ts";
import type { DraftItem } from "../draft.ts";

/** Measures that hold many pieces. "thùng" may also be what the menu's price is for. */
const BULK: ReadonlySet<string> = new Set(["thùng", "két", "lốc", "kiện", "cây", "thiên", "tấn"]);
/** No box and no crate costs less. */
const LEAST_BULK_VND = 60_000;

/** "8 thùng mì" where the menu's price is for a gói, or too small for a thùng: another measure has another price. */
export const isOtherMeasure = (unit: string | undefined, { unit: usual, priceVnd = 0 }: MenuWord): boolean => {
  if (unit === undefined || unit === usual) return false;
  if (usual !== undefined) return BULK.has(unit) || BULK.has(usual);
  return BULK.has(unit) && unit !== "cây" && priceVnd < LEAST_BULK_VND;
};

/** What is served by the glass or the bowl is sold neither by weight nor by the can: "sữa 30 lon" is no "cà phê sữa". */
const SERVED = /^(?:ca phe|cafe|tra|sinh to|nuoc ep|pho|bun|com|mien|hu tieu|chao|xoi|lau|banh mi|soda|kem|che) /u;
const UNSERVED: ReadonlySet<string> = new Set(["kg", "g", "lạng", "lon", "bao", "can", "túi", "lít"]);

const isUnserved = (unit: string | undefined, { name, unit: usual }: MenuWord): boolean =>
  unit !== undefined && unit !== usual && UNSERVED.has(unit) && SERVED.test(searchKey(name));

/** Two hens are no two bowls of phở gà. */
const ALIVE = "con";

const fits = ({ unit, price, quantity = 1 }: DraftItem, words: readonly MenuWord[]): boolean =>
  words.some(
    (word) =>
      !isOtherMeasure(unit, word) &&
      !isUnserved(unit, word) &&
      (unit !== ALIVE || word.unit === ALIVE) &&
      (price === undefined || price.vnd === word.priceVnd || price.vnd === (word.priceVnd ?? 0) * quantity),
  );

/** How a dish is wanted or brought, behind its name. */
const MANNER =
  /^(?:giao(?: hàng| hang)?|(?:không|khong|ko|hông|ít|it|nhiều|nhieu|thêm|them) (?:đường|duong|đá|da|sữa|sua|hành|hanh|béo|beo|rau|cay))$/u;

/** "1 đen không đường" at the menu's price is the menu's dish. */
const asOnMenu = (item: DraftItem, menu: MenuWord): DraftItem =>
  MANNER.test(item.name.slice(menu.name.length + 1).toLowerCase()) ? { ...item, name: menu.name } : item;

/** "2 thùng mì": a case is a good of its own, with a price of its own, named by its measure. */
const byMeasure = (item: DraftItem, name: string, menu: MenuWord): DraftItem => ({
  ...item,
  name: item.unit !== undefined && isOtherMeasure(item.unit, menu) ? `${item.unit} ${name}` : name,
});

/**
 * "2 tái 60k" where the menu has phở tái at 50k, or "1 két tiger" where it has lon: part of a name with another price
 * or by another measure is a thing of its own, under the word that was said; so is a name said whole by another measure.
 */
export const asSaid = (item: DraftItem): DraftItem => {
  const { short, menu, guessed: _guessed, rivals, ...rest } = item;
  if (menu === undefined) return item;
  const fitting = short === undefined ? !isOtherMeasure(item.unit, menu) : fits(item, [menu, ...(rivals ?? [])]);
  if (!fitting) return byMeasure(rest, short ?? item.name, menu);
  return item.price === undefined ? asOnMenu(item, menu) : item;
};

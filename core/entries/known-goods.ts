import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import { nameKey } from "../menu/name-key.ts";
import { tellsMore } from "../menu/tells-more.ts";
import type { SaleItem } from "../ports/entry.ts";
import type { MenuItem, SeenMenu, ToldItem } from "../ports/menu.ts";
import type { GoodsDraft, GoodsDraftItem } from "./goods-draft.ts";

/**
 * The lines with the menu's ids and names. What was named and is not known is known from here on; what is sold is on
 * the menu, what is bought need not be.
 */
export const knownGoods =
  ({ menu, ids }: Pick<BookDeps, "menu" | "ids">) =>
  async (turn: Turn, use: "sold" | "goods", draft: GoodsDraft): Promise<readonly SaleItem[]> => {
    const { tx, writer, seenMenu } = turn;
    const told = draft.items.filter(({ name }) => nameKey(name) !== "");
    if (told.length === 0) return draft.items;
    const newItems = told.map(({ name, unit }) => ({ newId: ids.uuid(), name, ...(unit !== undefined && { unit }) }));
    const known =
      seenGoods(use, newItems, draft.businessDate, seenMenu) ??
      (await menu.learn(tx, writer.shop.tenantId, use, newItems, draft.businessDate));
    const byName = new Map(told.map(({ name }, index) => [name, known[index]]));
    return draft.items.map((line) => knownLine(line, byName.get(line.name)));
  };

/** The goods as the menu showed them, where it showed all of them, for that day, and nothing is told that it does not know. */
function seenGoods(
  use: "sold" | "goods",
  told: readonly ToldItem[],
  date: string,
  seen: SeenMenu | undefined,
): readonly MenuItem[] | undefined {
  if (seen?.date !== date) return undefined;
  const byKey = new Map(seen.items.flatMap((item) => item.keys.map((key) => [key, item] as const)));
  const items = told.flatMap(({ name, unit }) => {
    const item = byKey.get(nameKey(name));
    return item === undefined || tellsMore({ ...item, onMenu: true }, use, unit) ? [] : [item];
  });
  return items.length === told.length ? items : undefined;
}

type Known = Pick<MenuItem, "id" | "name" | "unit" | "costVnd">;

const knownLine = (line: GoodsDraftItem, item: Known | undefined): SaleItem =>
  item === undefined ? line : { ...line, itemId: item.id, name: item.name, ...costOf(line, item) };

/** What the line costs the shop, where the cost is known for the unit in which it is sold. */
const costOf = ({ quantity, unit }: GoodsDraftItem, item: Known): { costVnd?: number } => {
  const sameUnit = unit === undefined || item.unit === undefined || unit === item.unit;
  return item.costVnd === undefined || !sameUnit ? {} : { costVnd: Math.round(quantity * item.costVnd) };
};

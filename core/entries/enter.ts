import type { BookDeps } from "../conversation/book-deps.ts";
import { entrySource, type Turn } from "../conversation/turn.ts";
import type { Entry, GoodsLine, ItemPrice, PurchaseEntry } from "../ports/entry.ts";

/** Puts an entry into the book, and learns the prices that it tells of. */
export const enter =
  ({ book, menu }: Pick<BookDeps, "book" | "menu">) =>
  async (turn: Turn, entry: Entry): Promise<void> => {
    const { tenantId } = turn.writer.shop;
    await book.add(turn.tx, tenantId, entry, entrySource(turn));
    if (entry.kind === "sale") await menu.learnPrices(turn.tx, tenantId, entry.id, pricesOf(entry, "price"));
    if (entry.kind === "purchase")
      await menu.addPrices(turn.tx, tenantId, entry.id, await costsOf({ menu })(turn, entry));
  };

const pricesOf = (
  { items, businessDate }: { readonly items: readonly GoodsLine[]; readonly businessDate: string },
  kind: ItemPrice["kind"],
): ItemPrice[] =>
  items.flatMap(({ itemId, unitPriceVnd }) =>
    itemId === undefined || unitPriceVnd === undefined
      ? []
      : [{ itemId, kind, validFrom: businessDate, amountVnd: unitPriceVnd }],
  );

/**
 * What was paid for goods is what they cost only where they are sold in the unit in which they were bought: a kilo of
 * coffee says nothing of a cup.
 */
const costsOf =
  ({ menu }: Pick<BookDeps, "menu">) =>
  async ({ tx, writer }: Turn, purchase: PurchaseEntry): Promise<ItemPrice[]> => {
    const names = purchase.items.map(({ name }) => name);
    const known = await menu.find(tx, writer.shop.tenantId, names, purchase.businessDate);
    const sold = purchase.items.filter(
      ({ unit }, index) => known[index]?.onMenu === true && known[index].unit === unit,
    );
    return pricesOf({ ...purchase, items: sold }, "cost");
  };

import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import { entrySource, type Turn } from "../conversation/turn.ts";
import { nameKey } from "../menu/name-key.ts";
import type { SaleEntry, SaleItem } from "../ports/book.ts";
import { occurredAt } from "./business-date.ts";
import type { SaleDraft } from "./sale-draft.ts";

/** Enters a sale for the writer's place and tells the day's sum with it. */
export const recordSale =
  (deps: BookDeps) =>
  async (turn: Turn, draft: SaleDraft, implied: readonly string[]): Promise<Outcome> => {
    const sale = await enterSale(deps)(turn, draft);
    const day = await deps.book.sumSales(turn.tx, turn.writer.shop.tenantId, sale.businessDate, sale.businessDate);
    return { kind: "sale_recorded", sale, implied, day };
  };

/** Enters a sale, learning its goods and its customer on the way. */
export const enterSale =
  ({ book, menu, ids }: BookDeps) =>
  async (turn: Turn, draft: SaleDraft, replacesEntryId?: string): Promise<SaleEntry> => {
    const { tenantId } = turn.writer.shop;
    const customer =
      draft.customerName === undefined
        ? undefined
        : await book.customerNamed(turn.tx, tenantId, ids.uuid(), draft.customerName);
    const sale: SaleEntry = {
      id: ids.uuid(),
      locationId: turn.writer.locationId,
      businessDate: draft.businessDate,
      occurredAt: occurredAt(draft.businessDate, draft.time, turn.now, turn.writer.shop),
      totalVnd: draft.totalVnd,
      scope: draft.scope,
      ...(draft.payment !== undefined && { payment: draft.payment }),
      ...(customer !== undefined && { customer }),
      items: await knownItems({ menu, ids })(turn, draft),
      ...(replacesEntryId !== undefined && { replacesEntryId }),
    };
    await book.addSale(turn.tx, tenantId, sale, entrySource(turn));
    return sale;
  };

/** The lines with the menu's ids. What was named and not on the menu is on it from here on. */
const knownItems =
  ({ menu, ids }: Pick<BookDeps, "menu" | "ids">) =>
  async ({ tx, writer }: Turn, { items }: SaleDraft): Promise<readonly SaleItem[]> => {
    const told = items
      .filter(({ name }) => nameKey(name) !== "")
      .map(({ name, unit, unitPriceVnd }) => ({
        newId: ids.uuid(),
        name,
        ...(unit !== undefined && { unit }),
        ...(unitPriceVnd !== undefined && { priceVnd: unitPriceVnd }),
      }));
    if (told.length === 0) return items;
    const known = await menu.learn(tx, writer.shop.tenantId, told);
    const byName = new Map(told.map(({ name }, index) => [name, known[index]]));
    return items.map((item) => {
      const found = byName.get(item.name);
      return found === undefined ? item : { ...item, itemId: found.id, name: found.name };
    });
  };

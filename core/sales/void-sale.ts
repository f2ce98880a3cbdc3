import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import { entrySource, type Turn } from "../conversation/turn.ts";
import type { SaleEntry } from "../ports/book.ts";

/** Takes an entry back. The entry stays in the book, marked as void. */
export const voidSale =
  ({ book }: BookDeps) =>
  async (turn: Turn, sale: SaleEntry): Promise<Outcome> => {
    const { tenantId } = turn.writer.shop;
    const voided = await book.voidSale(turn.tx, tenantId, sale, "undo", entrySource(turn));
    if (!voided) return { kind: "sale_already_voided", sale };
    const day = await book.sumSales(turn.tx, tenantId, sale.businessDate, sale.businessDate);
    return { kind: "sale_voided", sale, day };
  };

import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";

const TOP_ITEMS = 5;

/** What was sold from one business date to another, inclusive, and what sold best. */
export const reportSales =
  ({ book }: BookDeps) =>
  async ({ tx, writer }: Turn, from: string, to: string): Promise<Outcome> => {
    const { tenantId } = writer.shop;
    const sales = await book.sumSales(tx, tenantId, from, to);
    const topItems = await book.topItems(tx, tenantId, { from, to, limit: TOP_ITEMS });
    return { kind: "sales_reported", from, to, sales, topItems };
  };

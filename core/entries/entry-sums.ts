import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import type { BookDay } from "../ports/book.ts";
import type { Entry } from "../ports/entry.ts";

/** The sums that an entry has a part in, as they stand after it. */
export interface EntrySums {
  /** The entry's business day. */
  readonly day?: BookDay;
  /** Spent on the entry's business day, purchases included, drawings not. */
  readonly spentVnd?: number;
  /** What the entry's customer owes. */
  readonly owedVnd?: number;
  /** What the shop owes to the entry's supplier. */
  readonly payableVnd?: number;
}

/** Reads the sums that belong under an entry. */
export const entrySums =
  (deps: BookDeps) =>
  async (turn: Turn, entry: Entry): Promise<EntrySums> => {
    switch (entry.kind) {
      case "sale":
      case "refund":
        return { ...(await daySums(deps)(turn, entry)), ...(await debtSums(deps)(turn, entry)) };
      case "day_close":
        return daySums(deps)(turn, entry);
      case "expense":
        return entry.isDrawing ? {} : spendingSums(deps)(turn, entry);
      case "purchase":
        return { ...(await spendingSums(deps)(turn, entry)), ...(await payableSums(deps)(turn, entry)) };
      case "supplier_payment":
        return payableSums(deps)(turn, { supplier: entry.supplier, payment: "debt" });
      case "debt_payment":
        return debtSums(deps)(turn, { customer: entry.customer, payment: "debt" });
      default:
        return {};
    }
  };

const daySums =
  ({ book }: BookDeps) =>
  async ({ tx, writer }: Turn, { businessDate, locationId }: Entry): Promise<EntrySums> => ({
    day: await book.dayOf(tx, writer.shop.tenantId, locationId, businessDate),
  });

const spendingSums =
  ({ spending }: BookDeps) =>
  async ({ tx, writer }: Turn, { businessDate }: Entry): Promise<EntrySums> => {
    const sums = await spending.sum(tx, writer.shop.tenantId, businessDate, businessDate);
    const costs = sums.filter(({ kind }) => kind !== "drawing");
    return { spentVnd: costs.reduce((sum, { totalVnd }) => sum + totalVnd, 0) };
  };

const debtSums =
  ({ debts }: BookDeps) =>
  async (
    { tx, writer }: Turn,
    { customer, payment }: { readonly customer?: { readonly id: string }; readonly payment?: string },
  ): Promise<EntrySums> =>
    customer === undefined || payment !== "debt"
      ? {}
      : { owedVnd: await debts.owedVnd(tx, writer.shop.tenantId, customer.id) };

const payableSums =
  ({ debts }: BookDeps) =>
  async (
    { tx, writer }: Turn,
    { supplier, payment }: { readonly supplier?: { readonly id: string }; readonly payment?: string },
  ): Promise<EntrySums> =>
    supplier === undefined || payment !== "debt"
      ? {}
      : { payableVnd: await debts.payableVnd(tx, writer.shop.tenantId, supplier.id) };

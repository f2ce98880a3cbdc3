import { ownScope } from "../accounts/day-scope.ts";
import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Place } from "../ports/accounts.ts";
import type { BookDay, DaySales } from "../ports/book.ts";
import type { Entry } from "../ports/entry.ts";

/** The sums that an entry has a part in, as they stand after it. */
export interface EntrySums {
  /** The entry's business day. */
  readonly day?: BookDay;
  /** The sums are of the writer's own entries: no others are theirs to see. */
  readonly isOwn?: true;
  /** Where it happened, in a shop of several places, with the sums of the day there. */
  readonly place?: Place & { readonly day?: DaySales };
  /** Spent on the entry's business day, purchases included, drawings not. */
  readonly spentVnd?: number;
  /** What the entry's customer owes. */
  readonly owedVnd?: number;
  /** What the shop owes to the entry's supplier. */
  readonly payableVnd?: number;
}

/** Reads the sums that belong under an entry, as far as its writer may see them. */
export const entrySums =
  (deps: BookDeps) =>
  async (turn: Turn, entry: Entry): Promise<EntrySums> => ({
    ...(await kindSums(deps)(turn, entry)),
    ...(await placeSums(deps)(turn, entry)),
  });

const OF_SALES = new Set<Entry["kind"]>(["sale", "refund", "day_close"]);

const placeSums =
  ({ book }: BookDeps) =>
  async ({ tx, writer }: Turn, { kind, locationId, businessDate }: Entry): Promise<EntrySums> => {
    const { tenantId, places } = writer.shop;
    const place = places.length > 1 ? places.find(({ id }) => id === locationId) : undefined;
    if (place === undefined) return {};
    if (!OF_SALES.has(kind)) return { place };
    const scope = { locationId, ...ownScope(writer) };
    return { place: { ...place, day: await book.sumSales(tx, tenantId, businessDate, businessDate, scope) } };
  };

const kindSums =
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
  async ({ tx, writer }: Turn, { businessDate, locationId }: Entry): Promise<EntrySums> => {
    const { tenantId } = writer.shop;
    const day = await book.dayOf(tx, tenantId, locationId, businessDate);
    const own = ownScope(writer);
    if (own.personId === undefined) return { day };
    return { day: { ...day, ...(await book.sumSales(tx, tenantId, businessDate, businessDate, own)) }, isOwn: true };
  };

const spendingSums =
  ({ spending }: BookDeps) =>
  async ({ tx, writer }: Turn, { businessDate }: Entry): Promise<EntrySums> => {
    // What the shop spends in a day is not a cashier's to see.
    if (writer.role === "cashier") return {};
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

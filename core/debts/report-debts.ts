import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";

/** Who owes what; of one customer, for which sales, and what the shop owes to them. */
export const reportDebts =
  (deps: BookDeps) =>
  async (turn: Turn, name: string | undefined): Promise<Outcome> => {
    const { tenantId } = turn.writer.shop;
    if (name === undefined) return { kind: "debts_listed", debtors: await deps.debts.listDebtors(turn.tx, tenantId) };
    const customer = await deps.book.findCustomer(turn.tx, tenantId, name);
    if (customer === undefined) return { kind: "debt_told", customer: name, owedVnd: 0, open: [] };
    const payableVnd = await deps.debts.payableVnd(turn.tx, tenantId, customer.id);
    return {
      ...(payableVnd !== 0 && {
        payable: {
          totalVnd: payableVnd,
          open: await deps.debts.listOpenPurchases(turn.tx, tenantId, customer.id),
        },
      }),
      kind: "debt_told",
      customer: customer.name,
      owedVnd: await deps.debts.owedVnd(turn.tx, tenantId, customer.id),
      open: await deps.debts.listOpenSales(turn.tx, tenantId, customer.id),
    };
  };

import type { OpenDebt } from "../insights/advice/shop-facts.ts";
import type { Debts } from "../ports/debts.ts";
import type { Transaction } from "../ports/transaction.ts";

/** What is owed to the shop just now, by whom and since when. */
export const openDebts =
  ({ debts }: { readonly debts: Debts }) =>
  async (tx: Transaction, tenantId: string): Promise<OpenDebt[]> =>
    (await debts.listDebtors(tx, tenantId)).flatMap(({ customer, owedVnd, oldestOn }) =>
      owedVnd > 0 && oldestOn !== undefined ? [{ customer: customer.name, amountVnd: owedVnd, since: oldestOn }] : [],
    );

import { getDaysInMonth, parseISO } from "date-fns";

import type { RecurringEntry } from "../ports/entry.ts";
import type { Spending } from "../ports/spending.ts";
import type { Transaction } from "../ports/transaction.ts";

/** The recurring expenses that are due on the day and were not settled in its month yet, the oldest first. */
export const dueExpenses =
  ({ spending }: { readonly spending: Spending }) =>
  async (tx: Transaction, tenantId: string, date: string): Promise<readonly RecurringEntry[]> => {
    const recurring = await spending.listRecurring(tx, tenantId);
    const due = recurring.filter((expense) => isDueOn(expense, date));
    if (due.length === 0) return [];
    const settled = await spending.listSettled(tx, tenantId, `${date.slice(0, 8)}01`, date);
    const ids = new Set(settled.map(({ recurringEntryId }) => recurringEntryId));
    return due.filter(({ id }) => !ids.has(id));
  };

/** The 31st comes on the last day of a shorter month. */
function isDueOn({ dayOfMonth }: RecurringEntry, date: string): boolean {
  const day = Number(date.slice(8));
  return day === Math.min(dayOfMonth, getDaysInMonth(parseISO(date)));
}

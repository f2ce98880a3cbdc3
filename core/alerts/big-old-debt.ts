import type { Alerts } from "../ports/alerts.ts";
import type { Debtor, Debts } from "../ports/debts.ts";
import type { SalesFigures } from "../ports/sales-figures.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { daysBetween } from "../forecasts/date-range.ts";

const OLD_DAYS = 30;
/** Big for this shop: half of what a day brings, and never small change. */
const SHARE_OF_A_DAY = 0.5;
const SMALLEST_VND = 300_000;
const LATELY_DAYS = 28;
const NOT_AGAIN_WITHIN_DAYS = 30;

interface Deps {
  readonly alerts: Alerts;
  readonly debts: Debts;
  readonly salesFigures: SalesFigures;
}

export interface BigOldDebt {
  readonly customerId: string;
  readonly customer: string;
  readonly owedVnd: number;
  readonly since: string;
  readonly sinceDays: number;
}

export const debtAlert = (customerId: string): string => `debt:${customerId}`;

/** The biggest debt that has grown old and was not told of lately; undefined where there is none. */
export const bigOldDebt =
  (deps: Deps) =>
  async (tx: Transaction, tenantId: string, today: string): Promise<BigOldDebt | undefined> => {
    const { alerts, debts, salesFigures } = deps;
    const lately = await salesFigures.byDay(tx, tenantId, {
      from: shifted(today, -LATELY_DAYS),
      to: shifted(today, -1),
    });
    const perDay = lately.reduce((sum, { totalVnd }) => sum + totalVnd, 0) / Math.max(1, lately.length);
    const bigVnd = Math.max(SMALLEST_VND, SHARE_OF_A_DAY * perDay);
    for (const debt of (await debts.listDebtors(tx, tenantId)).flatMap((one) => oldDebt(one, today))) {
      if (debt.owedVnd < bigVnd) continue;
      const days = { since: shifted(today, -NOT_AGAIN_WITHIN_DAYS), today };
      if (!(await alerts.wasTold(tx, tenantId, debtAlert(debt.customerId), days))) return debt;
    }
    return undefined;
  };

function oldDebt({ customer, owedVnd, oldestOn }: Debtor, today: string): BigOldDebt[] {
  const sinceDays = oldestOn === undefined ? 0 : daysBetween(oldestOn, today);
  if (oldestOn === undefined || sinceDays < OLD_DAYS) return [];
  return [{ customerId: customer.id, customer: customer.name, owedVnd, since: oldestOn, sinceDays }];
}

import type { NightDay } from "../night/night-step.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Insights } from "../ports/insights.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { adviseShop, type AdviceDeps } from "./advise-shop.ts";

/** Yesterday's is read this morning; a month of them shows what was found when, and no more. */
const KEPT_DAYS = 30;

/**
 * The night's step "advice": what the book supports now that the day is over. Debts are left out: they carry names, which
 * have to be erasable, and cost so little that the morning reads them itself, as they are then.
 */
export const keepAdviceOvernight =
  (deps: AdviceDeps & { readonly insights: Insights }) =>
  async (tx: Transaction, shop: Shop, { closed, today }: NightDay): Promise<void> => {
    const { found, ...need } = await adviseShop(deps)(tx, shop, today);
    const nameless = found.filter(({ evidence }) => evidence.finding !== "old_debts");
    await deps.insights.keepAdvice(tx, shop.tenantId, closed, { found: nameless, ...need });
    await deps.insights.forgetBefore(tx, shop.tenantId, shifted(closed, -KEPT_DAYS));
  };

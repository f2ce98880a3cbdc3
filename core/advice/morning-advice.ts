import type { Advice } from "../insights/advice/advise.ts";
import { findOldDebts } from "../insights/advice/find-old-debts.ts";
import type { NightDay } from "../night/night-step.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Insights } from "../ports/insights.ts";
import type { Log } from "../ports/log.ts";
import type { Transaction } from "../ports/transaction.ts";
import { adviseShop, type AdviceDeps } from "./advise-shop.ts";
import { openDebts } from "./open-debts.ts";

export interface MorningAdviceDeps extends AdviceDeps {
  readonly insights: Pick<Insights, "findAdvice">;
  readonly log: Log;
}

/**
 * What was found overnight, and the debts of now. Where the night was missed (the machine was off), or what is stored cannot
 * be read, it is worked out on the spot; where that fails, the morning goes without: yesterday's numbers are owed, advice is not.
 */
export const morningAdvice =
  (deps: MorningAdviceDeps) =>
  async (tx: Transaction, shop: Shop, { closed, today }: NightDay): Promise<Advice> => {
    const stored = await deps.insights.findAdvice(tx, shop.tenantId, closed);
    if (stored === undefined) return workedOut(deps)(tx, shop, today);
    const facts = { debts: await openDebts(deps)(tx, shop.tenantId) };
    return { ...stored, found: [...stored.found, ...findOldDebts({ facts, today })] };
  };

const workedOut =
  (deps: MorningAdviceDeps) =>
  async (tx: Transaction, shop: Shop, today: string): Promise<Advice> => {
    try {
      return await adviseShop(deps)(tx, shop, today);
    } catch (error) {
      deps.log.error({ err: error, tenantId: shop.tenantId }, "a morning message goes without advice");
      return { found: [] };
    }
  };

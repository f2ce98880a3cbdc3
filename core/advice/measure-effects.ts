import type { NightDay } from "../night/night-step.ts";
import type { Shop } from "../ports/accounts.ts";
import type { Transaction } from "../ports/transaction.ts";
import { canBeMeasured, daysAfterTaking, type EffectDeps, measureTakenTip } from "./measure-taken-tip.ts";

/**
 * The night's step "effects": what came of the tips whose two weeks are over. One that was measured is not measured
 * again, so that a night done twice tells the same; one that a missed night left out is measured in the next.
 */
export const measureEffects =
  (deps: EffectDeps) =>
  async (tx: Transaction, shop: Shop, { closed }: NightDay): Promise<void> => {
    for (const taken of await deps.tips.listUnmeasured(tx, shop.tenantId)) {
      if (!canBeMeasured(taken.tip) || daysAfterTaking(taken).to > closed) continue;
      const effect = await measureTakenTip(deps)(tx, shop, taken);
      await deps.tips.keepEffect(tx, shop.tenantId, taken.id, effect);
    }
  };

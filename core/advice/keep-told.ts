import type { BookDeps } from "../conversation/book-deps.ts";
import type { Recommendation } from "../insights/advice/recommendation.ts";
import type { ToldTip } from "../ports/tips.ts";
import type { Transaction } from "../ports/transaction.ts";

/** Persons' names live in tables of their own, so that a person can be erased: a tip is kept without them. */
const withoutNames = (tip: Recommendation): Recommendation =>
  tip.evidence.finding === "old_debts"
    ? { ...tip, evidence: { ...tip.evidence, debtors: [] }, action: { do: "remind_debtors", names: [] } }
    : tip;

/** Writes down what is told today, so that it is not told again and can be answered. */
export const keepTold =
  ({ tips, ids }: Pick<BookDeps, "tips" | "ids">) =>
  async (tx: Transaction, tenantId: string, told: readonly Recommendation[], today: string): Promise<ToldTip[]> => {
    const kept: ToldTip[] = [];
    for (const tip of told) {
      const id = await tips.keepTold(tx, tenantId, { id: ids.uuid(), tip: withoutNames(tip) }, today);
      kept.push({ id, tip });
    }
    return kept;
  };

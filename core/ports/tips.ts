import type { PastTip } from "../insights/advice/choose-advice.ts";
import type { SaleLine } from "../insights/advice/history/collect-history.ts";
import type { Recommendation } from "../insights/advice/recommendation.ts";
import type { Shop } from "./accounts.ts";
import type { Transaction } from "./transaction.ts";

export type TipAnswer = NonNullable<PastTip["answer"]>;

/** A tip as it was told. */
export interface ToldTip {
  readonly id: string;
  readonly tip: Recommendation;
}

/** What advice is drawn from and what became of it, for the entered tenant. */
export interface Tips {
  /**
   * What was sold on the business dates from `from` to `to` inclusive, line by line, what was taken back left out. A sale
   * entered without goods is one line whose item is "".
   */
  saleLines(tx: Transaction, shop: Shop, from: string, to: string): Promise<readonly SaleLine[]>;
  /** Told on or after a date. */
  listPast(tx: Transaction, tenantId: string, since: string): Promise<readonly PastTip[]>;
  /** Keeps what is told on a business date. A tip told twice on one date is kept once: its first id is given back. */
  keepTold(tx: Transaction, tenantId: string, told: ToldTip, toldOn: string): Promise<string>;
  /** @returns the tip that was answered; undefined where the shop was told none of that id */
  answer(tx: Transaction, tenantId: string, tipId: string, answer: TipAnswer): Promise<Recommendation | undefined>;
}

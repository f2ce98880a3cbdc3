import type { PastTip } from "../insights/advice/choose-advice.ts";
import type { SaleLine } from "../insights/advice/history/collect-history.ts";
import type { Recommendation } from "../insights/advice/recommendation.ts";
import type { TipEffect } from "../insights/advice/tip-effect.ts";
import type { Shop } from "./accounts.ts";
import type { Transaction } from "./transaction.ts";

export type TipAnswer = NonNullable<PastTip["answer"]>;

/** A tip as it was told. */
export interface ToldTip {
  readonly id: string;
  readonly tip: Recommendation;
}

/** A tip as it stands now. */
export interface PastToldTip extends ToldTip {
  /** Absent also where what was done was taken back. */
  readonly answer?: TipAnswer;
}

/** A tip that was done, and not taken back. */
export interface TakenTip extends ToldTip {
  /** Business date. */
  readonly takenOn: string;
}

/** What came of a tip. */
export interface ToldEffect extends TakenTip {
  readonly effect: TipEffect;
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
  find(tx: Transaction, tenantId: string, tipId: string): Promise<PastToldTip | undefined>;
  /** What was told on the latest day on which anything was, in the order of the telling. */
  listLast(tx: Transaction, tenantId: string): Promise<readonly ToldTip[]>;
  /** `on`: business date. `entryId`: what was entered for it, where it was done. */
  answer(
    tx: Transaction,
    tenantId: string,
    tipId: string,
    given: { readonly answer: TipAnswer; readonly on: string; readonly entryId?: string },
  ): Promise<void>;
  /** Tips that were done and of which nothing is measured yet, the oldest first. */
  listUnmeasured(tx: Transaction, tenantId: string): Promise<readonly TakenTip[]>;
  keepEffect(tx: Transaction, tenantId: string, tipId: string, effect: TipEffect): Promise<void>;
  /** What was measured last, the newest first. */
  listEffects(tx: Transaction, tenantId: string, limit: number): Promise<readonly ToldEffect[]>;
  /**
   * What was measured and not told before `today`, and takes note that it is told today: asked again on the same day, for
   * another chat of the shop, it gives the same.
   */
  takeUntoldEffects(tx: Transaction, tenantId: string, today: string): Promise<readonly ToldEffect[]>;
}

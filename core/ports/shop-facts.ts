import type { ClosedDaysEntry, CompetitorPriceEntry, DayNoteEntry, PromotionEntry } from "./entry.ts";
import type { Transaction } from "./transaction.ts";

/** What the owner told of days and of others, as far as it was not taken back. */
export interface ShopFacts {
  /** Closures that touch the days from `from` to `to` inclusive, the earliest first. */
  listClosedDays(tx: Transaction, tenantId: string, from: string, to: string): Promise<readonly ClosedDaysEntry[]>;
  /** Promotions that touch the days from `from` to `to` inclusive, the earliest first. */
  listPromotions(tx: Transaction, tenantId: string, from: string, to: string): Promise<readonly PromotionEntry[]>;
  /** Notes that touch the days from `from` to `to` inclusive, the earliest first. */
  listDayNotes(tx: Transaction, tenantId: string, from: string, to: string): Promise<readonly DayNoteEntry[]>;
  /** Told from business date `from` on, the newest first. */
  listCompetitorPrices(tx: Transaction, tenantId: string, from: string): Promise<readonly CompetitorPriceEntry[]>;
}

import type { Advice } from "../insights/advice/advise.ts";
import type { Transaction } from "./transaction.ts";

/** What was worked out overnight, for the entered tenant, by the business day that was over. Names nobody. */
export interface Insights {
  /** Keeps the advice that the book supported when the day was over; what was kept of that day before is replaced. */
  keepAdvice(tx: Transaction, tenantId: string, businessDate: string, advice: Advice): Promise<void>;
  /** Undefined where nothing was kept of that day, or what was kept is of a form that this program does not know. */
  findAdvice(tx: Transaction, tenantId: string, businessDate: string): Promise<Advice | undefined>;
  /** Forgets what is of days before. */
  forgetBefore(tx: Transaction, tenantId: string, businessDate: string): Promise<void>;
}

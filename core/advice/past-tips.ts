import type { PastTip } from "../insights/advice/choose-advice.ts";
import type { Tips } from "../ports/tips.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";

/** The time that an answer is remembered for. */
const PAST_DAYS = 182;

/** What the shop was told, and what it said to it. */
export const pastTips =
  ({ tips }: { readonly tips: Pick<Tips, "listPast"> }) =>
  (tx: Transaction, tenantId: string, today: string): Promise<readonly PastTip[]> =>
    tips.listPast(tx, tenantId, shifted(today, -PAST_DAYS));

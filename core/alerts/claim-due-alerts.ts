import { differenceInMinutes } from "date-fns";

import type { DigestRun, Digests } from "../ports/digests.ts";
import type { Transactions } from "../ports/transaction.ts";
import { businessDate } from "../sales/business-date.ts";
import { nextAlertAt } from "./alert-time.ts";

const CLAIM_LIMIT = 500;
/** Told in the evening it is of no use, and at night it wakes people. */
export const LATEST_ALERT_MINUTES = 180;

interface Deps {
  readonly digests: Digests;
  readonly transactions: Transactions;
}

/** Takes the chats whose afternoon look is due and puts a run in for each, as `claimDueDigests` does for the morning. */
export const claimDueAlerts =
  ({ digests, transactions }: Deps) =>
  (now: Date): Promise<{ readonly runs: readonly DigestRun[]; readonly mayHaveMore: boolean }> =>
    transactions.run(async (tx) => {
      const due = await digests.claimDueAlerts(tx, now, CLAIM_LIMIT);
      const runs: DigestRun[] = [];
      for (const { dueAt, ...schedule } of due) {
        await digests.setNextAlert(tx, schedule, nextAlertAt(schedule, now));
        if (differenceInMinutes(now, dueAt) > LATEST_ALERT_MINUTES) continue;
        const { tenantId, chatId } = schedule;
        const run = { kind: "alert" as const, tenantId, chatId, businessDate: businessDate(dueAt, schedule), dueAt };
        if (await digests.addRun(tx, run)) runs.push(run);
      }
      return { runs, mayHaveMore: due.length === CLAIM_LIMIT };
    });

import { subDays } from "date-fns";

import type { DigestRun, Digests, DigestSchedule } from "../ports/digests.ts";
import type { Transactions } from "../ports/transaction.ts";
import { businessDate } from "../sales/business-date.ts";
import { nextDigestAt } from "./next-digest-at.ts";

/** Rows locked at a time: enough for a thousand shops a tick, few enough to be over in a blink. */
const CLAIM_LIMIT = 500;

interface Deps {
  readonly digests: Digests;
  readonly transactions: Transactions;
}

/**
 * Takes the schedules that are due, puts one run in for each and sets their next time, in one transaction: however
 * many processes tick, and wherever one dies, each day is told once.
 *
 * @returns the runs that were put in; as many as the limit means that more may be due
 */
export const claimDueDigests =
  ({ digests, transactions }: Deps) =>
  (now: Date): Promise<{ readonly runs: readonly DigestRun[]; readonly mayHaveMore: boolean }> =>
    transactions.run(async (tx) => {
      const due = await digests.claimDue(tx, now, CLAIM_LIMIT);
      const runs: DigestRun[] = [];
      for (const { dueAt: firstDueAt, ...schedule } of due) {
        const { tenantId, chatId } = schedule;
        const dueAt = latestDue(schedule, firstDueAt, now);
        const run = {
          kind: "morning" as const,
          tenantId,
          chatId,
          businessDate: businessDate(subDays(dueAt, 1), schedule),
          dueAt,
        };
        if (await digests.addRun(tx, run)) runs.push(run);
        await digests.save(tx, schedule, nextDigestAt(schedule, now));
      }
      return { runs, mayHaveMore: due.length === CLAIM_LIMIT };
    });

/** After an outage of days only the last morning counts: nobody wants a week of them at once. */
function latestDue(schedule: DigestSchedule, firstDueAt: Date, now: Date): Date {
  let dueAt = firstDueAt;
  for (let next = nextDigestAt(schedule, dueAt); next !== undefined && next <= now;) {
    dueAt = next;
    next = nextDigestAt(schedule, dueAt);
  }
  return dueAt;
}

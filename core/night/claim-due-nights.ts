import { subDays } from "date-fns";

import type { NightRun, Nights, NightSchedule } from "../ports/nights.ts";
import type { Transactions } from "../ports/transaction.ts";
import { businessDate } from "../sales/business-date.ts";
import { nextNightAt } from "./next-night-at.ts";
import { NIGHT_STEPS } from "./night-step.ts";

interface Deps {
  readonly nights: Nights;
  readonly transactions: Transactions;
}

/**
 * Takes up to `limit` shops whose day is over, puts their runs in and sets their next times, in one transaction: however many
 * processes tick, and wherever one dies, each night of a shop is put in once. After an outage only the last night counts.
 */
export const claimDueNights =
  ({ nights, transactions }: Deps) =>
  (now: Date, limit: number): Promise<readonly NightRun[]> =>
    transactions.run(async (tx) => {
      const due = await nights.claimDue(tx, now, limit);
      if (due.length === 0) return [];
      const next = due.map((schedule) => ({ tenantId: schedule.tenantId, nextAt: nextNightAt(schedule, now) }));
      await nights.setNext(tx, next);
      const runs = due.map((schedule) => ({ tenantId: schedule.tenantId, businessDate: closedDay(schedule, now) }));
      return nights.addRuns(tx, runs, NIGHT_STEPS);
    });

/** The last business day that was over. */
const closedDay = (schedule: NightSchedule, now: Date): string => businessDate(subDays(now, 1), schedule);

import type { NightSchedule, Nights } from "../ports/nights.ts";
import type { Transaction } from "../ports/transaction.ts";
import { nextNightAt } from "./next-night-at.ts";

/** Says when the shop's next day is over: for a new shop, and again whenever its zone or its cut-off changes. */
export const scheduleNight =
  ({ nights }: { readonly nights: Pick<Nights, "save"> }) =>
  (tx: Transaction, { tenantId, timeZone, dayCutoffMinutes }: NightSchedule, now: Date): Promise<void> => {
    const schedule = { tenantId, timeZone, dayCutoffMinutes };
    return nights.save(tx, schedule, nextNightAt(schedule, now));
  };

import type { Accounts } from "../ports/accounts.ts";
import type { Book } from "../ports/book.ts";
import type { Log } from "../ports/log.ts";
import type { Meter } from "../ports/meter.ts";
import type { NightRun, Nights } from "../ports/nights.ts";
import type { Transaction, Transactions } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { failureCode } from "./failure-code.ts";
import { NIGHT_STEPS, type NightStep, type NightWork } from "./night-step.ts";

/** A shop that wrote nothing for so long is asleep; it costs one look a night. */
const ACTIVE_DAYS = 30;
const MAX_ATTEMPTS = 3;

interface Deps {
  readonly accounts: Pick<Accounts, "getShop">;
  readonly book: Pick<Book, "hasEntriesSince">;
  readonly nights: Nights;
  readonly transactions: Transactions;
  readonly work: NightWork;
  readonly meter?: Meter;
  readonly log: Log;
}

/**
 * Does what is to be done for a shop when its day is over, a transaction a step. It never throws for what is wrong with one
 * shop: that is noted, and tried again later; the other steps, and the other shops, go on.
 */
export const workNight =
  (deps: Deps) =>
  async (run: NightRun): Promise<void> => {
    if (await isAsleep(deps)(run)) return;
    for (const step of NIGHT_STEPS) await workStep(deps)(run, step);
  };

const isAsleep =
  ({ book, nights, transactions }: Deps) =>
  (run: NightRun): Promise<boolean> =>
    transactions.run(async (tx) => {
      await transactions.enterTenant(tx, run.tenantId);
      const since = shifted(run.businessDate, -ACTIVE_DAYS);
      if (await book.hasEntriesSince(tx, run.tenantId, since)) return false;
      await nights.passOver(tx, run);
      return true;
    });

const workStep =
  (deps: Deps) =>
  async (run: NightRun, step: NightStep): Promise<void> => {
    try {
      const isDone = await deps.transactions.run((tx) => doStep(deps)(tx, run, step));
      if (isDone) deps.meter?.workedAtNight(step, "done");
    } catch (error) {
      const errorCode = failureCode(error);
      const fate = await deps.transactions.run((tx) =>
        deps.nights.failStep(tx, run, step, { errorCode, maxAttempts: MAX_ATTEMPTS }),
      );
      deps.meter?.workedAtNight(step, fate);
      deps.log.error({ err: error, tenantId: run.tenantId, step, fate }, "a step of a shop's night failed");
    }
  };

const doStep =
  ({ accounts, nights, transactions, work }: Deps) =>
  async (tx: Transaction, run: NightRun, step: NightStep): Promise<boolean> => {
    if (!(await nights.claimStep(tx, run, step))) return false;
    await transactions.enterTenant(tx, run.tenantId);
    const shop = await accounts.getShop(tx, run.tenantId);
    await work[step](tx, shop, { closed: run.businessDate, today: shifted(run.businessDate, 1) });
    await nights.finishStep(tx, run, step);
    return true;
  };

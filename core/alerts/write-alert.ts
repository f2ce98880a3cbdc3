import { differenceInMinutes } from "date-fns";

import type { Outcome } from "../conversation/outcome.ts";
import { mayBeTold, voiceFor } from "../digest/write-digest.ts";
import type { ForecastDeps } from "../forecasts/forecast-deps.ts";
import type { Accounts, Shop } from "../ports/accounts.ts";
import type { Alerts } from "../ports/alerts.ts";
import type { Debts } from "../ports/debts.ts";
import type { DeliveryBell } from "../ports/delivery-bell.ts";
import type { DigestRun, Digests } from "../ports/digests.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Presenter } from "../ports/presenter.ts";
import type { Transaction, Transactions } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { bigOldDebt, debtAlert } from "./big-old-debt.ts";
import { LATEST_ALERT_MINUTES } from "./claim-due-alerts.ts";
import { salesSoFar } from "./sales-so-far.ts";

export interface AlertDeps extends ForecastDeps {
  readonly accounts: Accounts;
  readonly alerts: Alerts;
  readonly debts: Debts;
  readonly digests: Digests;
  readonly outbox: Outbox;
  readonly presenter: Presenter;
  readonly transactions: Transactions;
  readonly bell: DeliveryBell;
}

const SALES = "sales";
/** A shop that has a bad week knows it after the first day. */
const SALES_NOT_AGAIN_WITHIN_DAYS = 3;

/**
 * Looks whether something of the day cannot wait for the morning, and writes it into the chat's outbox: one thing at
 * most, mostly none.
 * @returns false where it could not be done now, because somebody is writing in the chat
 */
export const writeAlert =
  (deps: AlertDeps) =>
  async (run: DigestRun, now: Date): Promise<boolean> => {
    const chat = await deps.transactions.run(async (tx) => {
      const address = await deps.digests.claimRun(tx, run);
      if (address === undefined) return undefined;
      const isLate = differenceInMinutes(now, run.dueAt) > LATEST_ALERT_MINUTES;
      const isWritten = !isLate && (await putAlert(deps)(tx, run, now));
      await deps.digests.finishRun(tx, run, isLate ? "late" : isWritten ? "written" : "quiet");
      return { address, isWritten };
    });
    if (chat?.isWritten) deps.bell.ring(chat.address, run.chatId);
    return chat !== undefined;
  };

const putAlert =
  (deps: AlertDeps) =>
  async (tx: Transaction, { tenantId, chatId, businessDate: today }: DigestRun, now: Date): Promise<boolean> => {
    await deps.transactions.enterTenant(tx, tenantId);
    const schedule = await deps.digests.find(tx, tenantId, chatId);
    if (schedule?.alerts !== true || !(await mayBeTold(deps)(tx, schedule))) return false;
    const shop = await deps.accounts.getShop(tx, tenantId);
    const outcome = await alertOf(deps)(tx, shop, today);
    if (outcome === undefined) return false;
    const voice = await voiceFor(deps)(tx, shop, schedule, now);
    await deps.outbox.put(tx, {
      chatId,
      tenantId,
      kind: "push",
      key: `alert:${tenantId}:${chatId}:${today}`,
      message: deps.presenter.present([outcome], voice),
    });
    return true;
  };

/** The day's sales before a debt: a debt is as old tomorrow. */
const alertOf =
  (deps: AlertDeps) =>
  async (tx: Transaction, shop: Shop, today: string): Promise<Outcome | undefined> => {
    const { alerts } = deps;
    const { tenantId } = shop;
    const recently = { since: shifted(today, -SALES_NOT_AGAIN_WITHIN_DAYS), today };
    if (!(await alerts.wasTold(tx, tenantId, SALES, recently))) {
      const sales = await salesSoFar(deps)(tx, shop, today);
      if (sales !== undefined) {
        await alerts.keepTold(tx, tenantId, SALES, today);
        return { kind: "alert_sales", sales };
      }
    }
    const debt = await bigOldDebt(deps)(tx, tenantId, today);
    if (debt === undefined) return undefined;
    await alerts.keepTold(tx, tenantId, debtAlert(debt.customerId), today);
    return { kind: "alert_debt", debt };
  };

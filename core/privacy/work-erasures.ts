import { addDays, subHours } from "date-fns";

import { chatKey } from "../ports/chat-key.ts";
import type { DeliveryBell } from "../ports/delivery-bell.ts";
import type { InboundEvents } from "../ports/inbound-events.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Presenter } from "../ports/presenter.ts";
import type { Erasure, ErasureChat, Erasures } from "../ports/privacy.ts";
import type { Transaction, Transactions } from "../ports/transaction.ts";

const AT_ONCE = 100;
/** Whoever was reminded has a night to take it back, also where the machine was off until now. */
const AFTER_REMINDER_HOURS = 20;

export interface ErasureDeps {
  readonly erasures: Erasures;
  readonly inboundEvents: Pick<InboundEvents, "claimOldest">;
  readonly transactions: Transactions;
  readonly outbox: Outbox;
  readonly presenter: Presenter;
  readonly bell: DeliveryBell;
}

/**
 * Reminds of erasures the day before, and does those that are due. Each is a transaction of its own: after a kill the next
 * run goes on with those that are left. @returns how many were reminded of or done
 */
export const workErasures =
  (deps: ErasureDeps) =>
  async (now: Date): Promise<number> => {
    let worked = 0;
    for (const erasure of await deps.erasures.listUnreminded(addDays(now, 1), AT_ONCE)) {
      worked += (await remind(deps)(erasure, now)) ? 1 : 0;
    }
    for (const { id } of await deps.erasures.listDue(now, subHours(now, AFTER_REMINDER_HOURS), AT_ONCE)) {
      worked += (await deps.erasures.erase(id, now)) === "done" ? 1 : 0;
    }
    return worked;
  };

const remind =
  (deps: ErasureDeps) =>
  async (erasure: Erasure, now: Date): Promise<boolean> => {
    const told = await deps.transactions.run((tx) => putReminders(deps)(tx, erasure, now));
    for (const chat of told ?? []) deps.bell.ring(chat, chat.id);
    return told !== undefined;
  };

/** In every chat of the person's, or in none yet where somebody writes in one of them: then the next run tells. */
const putReminders =
  ({ erasures, inboundEvents, outbox, presenter }: ErasureDeps) =>
  async (tx: Transaction, { id, dueAt }: Erasure, now: Date): Promise<readonly ErasureChat[] | undefined> => {
    const whom = await erasures.lookForReminder(tx, id);
    if (whom === undefined) return undefined;
    for (const chat of whom.chats) {
      if ((await inboundEvents.claimOldest(tx, chatKey(chat))).kind === "busy") return undefined;
    }
    const voice = { language: whom.language ?? ("vi" as const), today: now.toISOString().slice(0, 10) };
    const message = presenter.present([{ kind: "erasure_reminded", dueAt }], voice);
    for (const chat of whom.chats) {
      await outbox.put(tx, { chatId: chat.id, kind: "push", key: `erasure:${id}:${chat.id}`, message });
    }
    await erasures.markReminded(tx, id, now);
    return whom.chats;
  };

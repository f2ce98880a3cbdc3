import { addDays } from "date-fns";

import { defaultDigest } from "../digest/digest-settings.ts";
import { nextDigestAt } from "../digest/next-digest-at.ts";
import { scheduleNight } from "../night/schedule-night.ts";
import { businessDate } from "../sales/business-date.ts";
import type { Accounts, Language, Shop } from "../ports/accounts.ts";
import type { Digests } from "../ports/digests.ts";
import type { IdSource } from "../ports/id-source.ts";
import type { Nights } from "../ports/nights.ts";
import type { Transaction, Transactions } from "../ports/transaction.ts";

const TRIAL_DAYS = 30;
const DEFAULT_TIME_ZONE = "Asia/Ho_Chi_Minh";
/** 04:00: a stall that closes at two in the morning still counts the evening as one day. */
const DEFAULT_DAY_CUTOFF_MINUTES = 240;

interface Deps {
  readonly accounts: Accounts;
  readonly digests: Digests;
  readonly nights: Pick<Nights, "save">;
  readonly transactions: Transactions;
  readonly ids: IdSource;
}

/**
 * Opens a shop for a stranger, with one place and the stranger as its owner: the book is there before any
 * question about the shop is.
 */
export const openShop =
  (deps: Deps) =>
  async (tx: Transaction, who: { chatId: string; personId: string; now: Date; language: Language }): Promise<Shop> => {
    const { accounts, digests, transactions, ids } = deps;
    const shop: Shop = {
      tenantId: ids.uuid(),
      language: who.language,
      timeZone: DEFAULT_TIME_ZONE,
      dayCutoffMinutes: DEFAULT_DAY_CUTOFF_MINUTES,
    };
    await transactions.enterTenant(tx, shop.tenantId);
    await accounts.openShop(tx, {
      shop,
      locationId: ids.uuid(),
      ownerId: who.personId,
      chatId: who.chatId,
      trialEndsOn: businessDate(addDays(who.now, TRIAL_DAYS), shop),
    });
    const digest = defaultDigest(shop, who.chatId, who.personId);
    await digests.save(tx, digest, nextDigestAt(digest, who.now));
    await scheduleNight(deps)(tx, shop, who.now);
    return shop;
  };

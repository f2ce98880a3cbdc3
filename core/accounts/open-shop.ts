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

interface Opening {
  readonly chatId: string;
  readonly personId: string;
  readonly now: Date;
  readonly language: Language;
  readonly name?: string;
  /** The zone of the person's other shop. */
  readonly timeZone?: string;
}

/**
 * Opens a shop with one place and the person as its owner, and makes it active in the chat: the book is there before
 * any question about the shop is. The transaction is in its tenant afterwards.
 */
export const openShop =
  (deps: Deps) =>
  async (tx: Transaction, { chatId, personId, now, language, name, timeZone }: Opening): Promise<Shop> => {
    const { accounts, digests, transactions, ids } = deps;
    const days = { timeZone: timeZone ?? DEFAULT_TIME_ZONE, dayCutoffMinutes: DEFAULT_DAY_CUTOFF_MINUTES };
    const shop: Shop = {
      tenantId: ids.uuid(),
      ...(name !== undefined && { name }),
      language,
      ...days,
      places: [{ id: ids.uuid() }],
      closedPlaces: [],
      trialEndsOn: businessDate(addDays(now, TRIAL_DAYS), days),
    };
    await transactions.enterTenant(tx, shop.tenantId);
    await accounts.openShop(tx, { shop, ownerId: personId, chatId });
    const digest = defaultDigest(shop, chatId, personId);
    await digests.save(tx, digest, nextDigestAt(digest, now));
    await scheduleNight(deps)(tx, shop, now);
    return shop;
  };

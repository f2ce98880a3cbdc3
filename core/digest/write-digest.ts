import { differenceInMinutes, formatISO, parseISO, subDays } from "date-fns";

import type { Accounts, Shop } from "../ports/accounts.ts";
import type { DeliveryBell } from "../ports/delivery-bell.ts";
import type { DigestRun, Digests } from "../ports/digests.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Presenter } from "../ports/presenter.ts";
import type { Transaction, Transactions } from "../ports/transaction.ts";
import { businessDate } from "../sales/business-date.ts";
import { keepTold } from "../advice/keep-told.ts";
import { morningAdvice, type MorningAdviceDeps } from "../advice/morning-advice.ts";
import { pastTips } from "../advice/past-tips.ts";
import type { NightDay } from "../night/night-step.ts";
import { chooseAdvice } from "../insights/advice/choose-advice.ts";
import type { ToldTip } from "../ports/tips.ts";
import type { Outcome } from "../conversation/outcome.ts";
import { type OutlookDeps, todayOutlook, unusualDay } from "./day-outlook.ts";
import { askEmptyDay, type EmptyDayDeps } from "./ask-empty-day.ts";
import { askDueExpense, type DueDeps } from "./ask-due-expense.ts";

/** A morning message that comes in the afternoon is noise. */
const LATEST_MINUTES = 300;
const TOP_ITEMS = 3;
/** Beyond this a row of days is told as "more than": nobody counts further, and the query stays short. */
const LONGEST_STREAK_DAYS = 60;

export interface DigestDeps extends MorningAdviceDeps, DueDeps, OutlookDeps, EmptyDayDeps {
  readonly accounts: Accounts;
  readonly digests: Digests;
  readonly outbox: Outbox;
  readonly presenter: Presenter;
  readonly transactions: Transactions;
  readonly bell: DeliveryBell;
}

/**
 * Writes one digest into its chat's outbox, once.
 * @returns false where it could not be done now, because somebody is writing in the chat
 */
export const writeDigest =
  (deps: DigestDeps) =>
  async (run: DigestRun, now: Date): Promise<boolean> => {
    const chat = await deps.transactions.run(async (tx) => {
      const address = await deps.digests.claimRun(tx, run);
      if (address === undefined) return undefined;
      const isLate = differenceInMinutes(now, run.dueAt) > LATEST_MINUTES;
      if (!isLate) await putDigest(deps)(tx, run, now);
      await deps.digests.finishRun(tx, run, isLate ? "late" : "written");
      return address;
    });
    if (chat !== undefined) deps.bell.ring(chat, run.chatId);
    return chat !== undefined;
  };

const putDigest =
  (deps: DigestDeps) =>
  async (tx: Transaction, { tenantId, chatId, businessDate: date }: DigestRun, now: Date): Promise<void> => {
    await deps.transactions.enterTenant(tx, tenantId);
    const schedule = await deps.digests.find(tx, tenantId, chatId);
    // Switched off since it was claimed.
    if (schedule?.enabled !== true) return;
    const shop = await deps.accounts.getShop(tx, tenantId);
    const language = (await deps.accounts.languageOf(tx, schedule.personId)) ?? shop.language;
    const voice = {
      language,
      today: businessDate(now, schedule),
      ...(shop.name !== undefined && { shopName: shop.name }),
    };
    const digest = await digestOf(deps)(tx, shop, { closed: date, today: voice.today }, now);
    const due = await askDueExpense(deps)(tx, schedule, now, voice.today);
    const empty = await askEmptyDay(deps)(tx, schedule, now, date);
    await deps.outbox.put(tx, {
      chatId,
      tenantId,
      kind: "push",
      key: `digest:${tenantId}:${chatId}:${date}`,
      message: deps.presenter.present([digest, ...due, ...empty], voice),
    });
  };

const digestOf =
  (deps: DigestDeps) =>
  async (tx: Transaction, shop: Shop, day: NightDay, now: Date): Promise<Outcome> => {
    const { book } = deps;
    const { closed: date, today } = day;
    const { tenantId } = shop;
    const sales = await book.sumSales(tx, tenantId, date, date);
    const weekBefore = dayBefore(date, 7);
    const unusual = await unusualDay(deps)(tx, shop, { date, sales, now });
    const expected = await todayOutlook(deps)(tx, shop, today);
    return {
      kind: "digest",
      date,
      sales,
      weekBefore: { date: weekBefore, sales: await book.sumSales(tx, tenantId, weekBefore, weekBefore) },
      topItems: await book.topItems(tx, tenantId, { from: date, to: date, limit: TOP_ITEMS }),
      streakDays: await book.streakDays(tx, tenantId, date, LONGEST_STREAK_DAYS),
      ...(unusual && { unusual }),
      ...(expected && { today: { ...expected, date: today } }),
      tips: await tipsFor(deps)(tx, shop, day),
    };
  };

/** What is worth telling this morning, written down as told. */
const tipsFor =
  (deps: DigestDeps) =>
  async (tx: Transaction, shop: Shop, day: NightDay): Promise<ToldTip[]> => {
    const { found } = await morningAdvice(deps)(tx, shop, day);
    const { today } = day;
    const past = await pastTips(deps)(tx, shop.tenantId, today);
    return keepTold(deps)(tx, shop.tenantId, chooseAdvice(found, past, today).told, today);
  };

const dayBefore = (date: string, days: number): string =>
  formatISO(subDays(parseISO(date), days), { representation: "date" });

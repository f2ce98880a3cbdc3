import { differenceInMinutes } from "date-fns";

import { may } from "../accounts/permissions.ts";
import type { MorningAdviceDeps } from "../advice/morning-advice.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Accounts, Shop } from "../ports/accounts.ts";
import type { DeliveryBell } from "../ports/delivery-bell.ts";
import type { DigestRun, Digests, DigestSchedule } from "../ports/digests.ts";
import type { Outbox } from "../ports/outbox.ts";
import type { Presenter, Voice } from "../ports/presenter.ts";
import type { Transaction, Transactions } from "../ports/transaction.ts";
import { businessDate } from "../sales/business-date.ts";
import { askDueExpense, type DueDeps } from "./ask-due-expense.ts";
import { askEmptyDay, type EmptyDayDeps } from "./ask-empty-day.ts";
import { type Digest, type FactsDeps, gatherDigest } from "./gather-digest.ts";
import { tellTips } from "./tell-tips.ts";

/** A morning message that comes in the afternoon is noise. */
const LATEST_MINUTES = 300;
/** It is read at a glance. */
const LONGEST = 900;
const BETWEEN = "\n\n".length;

export interface DigestDeps extends MorningAdviceDeps, DueDeps, FactsDeps, EmptyDayDeps {
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
    if (schedule?.enabled !== true || !(await mayBeTold(deps)(tx, schedule))) return;
    const shop = await deps.accounts.getShop(tx, tenantId);
    const voice = await voiceFor(deps)(tx, shop, schedule, now);
    const due = await askDueExpense(deps)(tx, schedule, now, voice.today);
    const questions = [...due, ...(await askEmptyDay(deps)(tx, schedule, now, date))];
    const digest = await digestOf(deps)(tx, shop, { schedule, date, now, voice, questions });
    await deps.outbox.put(tx, {
      chatId,
      tenantId,
      kind: "push",
      key: `digest:${tenantId}:${chatId}:${date}`,
      message: deps.presenter.present([digest, ...questions], voice),
    });
  };

/** Whose part in the shop has changed since is told its figures no longer. */
export const mayBeTold =
  ({ accounts }: { readonly accounts: Pick<Accounts, "findMembership"> }) =>
  async (tx: Transaction, { tenantId, personId }: DigestSchedule): Promise<boolean> => {
    const membership = await accounts.findMembership(tx, tenantId, personId);
    return membership !== undefined && may(membership.role, "morningMessage");
  };

export const voiceFor =
  ({ accounts }: { readonly accounts: Pick<Accounts, "languageOf"> }) =>
  async (tx: Transaction, shop: Shop, schedule: DigestSchedule, now: Date): Promise<Voice> => ({
    language: (await accounts.languageOf(tx, schedule.personId)) ?? shop.language,
    today: businessDate(now, schedule),
    ...(shop.name !== undefined && { shopName: shop.name }),
  });

interface Morning {
  readonly schedule: DigestSchedule;
  readonly date: string;
  readonly now: Date;
  readonly voice: Voice;
  /** What is asked beside it. */
  readonly questions: readonly Outcome[];
}

const digestOf =
  (deps: DigestDeps) =>
  async (tx: Transaction, shop: Shop, { schedule, date, now, voice, questions }: Morning): Promise<Digest> => {
    const day = { closed: date, today: voice.today };
    const facts = await gatherDigest(deps)(tx, shop, day, { schedule, now });
    // The shop's name and what is asked stand in the message too.
    const longest = LONGEST - BETWEEN - deps.presenter.present(questions, voice).text.length;
    // A message asks for one answer: where a question waits, tips come another morning.
    const tips =
      schedule.tips && questions.length === 0
        ? await tellTips(deps)(tx, shop, day, { facts, voice, longest, whole: LONGEST })
        : [];
    const isAsked = questions.some((one) => one.kind === "question_asked" && one.question.about === "empty_day");
    return { ...facts, tips, longest, ...(isAsked && { isAsked }) };
  };

import type { Outcome } from "../conversation/outcome.ts";
import type { NightDay } from "../night/night-step.ts";
import type { Shop } from "../ports/accounts.ts";
import type { DigestSchedule } from "../ports/digests.ts";
import type { Spending } from "../ports/spending.ts";
import type { Tips } from "../ports/tips.ts";
import type { Transaction } from "../ports/transaction.ts";
import { shifted } from "../reports/asked-days.ts";
import { type OutlookDeps, todayOutlook, unusualDay } from "./day-outlook.ts";
import { pastPeriods } from "./past-periods.ts";

export interface FactsDeps extends OutlookDeps {
  readonly spending: Spending;
  readonly tips: Tips;
}

export type Digest = Extract<Outcome, { kind: "digest" }>;
/** All of a digest but what depends on the room that is left. */
export type DigestFacts = Omit<Digest, "tips" | "longest">;

const TOP_ITEMS = 3;
/** Beyond this nobody counts further, and the query stays short. */
const LONGEST_STREAK_DAYS = 101;

/** What a morning message tells of a closed day and of the one that has begun. */
export const gatherDigest =
  (deps: FactsDeps) =>
  async (
    tx: Transaction,
    shop: Shop,
    { closed: date, today }: NightDay,
    { schedule, now }: { readonly schedule: DigestSchedule; readonly now: Date },
  ): Promise<DigestFacts> => {
    const { book, salesFigures } = deps;
    const { tenantId } = shop;
    const sales = await book.sumSales(tx, tenantId, date, date);
    const weekBefore = shifted(date, -7);
    const unusual = await unusualDay(deps)(tx, shop, { date, sales, now });
    const expected = await todayOutlook(deps)(tx, shop, today);
    const asking = { tx, now, writer: { shop } };
    return {
      kind: "digest",
      form: schedule.form,
      date,
      sales,
      places: shop.places.length > 1 ? await salesFigures.byLocation(tx, tenantId, { from: date, to: date }) : [],
      weekBefore: { date: weekBefore, sales: await book.sumSales(tx, tenantId, weekBefore, weekBefore) },
      topItems: await book.topItems(tx, tenantId, { from: date, to: date, limit: TOP_ITEMS }),
      streakDays: await book.streakDays(tx, tenantId, date, LONGEST_STREAK_DAYS),
      ...(unusual && { unusual }),
      periods: await pastPeriods(deps)(asking, today, schedule),
      ...(expected && { today: { ...expected, date: today } }),
      effects: await deps.tips.takeUntoldEffects(tx, tenantId, today),
    };
  };

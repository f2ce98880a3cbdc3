import { z } from "zod";

import type { Advice } from "../../core/insights/advice/advise.ts";
import {
  ADVICE_KINDS,
  type AdviceAction,
  type Evidence,
  type FollowUp,
  type Recommendation,
} from "../../core/insights/advice/recommendation.ts";

/**
 * Raised when what is stored changes its form or its meaning. Rows of another version are not read: what they told is worked
 * out anew, so that no form of the past has to be understood.
 */
const VERSION = 1;

const number = z.number();
const text = z.string();
const interval = z.object({ lower: number, upper: number });
const period = z.object({ from: text, to: text });
const mayHave = <T extends z.ZodType>(type: T) => type.exactOptional();

const evidence = z.discriminatedUnion("finding", [
  z.object({
    finding: z.literal("price_response"),
    currentPriceVnd: number,
    suggestedPriceVnd: number,
    triedPricesVnd: z.array(number),
    priceChanges: number,
    daysAtLowerPrices: number,
    daysAtHigherPrices: number,
    elasticity: number,
    elasticityInterval: interval,
    quantityRatio: interval,
    quantityPerDay: number,
    unitCostVnd: mayHave(number),
    paysBelowCostVnd: mayHave(number),
    rivalPriceVnd: mayHave(number),
  }),
  z.object({
    finding: z.literal("below_cost"),
    currentPriceVnd: number,
    suggestedPriceVnd: number,
    unitCostVnd: number,
    quantityPerDay: number,
  }),
  z.object({
    finding: z.literal("rival_price"),
    currentPriceVnd: number,
    suggestedPriceVnd: number,
    rivalPriceVnd: number,
    rivalCount: number,
    lastHeardOn: text,
  }),
  z.object({
    finding: z.literal("left_over"),
    daysCounted: number,
    daysWithLeftover: number,
    preparedPerDay: number,
    leftPerDay: number,
    leftPerDayInterval: interval,
    suggestedQuantity: number,
    unitCostVnd: mayHave(number),
  }),
  z.object({
    finding: z.literal("marked_down"),
    days: number,
    openDays: number,
    markedPerDay: number,
    markedPerDayInterval: interval,
    soldPerDay: number,
    usualPriceVnd: number,
    markedPriceVnd: number,
    suggestedQuantity: interval,
    forgoneVndPerDay: number,
  }),
  z.object({
    finding: z.literal("fading"),
    perDayBefore: number,
    perDayNow: number,
    recentDays: number,
    ratio: number,
    ratioInterval: interval,
    suggestedQuantity: number,
  }),
  z.object({
    finding: z.literal("sold_out"),
    quantity: number,
    days: number,
    openDays: number,
    minutesEarly: number,
  }),
  z.object({
    finding: z.literal("quiet_hours"),
    fromHour: number,
    toHour: number,
    openFromHour: number,
    openToHour: number,
    days: number,
    ticketsPerHour: number,
    ticketsPerHourInterval: interval,
    usualTicketsPerHour: number,
    ratio: number,
    ratioInterval: interval,
    revenuePerDayVnd: number,
  }),
  z.object({
    finding: z.literal("pair"),
    baskets: number,
    withFirst: number,
    withSecond: number,
    together: number,
    expectedTogether: number,
    support: number,
    confidence: number,
    lift: number,
    liftInterval: interval,
    pValue: number,
    qValue: number,
  }),
  z.object({
    finding: z.literal("unusual_day"),
    date: text,
    revenueVnd: number,
    usualRevenueVnd: number,
    usualInterval: interval,
    likelyReason: mayHave(text),
  }),
  z.object({
    finding: z.literal("old_debts"),
    debtors: z.array(z.object({ name: text, amountVnd: number, sinceDays: number })),
    totalVnd: number,
    olderThanDays: number,
  }),
  z.object({
    finding: z.literal("slow_item"),
    days: number,
    sold: number,
    perWeekInterval: interval,
    revenueVnd: number,
  }),
  z.object({
    finding: z.literal("tax_threshold"),
    year: number,
    thresholdVnd: number,
    revenueSoFarVnd: number,
    perDayVnd: number,
    crossesBetween: period,
  }),
]) satisfies z.ZodType<Evidence>;

const action = z.discriminatedUnion("do", [
  z.object({ do: z.literal("set_price"), item: text, priceVnd: number, backToVnd: number }),
  z.object({ do: z.literal("prepare"), item: text, quantity: interval }),
  z.object({ do: z.literal("promote_hours"), fromHour: number, toHour: number, percentOff: number }),
  z.object({ do: z.literal("offer_with"), item: text, offered: text }),
  z.object({ do: z.literal("note_reason"), date: text }),
  z.object({ do: z.literal("remind_debtors"), names: z.array(text) }),
  z.object({ do: z.literal("hide_item"), item: text }),
  z.object({ do: z.literal("prepare_tax") }),
]) satisfies z.ZodType<AdviceAction>;

const followUp = z.object({
  afterDays: number,
  measure: z.enum(["item_revenue", "item_leftover", "hours_revenue", "together", "debts_paid", "none"]),
}) satisfies z.ZodType<FollowUp>;

const recommendation = z.object({
  kind: z.enum(ADVICE_KINDS),
  key: text,
  items: z.array(text),
  period,
  evidence,
  recordCount: number,
  confidence: number,
  action,
  worthVnd: mayHave(interval),
  expectedVnd: number,
  followUp,
}) satisfies z.ZodType<Recommendation>;

const need = z.object({ days: number, records: number, daysNeeded: number, recordsNeeded: number });

const storedAdvice = z.object({
  version: z.literal(VERSION),
  advice: z.object({ found: z.array(recommendation), need: mayHave(need) }),
});

export const toStoredAdvice = (advice: Advice): z.infer<typeof storedAdvice> =>
  storedAdvice.parse({ version: VERSION, advice });

/** Undefined for what is of another version, or damaged. */
export const readStoredAdvice = (content: unknown): Advice | undefined => storedAdvice.safeParse(content).data?.advice;

import type { Interval } from "../statistics/poisson-interval.ts";

export const ADVICE_KINDS = [
  "pricing",
  "inventory",
  "promotion",
  "cross_selling",
  "unusual_day",
  "old_debts",
  "menu_clean_up",
  "tax_threshold",
] as const;
export type AdviceKind = (typeof ADVICE_KINDS)[number];

/** Business dates, inclusive. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** What a tip rests on, each kind with the numbers that its words tell. Intervals are of 80 % unless they say otherwise. */
export type Evidence =
  | PriceResponseEvidence
  | BelowCostEvidence
  | RivalPriceEvidence
  | LeftOverEvidence
  | MarkedDownEvidence
  | FadingEvidence
  | SoldOutEvidence
  | QuietHoursEvidence
  | PairEvidence
  | UnusualDayEvidence
  | OldDebtsEvidence
  | SlowItemEvidence
  | TaxThresholdEvidence;

export interface PriceResponseEvidence {
  readonly finding: "price_response";
  readonly currentPriceVnd: number;
  readonly suggestedPriceVnd: number;
  readonly triedPricesVnd: readonly number[];
  readonly priceChanges: number;
  readonly daysAtLowerPrices: number;
  readonly daysAtHigherPrices: number;
  /** Change of quantity in percent when the price rises by one percent, other things being as on the same days. */
  readonly elasticity: number;
  readonly elasticityInterval: Interval;
  /** By how much the quantity sold would change at the suggested price: 0.95 is five percent less. */
  readonly quantityRatio: Interval;
  readonly quantityPerDay: number;
  readonly unitCostVnd?: number;
  /** A lower price pays only while a piece costs less than this to make; told where the cost is not known. */
  readonly paysBelowCostVnd?: number;
  readonly rivalPriceVnd?: number;
}

export interface BelowCostEvidence {
  readonly finding: "below_cost";
  readonly currentPriceVnd: number;
  readonly suggestedPriceVnd: number;
  readonly unitCostVnd: number;
  readonly quantityPerDay: number;
}

export interface RivalPriceEvidence {
  readonly finding: "rival_price";
  readonly currentPriceVnd: number;
  readonly suggestedPriceVnd: number;
  readonly rivalPriceVnd: number;
  readonly rivalCount: number;
  readonly lastHeardOn: string;
}

export interface LeftOverEvidence {
  readonly finding: "left_over";
  readonly daysCounted: number;
  readonly daysWithLeftover: number;
  readonly preparedPerDay: number;
  readonly leftPerDay: number;
  readonly leftPerDayInterval: Interval;
  readonly suggestedQuantity: number;
  readonly unitCostVnd?: number;
}

export interface MarkedDownEvidence {
  readonly finding: "marked_down";
  readonly days: number;
  readonly openDays: number;
  /** Pieces sold below the day's usual price (or given away) at the end of a day, per open day. */
  readonly markedPerDay: number;
  readonly markedPerDayInterval: Interval;
  readonly soldPerDay: number;
  readonly usualPriceVnd: number;
  readonly markedPriceVnd: number;
  /** Quantities to prepare, from the cautious to the generous. */
  readonly suggestedQuantity: Interval;
  readonly forgoneVndPerDay: number;
}

export interface FadingEvidence {
  readonly finding: "fading";
  readonly perDayBefore: number;
  readonly perDayNow: number;
  readonly recentDays: number;
  readonly ratio: number;
  readonly ratioInterval: Interval;
  readonly suggestedQuantity: number;
}

export interface SoldOutEvidence {
  readonly finding: "sold_out";
  /** The quantity at which the item's days end. */
  readonly quantity: number;
  readonly days: number;
  readonly openDays: number;
  /** How long before the shop's last sale the item was last sold on those days, in minutes (median). */
  readonly minutesEarly: number;
}

export interface QuietHoursEvidence {
  readonly finding: "quiet_hours";
  /** Whole hours: from 14 to 16 is two hours. */
  readonly fromHour: number;
  readonly toHour: number;
  readonly openFromHour: number;
  readonly openToHour: number;
  readonly days: number;
  readonly ticketsPerHour: number;
  readonly ticketsPerHourInterval: Interval;
  readonly usualTicketsPerHour: number;
  /** Tickets of these hours over the shop's usual hour. */
  readonly ratio: number;
  readonly ratioInterval: Interval;
  /** Sales of these hours, a day. */
  readonly revenuePerDayVnd: number;
}

export interface PairEvidence {
  readonly finding: "pair";
  readonly baskets: number;
  readonly withFirst: number;
  readonly withSecond: number;
  readonly together: number;
  /** How often they would meet by chance, given the time of day and the size of baskets. */
  readonly expectedTogether: number;
  readonly support: number;
  readonly confidence: number;
  readonly lift: number;
  readonly liftInterval: Interval;
  readonly pValue: number;
  readonly qValue: number;
}

export interface UnusualDayEvidence {
  readonly finding: "unusual_day";
  readonly date: string;
  readonly revenueVnd: number;
  readonly usualRevenueVnd: number;
  readonly usualInterval: Interval;
  readonly likelyReason?: string;
}

export interface OldDebtsEvidence {
  readonly finding: "old_debts";
  readonly debtors: readonly { readonly name: string; readonly amountVnd: number; readonly sinceDays: number }[];
  readonly totalVnd: number;
  readonly olderThanDays: number;
}

export interface SlowItemEvidence {
  readonly finding: "slow_item";
  readonly days: number;
  readonly sold: number;
  readonly perWeekInterval: Interval;
  readonly revenueVnd: number;
}

export interface TaxThresholdEvidence {
  readonly finding: "tax_threshold";
  readonly year: number;
  readonly thresholdVnd: number;
  readonly revenueSoFarVnd: number;
  readonly perDayVnd: number;
  readonly crossesBetween: Period;
}

/** What [Làm luôn] does. */
export type AdviceAction =
  | { readonly do: "set_price"; readonly item: string; readonly priceVnd: number; readonly backToVnd: number }
  | { readonly do: "prepare"; readonly item: string; readonly quantity: Interval }
  | { readonly do: "promote_hours"; readonly fromHour: number; readonly toHour: number; readonly percentOff: number }
  | { readonly do: "offer_with"; readonly item: string; readonly offered: string }
  | { readonly do: "note_reason"; readonly date: string }
  | { readonly do: "remind_debtors"; readonly names: readonly string[] }
  | { readonly do: "hide_item"; readonly item: string }
  | { readonly do: "prepare_tax" };

/** How one will see whether the tip was any good. */
export interface FollowUp {
  readonly afterDays: number;
  readonly measure: "item_revenue" | "item_leftover" | "hours_revenue" | "together" | "debts_paid" | "none";
}

/** One piece of advice. Nothing in it is guessed: what the shop's own data do not show is absent. */
export interface Recommendation {
  readonly kind: AdviceKind;
  /** Tells this tip apart from others of the shop; the same tip found again has the same key. */
  readonly key: string;
  readonly items: readonly string[];
  readonly period: Period;
  readonly evidence: Evidence;
  /** Tickets, days, debts … that the evidence was drawn from: it grew when this grew. */
  readonly recordCount: number;
  /** Chance that what is claimed is so, given the data. */
  readonly confidence: number;
  readonly action: AdviceAction;
  /** Over 30 days; absent where the data do not show it. */
  readonly worthVnd?: Interval;
  /** For the order of tips only, in đồng over 30 days; where `worthVnd` is absent, a cautious guess that is never told. */
  readonly expectedVnd: number;
  readonly followUp: FollowUp;
}

import type { DataNeed } from "../core/insights/advice/advise.ts";
import type { Evidence, Recommendation } from "../core/insights/advice/recommendation.ts";
import type { Interval } from "../core/insights/statistics/poisson-interval.ts";
import { formatQuantity } from "./formats.ts";
import type { Speech } from "./speech.ts";

/** A tip in words: one sentence each. */
export interface AdviceWords {
  readonly what: string;
  readonly why: string;
  readonly sure: string;
  readonly todo: string;
  /** Absent where the data do not show it. */
  readonly worth?: string;
  readonly followUp: string;
}

type Values = Readonly<Record<string, string | number>>;
type EvidenceOf<F extends Evidence["finding"]> = Extract<Evidence, { finding: F }>;
type Tellers = {
  readonly [F in Evidence["finding"]]: (speech: Speech, evidence: EvidenceOf<F>, items: readonly string[]) => Values;
};

const percent = (share: number): number => Math.round(share * 100);
const oneDecimal = (speech: Speech, value: number): string =>
  formatQuantity(Math.round(value * 10) / 10, speech.voice.language);
const twoDecimals = (speech: Speech, value: number): string =>
  formatQuantity(Math.round(value * 100) / 100, speech.voice.language);
const whole = (speech: Speech, value: number): string => formatQuantity(Math.round(value), speech.voice.language);
/** A span of whole numbers; one number where both ends are the same. */
const span = (low: string | number, high: string | number): string =>
  low === high ? String(low) : `${String(low)}–${String(high)}`;
const range = (speech: Speech, { lower, upper }: Interval): string =>
  span(oneDecimal(speech, lower), oneDecimal(speech, upper));

/** "tăng 3 đến 8 %", "giảm …": a change told without a sign. */
const change = ({ say }: Speech, { lower, upper }: Interval): string => {
  const [low, high] = [percent(lower - 1), percent(upper - 1)];
  if (high <= 0) return say("advice.change.less", { range: span(-high, -low) });
  if (low >= 0) return say("advice.change.more", { range: span(low, high) });
  return say("advice.change.between", { less: -low, more: high });
};

const PRICE_VALUES = ({ vnd }: Speech, from: number, to: number): Values => ({ from: vnd(from), to: vnd(to) });

const TELLERS: Tellers = {
  price_response: (speech, evidence) => ({
    ...PRICE_VALUES(speech, evidence.currentPriceVnd, evidence.suggestedPriceVnd),
    tried: evidence.triedPricesVnd.map((price) => speech.vnd(price)).join(", "),
    changes: evidence.priceChanges,
    days: evidence.daysAtLowerPrices + evidence.daysAtHigherPrices,
    change: change(speech, evidence.quantityRatio),
    perDay: oneDecimal(speech, evidence.quantityPerDay),
    cost:
      evidence.paysBelowCostVnd === undefined
        ? ""
        : speech.say("advice.paysBelowCost", { cost: speech.vnd(evidence.paysBelowCostVnd) }),
  }),
  below_cost: (speech, evidence) => ({
    ...PRICE_VALUES(speech, evidence.currentPriceVnd, evidence.suggestedPriceVnd),
    cost: speech.vnd(evidence.unitCostVnd),
    perDay: oneDecimal(speech, evidence.quantityPerDay),
  }),
  rival_price: (speech, evidence) => ({
    ...PRICE_VALUES(speech, evidence.currentPriceVnd, evidence.suggestedPriceVnd),
    rival: speech.vnd(evidence.rivalPriceVnd),
    count: evidence.rivalCount,
    date: speech.shortDate(evidence.lastHeardOn),
  }),
  left_over: (speech, evidence) => ({
    days: evidence.daysCounted,
    leftDays: evidence.daysWithLeftover,
    prepared: oneDecimal(speech, evidence.preparedPerDay),
    left: oneDecimal(speech, evidence.leftPerDay),
    range: range(speech, evidence.leftPerDayInterval),
    quantity: evidence.suggestedQuantity,
  }),
  marked_down: (speech, evidence) => ({
    days: evidence.days,
    openDays: evidence.openDays,
    marked: oneDecimal(speech, evidence.markedPerDay),
    range: range(speech, evidence.markedPerDayInterval),
    usual: speech.vnd(evidence.usualPriceVnd),
    low: speech.vnd(evidence.markedPriceVnd),
    sold: oneDecimal(speech, evidence.soldPerDay),
    quantity: range(speech, evidence.suggestedQuantity),
    forgone: speech.vnd(evidence.forgoneVndPerDay),
  }),
  fading: (speech, evidence) => ({
    days: evidence.recentDays,
    now: oneDecimal(speech, evidence.perDayNow),
    before: oneDecimal(speech, evidence.perDayBefore),
    change: change(speech, evidence.ratioInterval),
    quantity: evidence.suggestedQuantity,
  }),
  sold_out: (speech, evidence) => ({
    days: evidence.days,
    openDays: evidence.openDays,
    quantity: oneDecimal(speech, evidence.quantity),
    hours: oneDecimal(speech, evidence.minutesEarly / 60),
    more: Math.ceil(evidence.quantity * 1.1),
  }),
  quiet_hours: (speech, evidence) => ({
    from: evidence.fromHour,
    to: evidence.toHour,
    days: evidence.days,
    tickets: oneDecimal(speech, evidence.ticketsPerHour),
    range: range(speech, evidence.ticketsPerHourInterval),
    usual: oneDecimal(speech, evidence.usualTicketsPerHour),
    revenue: speech.vnd(evidence.revenuePerDayVnd),
  }),
  pair: (speech, evidence) => ({
    together: whole(speech, evidence.together),
    first: whole(speech, evidence.withFirst),
    second: whole(speech, evidence.withSecond),
    baskets: whole(speech, evidence.baskets),
    chance: whole(speech, evidence.expectedTogether),
    lift: twoDecimals(speech, evidence.lift),
    range: span(twoDecimals(speech, evidence.liftInterval.lower), twoDecimals(speech, evidence.liftInterval.upper)),
    percent: percent(evidence.confidence),
  }),
  unusual_day: (speech, evidence) => ({
    date: speech.date(evidence.date),
    revenue: speech.vnd(evidence.revenueVnd),
    usual: speech.vnd(evidence.usualRevenueVnd),
    low: speech.vnd(evidence.usualInterval.lower),
    high: speech.vnd(evidence.usualInterval.upper),
    reason: evidence.likelyReason ?? "",
  }),
  old_debts: (speech, evidence) => ({
    total: speech.vnd(evidence.totalVnd),
    days: evidence.olderThanDays,
    names: evidence.debtors
      .map(({ name, amountVnd, sinceDays }) =>
        speech.say("advice.debtor", { name, amount: speech.vnd(amountVnd), days: sinceDays }),
      )
      .join("; "),
  }),
  slow_item: (speech, evidence) => ({
    days: evidence.days,
    sold: oneDecimal(speech, evidence.sold),
    range: range(speech, evidence.perWeekInterval),
    revenue: speech.vnd(evidence.revenueVnd),
  }),
  tax_threshold: (speech, evidence) => ({
    year: evidence.year,
    threshold: speech.vnd(evidence.thresholdVnd),
    soFar: speech.vnd(evidence.revenueSoFarVnd),
    perDay: speech.vnd(evidence.perDayVnd),
    earliest: speech.shortDate(evidence.crossesBetween.from),
    latest: speech.shortDate(evidence.crossesBetween.to),
  }),
};

const valuesOf = <F extends Evidence["finding"]>(
  speech: Speech,
  evidence: EvidenceOf<F>,
  items: readonly string[],
): Values =>
  (TELLERS[evidence.finding] as (speech: Speech, evidence: EvidenceOf<F>, items: readonly string[]) => Values)(
    speech,
    evidence,
    items,
  );

/** A price that goes down is told in other words than one that goes up, a reason only where it is known. */
const variantOf = (evidence: Evidence): string => {
  if (evidence.finding === "price_response")
    return evidence.suggestedPriceVnd > evidence.currentPriceVnd ? "price_up" : "price_down";
  if (evidence.finding === "unusual_day" && evidence.likelyReason !== undefined) return "unusual_day_known";
  return evidence.finding;
};

/** Puts a tip into words. Every number in them is one of its evidence. */
export function adviceWords(
  speech: Speech,
  { evidence, items, period, worthVnd, followUp }: Recommendation,
): AdviceWords {
  const { say, vnd, shortDate } = speech;
  const [item = "", other = ""] = items;
  const values = {
    item,
    other,
    since: shortDate(period.from),
    until: shortDate(period.to),
    ...valuesOf(speech, evidence, items),
  };
  const tell = (part: string): string => say(`advice.${variantOf(evidence)}.${part}`, values).trim();
  return {
    what: tell("what"),
    why: tell("why"),
    sure: tell("sure"),
    todo: tell("todo"),
    ...(worthVnd && { worth: say("advice.worth", { lower: vnd(worthVnd.lower), upper: vnd(worthVnd.upper) }) }),
    followUp: say(followUp.measure === "none" ? "advice.followUp.none" : "advice.followUp.measured", {
      days: followUp.afterDays,
    }),
  };
}

/** What to record before there can be advice. */
export const adviceNeed = ({ say }: Speech, { days, records, daysNeeded, recordsNeeded }: DataNeed): string =>
  say("advice.need", { days, records, daysNeeded, recordsNeeded });

import { getISODay, parseISO } from "date-fns";

import { Z80 } from "../statistics/normal.ts";
import { median } from "../statistics/quantile.ts";
import type { Recommendation } from "./recommendation.ts";
import type { Study } from "./study.ts";

const MIN_OPEN_DAYS = 28;
const MIN_SAME_WEEKDAY = 3;
/** Older days nobody remembers the reason of. */
const LOOK_BACK_DAYS = 7;
/** Standard deviations; one day in many years, on a shop with nothing unusual. */
const UNUSUAL_BEYOND = 4.5;
const MIN_FACTOR = 1.5;
/** From the median distance to a standard deviation, for normal values. */
const MAD_TO_SD = 1.4826;

interface Day {
  readonly day: number;
  readonly logRevenue: number;
  readonly weekday: number;
}

const daysOf = ({ history, shop }: Study): Day[] =>
  shop.openDays
    .filter((day) => (shop.revenueVnd[day] ?? 0) > 0)
    .map((day) => ({
      day,
      logRevenue: Math.log(shop.revenueVnd[day] ?? 1),
      weekday: getISODay(parseISO(history.days[day] ?? "")),
    }));

/** What a day of this weekday usually brings, as a logarithm, going by the other ones. */
function usualOf(days: readonly Day[], { day, weekday }: Day): number | undefined {
  const same = days.filter((each) => each.weekday === weekday && each.day !== day);
  return same.length < MIN_SAME_WEEKDAY ? undefined : median(same.map(({ logRevenue }) => logRevenue));
}

function tipFor(study: Study, { day, logRevenue }: Day, usual: number, sd: number): Recommendation {
  const date = study.history.days[day] ?? "";
  const likelyReason = study.facts.dayReasons?.get(date);
  const revenueVnd = Math.round(Math.exp(logRevenue));
  const usualRevenueVnd = Math.round(Math.exp(usual));
  return {
    kind: "unusual_day",
    key: `unusual_day:${date}`,
    items: [],
    period: study.period,
    evidence: {
      finding: "unusual_day",
      date,
      revenueVnd,
      usualRevenueVnd,
      usualInterval: { lower: Math.round(Math.exp(usual - Z80 * sd)), upper: Math.round(Math.exp(usual + Z80 * sd)) },
      ...(likelyReason !== undefined && { likelyReason }),
    },
    recordCount: study.shop.openDays.length,
    confidence: 0.999,
    action: { do: "note_reason", date },
    expectedVnd: 0,
    followUp: { afterDays: 14, measure: "none" },
  };
}

/** Days of the last week far outside what their weekday brings. The last day may not be over: it is not called low. */
export function findUnusualDays(study: Study): Recommendation[] {
  const days = daysOf(study);
  if (days.length < MIN_OPEN_DAYS) return [];
  const judged = days.flatMap((each) => {
    const usual = usualOf(days, each);
    return usual === undefined ? [] : [{ each, usual, residual: each.logRevenue - usual }];
  });
  const sd = MAD_TO_SD * median(judged.map(({ residual }) => Math.abs(residual)));
  const last = study.history.days.length - 1;
  return judged
    .filter(({ each, residual }) => each.day > last - LOOK_BACK_DAYS && (each.day < last || residual > 0))
    .filter(({ residual }) => Math.abs(residual) > Math.max(UNUSUAL_BEYOND * sd, Math.log(MIN_FACTOR)))
    .map(({ each, usual }) => tipFor(study, each, usual, sd));
}

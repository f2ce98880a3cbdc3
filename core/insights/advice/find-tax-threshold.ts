import { addDays, formatISO, parseISO } from "date-fns";

import { Z80 } from "../statistics/normal.ts";
import type { Recommendation } from "./recommendation.ts";
import { meanInterval } from "./stock/mean-interval.ts";
import type { Study } from "./study.ts";
import { taxThresholdVnd } from "./tax-threshold.ts";

/** Earlier in the year it would be a guess about months that are not there yet. */
const TELL_FROM_SHARE = 0.7;
const PACE_DAYS = 56;
const MIN_PACE_DAYS = 14;

const dayAfter = (date: string, days: number): string =>
  formatISO(addDays(parseISO(date), Math.ceil(days)), { representation: "date" });

/** The year's sales near the amount from which tax is due, and when they will be there at the pace of late. */
export function findTaxThreshold(study: Study): Recommendation[] {
  const { history, shop, facts, period } = study;
  const thresholdVnd = taxThresholdVnd(period.to);
  const year = period.to.slice(0, 4);
  if (thresholdVnd === undefined) return [];
  const ofYear = history.days.reduce(
    (sum, date, day) => sum + (date.startsWith(year) ? (shop.revenueVnd[day] ?? 0) : 0),
    0,
  );
  const soFar = ofYear + (facts.revenueThisYearBeforeVnd ?? 0);
  const pace = [...shop.revenueVnd.slice(-PACE_DAYS)];
  if (soFar < TELL_FROM_SHARE * thresholdVnd || soFar >= thresholdVnd || pace.length < MIN_PACE_DAYS) return [];
  const perDay = meanInterval(pace, Z80);
  const left = thresholdVnd - soFar;
  const crossesBetween = {
    from: dayAfter(period.to, left / perDay.upper),
    to: dayAfter(period.to, left / Math.max(1, perDay.lower)),
  };
  if (!crossesBetween.from.startsWith(year)) return [];
  return [
    {
      kind: "tax_threshold",
      key: `tax_threshold:${year}`,
      items: [],
      period: { from: `${year}-01-01`, to: period.to },
      evidence: {
        finding: "tax_threshold",
        year: Number(year),
        thresholdVnd,
        revenueSoFarVnd: Math.round(soFar),
        perDayVnd: Math.round(perDay.mean),
        crossesBetween,
      },
      recordCount: shop.openDays.length,
      confidence: 0.9,
      action: { do: "prepare_tax" },
      expectedVnd: 0,
      followUp: { afterDays: 14, measure: "none" },
    },
  ];
}

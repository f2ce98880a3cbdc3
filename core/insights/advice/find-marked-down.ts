import { Z80 } from "../statistics/normal.ts";
import { median } from "../statistics/quantile.ts";
import type { Recommendation } from "./recommendation.ts";
import { demandQuantile } from "./stock/demand-quantile.ts";
import { type MarkedDown, markedDownDays } from "./stock/marked-down-days.ts";
import { meanInterval, varianceOf } from "./stock/mean-interval.ts";
import { nameOf, openDaysPerMonth, type Study } from "./study.ts";

const MIN_DAYS = 7;
const MIN_DAY_SHARE = 0.2;
/** A price that falls before closing is stock that would spoil; one that falls at any hour is a regular's price. */
const MIN_LATE_SHARE = 0.8;
/** How many days of a hundred there should be enough at the usual price: where costs are not known, between these. */
const CAUTIOUS_SHARE = 0.5;
const GENEROUS_SHARE = 0.8;
/** Of what was forgone, for the order of tips only: the cost of a piece is not known. */
const SAVED_SHARE = 0.5;

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

function tipFor(study: Study, item: MarkedDown): Recommendation[] {
  const days = study.shop.openDays;
  const at = (values: Float64Array): number[] => days.map((day) => values[day] ?? 0);
  const marked = at(item.marked);
  const markedDays = marked.filter((each) => each > 0).length;
  if (markedDays < MIN_DAYS || markedDays < MIN_DAY_SHARE * days.length) return [];
  if (item.lateMarked < MIN_LATE_SHARE * item.totalMarked) return [];
  const full = at(item.full);
  const fullMean = sum(full) / days.length;
  const quantityFor = (share: number): number => demandQuantile(fullMean, varianceOf(full), share);
  const perDay = meanInterval(marked, Z80);
  const forgone = sum(at(item.forgoneVnd)) / days.length;
  const prices = study.items.find((each) => each.item === item.item)?.priceVnd ?? new Float64Array();
  const name = nameOf(study, item.item);
  const suggestedQuantity = { lower: quantityFor(CAUTIOUS_SHARE), upper: quantityFor(GENEROUS_SHARE) };
  return [
    {
      kind: "inventory",
      key: `inventory:${name}:marked_down`,
      items: [name],
      period: study.period,
      evidence: {
        finding: "marked_down",
        days: markedDays,
        openDays: days.length,
        markedPerDay: perDay.mean,
        markedPerDayInterval: { lower: perDay.lower, upper: perDay.upper },
        soldPerDay: fullMean + perDay.mean,
        usualPriceVnd: Math.round(median([...prices].filter((price) => price > 0))),
        markedPriceVnd: Math.round(sum(at(item.markedRevenueVnd)) / item.totalMarked),
        suggestedQuantity,
        forgoneVndPerDay: Math.round(forgone),
      },
      recordCount: markedDays,
      confidence: 0.99,
      action: { do: "prepare", item: name, quantity: suggestedQuantity },
      expectedVnd: Math.round(forgone * openDaysPerMonth(study) * SAVED_SHARE),
      followUp: { afterDays: 14, measure: "item_revenue" },
    },
  ];
}

/** Goods of which something has to go cheaply, or for nothing, before closing on many days: too much is made. */
export const findMarkedDown = (study: Study): Recommendation[] =>
  markedDownDays(study).flatMap((item) => tipFor(study, item));

import { Z95 } from "../statistics/normal.ts";
import { poissonInterval } from "../statistics/poisson-interval.ts";
import type { Recommendation } from "./recommendation.ts";
import { nameOf, type Study } from "./study.ts";

/** A new dish has not had its chance yet. */
const MIN_DAYS_ON_MENU = 56;
/** Sold within this, or it is off the menu already. */
const STILL_SOLD_DAYS = 28;
const SURELY_BELOW_PER_WEEK = 1;
/** Of what an item sells on average: on a long menu each sells little, and none is to blame. */
const FAR_BELOW_AVERAGE = 0.1;
const MIN_ITEMS = 6;
const WEEK_DAYS = 7;

/** Goods that hardly anybody has asked for in eight weeks, though they were there to be had. */
export function findSlowItems(study: Study): Recommendation[] {
  const { items, shop, history } = study;
  if (items.length < MIN_ITEMS) return [];
  const soldInAll = shop.quantity.reduce((sum, each) => sum + each, 0);
  const last = history.days.length - 1;
  return items.flatMap((item) => {
    const days = shop.openDays.filter((day) => day >= item.firstDay).length;
    const sold = item.quantity.reduce((sum, each) => sum + each, 0);
    const bounds = poissonInterval(sold, Z95);
    const perWeekInterval = { lower: (bounds.lower / days) * WEEK_DAYS, upper: (bounds.upper / days) * WEEK_DAYS };
    const isKnown = last - item.firstDay >= MIN_DAYS_ON_MENU && last - item.lastDay < STILL_SOLD_DAYS;
    const isSlow =
      perWeekInterval.upper < SURELY_BELOW_PER_WEEK && sold < (FAR_BELOW_AVERAGE * soldInAll) / items.length;
    if (!isKnown || !isSlow) return [];
    const revenueVnd = Math.round(item.revenueVnd.reduce((sum, each) => sum + each, 0));
    const name = nameOf(study, item.item);
    const tip: Recommendation = {
      kind: "menu_clean_up",
      key: `menu_clean_up:${name}`,
      items: [name],
      period: { from: history.days[item.firstDay] ?? "", to: study.period.to },
      evidence: { finding: "slow_item", days, sold, perWeekInterval, revenueVnd },
      recordCount: days,
      confidence: 0.975,
      action: { do: "hide_item", item: name },
      expectedVnd: 0,
      followUp: { afterDays: 14, measure: "none" },
    };
    return [tip];
  });
}

import { dispersion } from "../statistics/dispersion.ts";
import { normalBelow, normalExceededBy, Z80 } from "../statistics/normal.ts";
import type { ItemDays } from "./history/item-days.ts";
import type { Recommendation } from "./recommendation.ts";
import { demandQuantile } from "./stock/demand-quantile.ts";
import { varianceOf } from "./stock/mean-interval.ts";
import { nameOf, openDaysPerMonth, type Study } from "./study.ts";

const RECENT_DAYS = 14;
const MAX_DAYS_BEFORE = 56;
const MIN_DAYS_BEFORE = 21;
const MIN_PER_DAY_BEFORE = 2;
/** Told where even the upper end of what is left of its sales is below this share. */
const SURELY_BELOW = 0.7;
/** Of shops whose goods sell as ever, how many may be told that one fades. */
const FALSE_TIP_RATE = 0.005;
const ENOUGH_SHARE = 0.8;

interface Fading {
  readonly item: ItemDays;
  readonly before: readonly number[];
  readonly now: readonly number[];
  readonly logRatio: number;
  readonly sd: number;
}

const sum = (values: readonly number[]): number => values.reduce((total, each) => total + each, 0);

/** Sales of the last two weeks over those before, each against the tickets of the same days. */
function fadingOf({ shop }: Study, item: ItemDays): Fading[] {
  const recent = shop.openDays.slice(-RECENT_DAYS);
  const earlier = shop.openDays
    .slice(-RECENT_DAYS - MAX_DAYS_BEFORE, -RECENT_DAYS)
    .filter((day) => day >= item.firstDay);
  const quantityOn = (days: readonly number[]): number[] => days.map((day) => Math.max(0, item.quantity[day] ?? 0));
  const ticketsOn = (days: readonly number[]): number[] => days.map((day) => shop.tickets[day] ?? 0);
  const [before, now] = [quantityOn(earlier), quantityOn(recent)];
  if (earlier.length < MIN_DAYS_BEFORE || sum(before) < MIN_PER_DAY_BEFORE * earlier.length || sum(now) === 0)
    return [];
  const rate = sum(before) / sum(ticketsOn(earlier));
  const spread = dispersion(
    before,
    ticketsOn(earlier).map((tickets) => tickets * rate),
    1,
  );
  const logRatio = Math.log(sum(now) / sum(ticketsOn(recent)) / rate);
  return [{ item, before, now, logRatio, sd: Math.sqrt(spread * (1 / sum(before) + 1 / sum(now))) }];
}

function recommendationOf(study: Study, { item, before, now, logRatio, sd }: Fading): Recommendation {
  const name = nameOf(study, item.item);
  const [perDayBefore, perDayNow] = [sum(before) / before.length, sum(now) / now.length];
  const suggestedQuantity = demandQuantile(perDayNow, varianceOf(now), ENOUGH_SHARE);
  const priceVnd = item.priceVnd.findLast((price) => price > 0) ?? 0;
  return {
    kind: "inventory",
    key: `inventory:${name}:fading`,
    items: [name],
    period: study.period,
    evidence: {
      finding: "fading",
      perDayBefore,
      perDayNow,
      recentDays: now.length,
      ratio: Math.exp(logRatio),
      ratioInterval: { lower: Math.exp(logRatio - Z80 * sd), upper: Math.exp(logRatio + Z80 * sd) },
      suggestedQuantity,
    },
    recordCount: before.length + now.length,
    confidence: normalBelow((Math.log(SURELY_BELOW) - logRatio) / sd),
    action: { do: "prepare", item: name, quantity: { lower: suggestedQuantity, upper: suggestedQuantity } },
    expectedVnd: Math.round((perDayBefore - perDayNow) * priceVnd * openDaysPerMonth(study) * 0.25),
    followUp: { afterDays: 14, measure: "item_revenue" },
  };
}

/** Goods that sell clearly less than they did while the shop goes on as before: making as much as ever is waste. */
export function findFadingItems(study: Study): Recommendation[] {
  const looked = study.items.flatMap((item) => fadingOf(study, item));
  const z = normalExceededBy(FALSE_TIP_RATE / Math.max(1, looked.length));
  return looked
    .filter(({ logRatio, sd }) => logRatio + z * sd < Math.log(SURELY_BELOW))
    .map((fading) => recommendationOf(study, fading));
}

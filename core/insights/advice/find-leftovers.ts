import { groupBy } from "../group-by.ts";
import { Z80, Z95 } from "../statistics/normal.ts";
import { quantile } from "../statistics/quantile.ts";
import type { LeftOverEvidence, Recommendation } from "./recommendation.ts";
import type { Leftover } from "./shop-facts.ts";
import { meanInterval } from "./stock/mean-interval.ts";
import { criticalShare, type Evening, gainsVnd, type PieceMoney } from "./stock/newsvendor.ts";
import { MONTH_DAYS, openDaysPerMonth, type Study } from "./study.ts";

const MIN_EVENINGS = 14;
/** Where the cost is not known: enough on four days of five, what most who sell fresh food aim at. */
const USUAL_SHARE = 0.8;
/** Something is always left: less than this share of what is prepared is good keeping of house. */
const MIN_LEFT_SHARE = 0.1;

const moneyOf = ({ facts, items, history }: Study, item: string): PieceMoney | undefined => {
  const unitCostVnd = facts.unitCostsVnd?.get(item);
  const priceVnd = items.find((each) => history.items[each.item] === item)?.priceVnd.findLast((price) => price > 0);
  return unitCostVnd === undefined || priceVnd === undefined || priceVnd <= unitCostVnd
    ? undefined
    : { priceVnd, unitCostVnd };
};

const toEvening = ({ preparedQuantity, leftQuantity }: Leftover): Evening => ({
  prepared: preparedQuantity,
  left: leftQuantity,
});

interface Found {
  readonly item: string;
  readonly counts: readonly Leftover[];
  readonly evenings: readonly Evening[];
  readonly suggested: number;
  readonly money?: PieceMoney;
}

function foundIn(study: Study, item: string, counts: readonly Leftover[]): Found[] {
  const evenings = counts.map(toEvening);
  const money = moneyOf(study, item);
  const share = money === undefined ? USUAL_SHARE : criticalShare(money);
  const sold = evenings.map((each) => each.prepared - each.left);
  const suggested = Math.max(1, Math.ceil(quantile(sold, share)));
  const surelyLeft = meanInterval(
    evenings.map((each) => each.left - MIN_LEFT_SHARE * each.prepared),
    Z95,
  );
  const prepared = evenings.reduce((sum, each) => sum + each.prepared, 0) / evenings.length;
  if (evenings.length < MIN_EVENINGS || surelyLeft.lower <= 0 || suggested >= prepared) return [];
  return [{ item, counts, evenings, suggested, ...(money && { money }) }];
}

const evidenceOf = ({ evenings, suggested, money }: Found): LeftOverEvidence => {
  const left = meanInterval(
    evenings.map((each) => each.left),
    Z80,
  );
  return {
    finding: "left_over",
    daysCounted: evenings.length,
    daysWithLeftover: evenings.filter((each) => each.left > 0).length,
    preparedPerDay: evenings.reduce((sum, each) => sum + each.prepared, 0) / evenings.length,
    leftPerDay: left.mean,
    leftPerDayInterval: { lower: left.lower, upper: left.upper },
    suggestedQuantity: suggested,
    ...(money && { unitCostVnd: money.unitCostVnd }),
  };
};

function recommendationOf(study: Study, found: Found): Recommendation[] {
  const { item, counts, evenings, suggested, money } = found;
  const gain = money && meanInterval(gainsVnd(evenings, suggested, money), Z80);
  if (gain && gain.lower <= 0) return [];
  const perMonth = openDaysPerMonth(study) || MONTH_DAYS;
  const dates = counts.map(({ date }) => date).sort();
  return [
    {
      kind: "inventory",
      key: `inventory:${item}:left_over`,
      items: [item],
      period: { from: dates[0] ?? "", to: dates.at(-1) ?? "" },
      evidence: evidenceOf(found),
      recordCount: evenings.length,
      confidence: 0.975,
      action: { do: "prepare", item, quantity: { lower: suggested, upper: suggested } },
      ...(gain && {
        worthVnd: { lower: Math.round(gain.lower * perMonth), upper: Math.round(gain.upper * perMonth) },
      }),
      expectedVnd: gain ? Math.round(gain.mean * perMonth) : 0,
      followUp: { afterDays: 14, measure: "item_leftover" },
    },
  ];
}

/** Goods that do not keep and of which too much is made, by the evenings the owner counted (newsvendor). */
export const findLeftovers = (study: Study): Recommendation[] =>
  [...groupBy(study.facts.leftovers ?? [], ({ item }) => item)]
    .flatMap(([item, counts]) => foundIn(study, item, counts))
    .flatMap((found) => recommendationOf(study, found));

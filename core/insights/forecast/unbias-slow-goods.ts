import { firstJudged } from "./combine-candidates.ts";
import { WEEK_DAYS } from "./daily-history.ts";

/** From this share of days without a sale on, medians and cut surprises pull the forecast below the mean. */
const SLOW_SHARE = 0.6;
const LEAST_FACTOR = 0.8;
const LARGEST_FACTOR = 1.6;
/** Sales that "no bias" is worth: a handful of sales does not tell one from chance. */
const PRIOR_SALES = 15;

/**
 * Goods that seldom sell are ordered by what a week needs, so their mean has to be right even where the likeliest
 * day sells none: past forecasts are brought to the sum of what was sold.
 */
export function unbiasSlowGoods(
  forecasts: Float64Array,
  values: readonly number[],
  counts: readonly boolean[],
): Float64Array {
  const counted = values.filter((_, day) => counts[day] === true);
  const zeros = counted.filter((value) => value <= 0).length;
  if (zeros < SLOW_SHARE * counted.length) return forecasts;
  let sold = 0;
  let foretold = 0;
  for (let day = firstJudged(values.length); day < values.length; day++) {
    if (counts[day] !== true) continue;
    for (let ahead = 0; ahead < WEEK_DAYS && day - ahead >= firstJudged(values.length); ahead++) {
      sold += (values[day] ?? 0) / WEEK_DAYS;
      foretold += (forecasts[(day - ahead) * WEEK_DAYS + ahead] ?? 0) / WEEK_DAYS;
    }
  }
  const factor = (sold + PRIOR_SALES) / (foretold + PRIOR_SALES);
  return forecasts.map((value) => value * Math.max(LEAST_FACTOR, Math.min(LARGEST_FACTOR, factor)));
}

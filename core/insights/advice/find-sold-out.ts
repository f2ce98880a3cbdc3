import { eachLine } from "./history/each-line.ts";
import type { ItemDays } from "./history/item-days.ts";
import { median } from "../statistics/quantile.ts";
import type { Recommendation } from "./recommendation.ts";
import { nameOf, openDaysPerMonth, type Study } from "./study.ts";

/** Sales that end at one and the same number again and again end there because nothing is left. */
const MIN_CAP = 8;
const MIN_CAP_DAYS = 7;
const MIN_CAP_SHARE = 0.25;
const MIN_MINUTES_EARLY = 60;
/** On days that did not reach the number, the item sold until later: by at least this much. */
const MIN_MINUTES_EARLIER_THAN_ELSE = 30;
/** One more in ten, for the order of tips only. */
const CAUTIOUS_GROWTH = 0.1;

/** Minutes from each item's last sale of the day to the shop's last ticket. */
function minutesEarly({ history }: Study, items: ReadonlySet<number>): Map<number, Float64Array> {
  const { baskets, days } = history;
  const lastOfShop = new Float64Array(days.length);
  const lastOfItem = new Map([...items].map((item) => [item, new Float64Array(days.length)]));
  eachLine(baskets, (line, basket) => {
    const [day, minute] = [baskets.day[basket] ?? 0, baskets.minute[basket] ?? 0];
    lastOfShop[day] = Math.max(lastOfShop[day] ?? 0, minute);
    const ofItem = lastOfItem.get(baskets.item[line] ?? -1);
    if (ofItem) ofItem[day] = Math.max(ofItem[day] ?? 0, minute);
  });
  for (const ofItem of lastOfItem.values())
    lastOfShop.forEach((last, day) => (ofItem[day] = last - (ofItem[day] ?? 0)));
  return lastOfItem;
}

interface Capped {
  readonly item: ItemDays;
  readonly cap: number;
  readonly capDays: readonly number[];
  readonly otherDays: readonly number[];
}

/** Items whose largest day came again and again. */
function cappedOf({ shop }: Study, item: ItemDays): Capped[] {
  const cap = item.quantity.reduce((most, each) => Math.max(most, each), 0);
  const days = shop.openDays.filter((day) => (item.quantity[day] ?? 0) > 0);
  const capDays = days.filter((day) => item.quantity[day] === cap);
  const enough = cap >= MIN_CAP && capDays.length >= MIN_CAP_DAYS && capDays.length >= MIN_CAP_SHARE * days.length;
  return enough ? [{ item, cap, capDays, otherDays: days.filter((day) => item.quantity[day] !== cap) }] : [];
}

function tipFor(study: Study, { item, cap, capDays, otherDays }: Capped, early: Float64Array): Recommendation[] {
  const onDays = (days: readonly number[]): number => median(days.map((day) => early[day] ?? 0));
  const minutes = onDays(capDays);
  const elsewhere = otherDays.length === 0 ? 0 : onDays(otherDays);
  if (minutes < MIN_MINUTES_EARLY || minutes - elsewhere < MIN_MINUTES_EARLIER_THAN_ELSE) return [];
  const name = nameOf(study, item.item);
  const more = Math.ceil(cap * (1 + CAUTIOUS_GROWTH));
  const priceVnd = item.priceVnd.findLast((price) => price > 0) ?? 0;
  return [
    {
      kind: "inventory",
      key: `inventory:${name}:sold_out`,
      items: [name],
      period: study.period,
      evidence: {
        finding: "sold_out",
        quantity: cap,
        days: capDays.length,
        openDays: study.shop.openDays.length,
        minutesEarly: minutes,
      },
      recordCount: capDays.length,
      confidence: 0.95,
      action: { do: "prepare", item: name, quantity: { lower: more, upper: more } },
      expectedVnd: Math.round(
        ((more - cap) * priceVnd * openDaysPerMonth(study) * capDays.length) / study.shop.openDays.length,
      ),
      followUp: { afterDays: 14, measure: "item_revenue" },
    },
  ];
}

/** Goods that run out before closing: their days end at the same number, and early. */
export function findSoldOut(study: Study): Recommendation[] {
  const capped = study.items.flatMap((item) => cappedOf(study, item));
  if (capped.length === 0) return [];
  const early = minutesEarly(study, new Set(capped.map(({ item }) => item.item)));
  return capped.flatMap((each) => tipFor(study, each, early.get(each.item.item) ?? new Float64Array()));
}

import type { DraftItem } from "./draft.ts";

/** Weights in grams, lengths in metres: what a price for one of them says of another. */
const SCALES: readonly Readonly<Record<string, number>>[] = [
  { g: 1, lạng: 100, kg: 1_000, yến: 10_000, tạ: 100_000, tấn: 1_000_000 },
  { ml: 1, lít: 1_000 },
];
/** Units that people use for one another. */
const ALIKE: readonly ReadonlySet<string>[] = [
  new Set(["ly", "cốc"]),
  new Set(["tô", "bát", "chén"]),
  new Set(["dĩa", "đĩa"]),
  new Set(["trái", "quả", "cái"]),
  new Set(["m", "mét", "thước"]),
  new Set(["bịch", "gói", "túi", "bao"]),
  new Set(["khối", "m³"]),
  new Set(["người", "khách"]),
];
/** One of anything. */
const ANY = new Set(["cái", "chiếc", "phần", "suất", "xuất", "món"]);

const factorOf = (counted: string, priced: string): number | undefined => {
  const scale = SCALES.find((each) => counted in each && priced in each);
  const [of, to] = [scale?.[counted], scale?.[priced]];
  return of === undefined || to === undefined ? undefined : of / to;
};

const areAlike = (counted: string, priced: string): boolean =>
  ANY.has(counted) || ANY.has(priced) || ALIKE.some((units) => units.has(counted) && units.has(priced));

/**
 * "3 lạng tôm 900k/kg": the price for one of what was counted, 90k a lạng. Where the units say nothing of each other
 * ("2 thùng bia 15k/lon") the price is not safe to take.
 */
export const perCountedUnit = (item: DraftItem): DraftItem => {
  const { unit, priceUnit, price, ...rest } = item;
  if (unit === undefined || priceUnit === undefined || price === undefined) return item;
  if (unit === priceUnit || areAlike(unit, priceUnit)) return item;
  const factor = factorOf(unit, priceUnit);
  return factor === undefined
    ? { ...rest, unit, price: { ...price, unsure: true } }
    : { ...rest, unit, role: "each", price: { ...price, vnd: price.vnd * factor } };
};

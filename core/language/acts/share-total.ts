import type { ActItem } from "../act.ts";

const ROUND_VND = 1_000;

/**
 * "2 gà 1 bò 3 trà đá tổng 150k" where the menu makes it 149k: what was paid is the truth, and each line has its part of it
 * by the menu's prices, in whole thousands; the dearest line takes what rounding leaves. Each item has a `totalVnd`.
 */
export const shareTotal = (items: readonly ActItem[], totalVnd: number): readonly ActItem[] => {
  const menuVnd = items.reduce((sum, item) => sum + (item.totalVnd ?? 0), 0);
  const partOf = (item: ActItem): number =>
    Math.round((totalVnd * (item.totalVnd ?? 0)) / menuVnd / ROUND_VND) * ROUND_VND;
  const dearest = items.reduce((best, item) => ((item.totalVnd ?? 0) > (best.totalVnd ?? 0) ? item : best));
  const roundedVnd = items.reduce((sum, item) => sum + partOf(item), 0);
  return items.map((item) => withTotal(item, partOf(item) + (item === dearest ? totalVnd - roundedVnd : 0)));
};

const withTotal = ({ unitPriceVnd: _menu, ...item }: ActItem, totalVnd: number): ActItem => {
  const eachVnd = totalVnd / item.quantity;
  return { ...item, ...(eachVnd % ROUND_VND === 0 && { unitPriceVnd: eachVnd }), totalVnd };
};

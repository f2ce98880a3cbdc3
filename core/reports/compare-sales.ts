import type { Turn } from "../conversation/turn.ts";
import type { Days, ItemFigures } from "../ports/sales-figures.ts";
import { businessDate } from "../sales/business-date.ts";
import { lengthOf, shifted } from "./asked-days.ts";
import type { ReportDeps } from "./report-deps.ts";
import type { SalesReport } from "./sales-report.ts";
import { sumFigures } from "./sum-figures.ts";

const MOVERS = 3;

/**
 * Two runs of days beside each other. Where one is not over yet, the other counts up to the same day, so that 25 days of
 * a month are not held against 31.
 */
export const compareSales =
  ({ salesFigures }: ReportDeps) =>
  async ({ tx, writer, now }: Turn, asked: Days, against: Days, whole: Days): Promise<SalesReport> => {
    const { tenantId } = writer.shop;
    const runs = asked.to >= businessDate(now, writer.shop) && lengthOf(asked) > 1;
    const beforeDays = runs ? cutTo(against, lengthOf(asked)) : whole;
    const [byDay, byDayBefore] = [
      await salesFigures.byDay(tx, tenantId, asked),
      await salesFigures.byDay(tx, tenantId, beforeDays),
    ];
    const items = await salesFigures.byItem(tx, tenantId, asked);
    const itemsBefore = await salesFigures.byItem(tx, tenantId, beforeDays);
    return {
      kind: "sales_compared",
      comparison: { days: asked, figures: sumFigures(byDay), beforeDays, before: sumFigures(byDayBefore) },
      byDay,
      byDayBefore,
      movers: moversOf(items, itemsBefore).slice(0, MOVERS),
    };
  };

const cutTo = ({ from, to }: Days, length: number): Days => {
  const end = shifted(from, length - 1);
  return { from, to: end < to ? end : to };
};

/** Goods by how much their money changed, the greatest change first. */
export function moversOf(
  items: readonly Pick<ItemFigures, "itemId" | "name" | "totalVnd">[],
  before: readonly Pick<ItemFigures, "itemId" | "name" | "totalVnd">[],
): { readonly name: string; readonly differenceVnd: number }[] {
  const changes = new Map<string, { name: string; differenceVnd: number }>();
  const add =
    (sign: 1 | -1) =>
    ({ itemId, name, totalVnd }: Pick<ItemFigures, "itemId" | "name" | "totalVnd">): void => {
      const known = changes.get(itemId)?.differenceVnd ?? 0;
      changes.set(itemId, { name, differenceVnd: known + sign * totalVnd });
    };
  items.forEach(add(1));
  before.forEach(add(-1));
  return [...changes.values()]
    .filter(({ differenceVnd }) => differenceVnd !== 0)
    .sort((a, b) => Math.abs(b.differenceVnd) - Math.abs(a.differenceVnd));
}

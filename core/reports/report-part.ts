import type { Turn } from "../conversation/turn.ts";
import type { Days, FigureScope, Figures, ItemFigures } from "../ports/sales-figures.ts";
import type { NamedPart } from "./part-named.ts";
import type { ReportDeps } from "./report-deps.ts";
import type { SalesReport } from "./sales-report.ts";
import { NO_FIGURES, sumFigures } from "./sum-figures.ts";

const SHOWN_ITEMS = 5;

/** What one part of the shop sold, or one customer bought. */
export const reportPart =
  (deps: ReportDeps) =>
  async (turn: Turn, days: Days, named: NamedPart): Promise<SalesReport> => {
    const { tx, writer } = turn;
    const { tenantId } = writer.shop;
    const all = sumFigures(await deps.salesFigures.byDay(tx, tenantId, days));
    const told = { kind: "part_reported", part: named.part, name: named.name, days, allVnd: all.totalVnd } as const;
    switch (named.part) {
      case "item":
      case "category":
        return { ...told, ...ofItems(await itemsOf(deps)(turn, days, named.itemIds)) };
      case "staff": {
        const people = await deps.salesFigures.byPerson(tx, tenantId, days);
        const figures: Figures = people.find(({ personId }) => personId === named.personId) ?? NO_FIGURES;
        return { ...told, figures, items: [] };
      }
      case "customer": {
        const { customerId } = named;
        const buyers = await deps.salesFigures.byCustomer(tx, tenantId, days);
        const figures: Figures = buyers.find((buyer) => buyer.customerId === customerId) ?? NO_FIGURES;
        const items = await deps.salesFigures.byItemOfCustomer(tx, tenantId, days, customerId);
        return { ...told, figures, items: items.slice(0, SHOWN_ITEMS) };
      }
      case "location": {
        const scope: FigureScope = { ...days, locationId: named.locationId };
        const items = await deps.salesFigures.byItem(tx, tenantId, scope);
        const figures = sumFigures(await deps.salesFigures.byDay(tx, tenantId, scope));
        return { ...told, figures, items: items.slice(0, SHOWN_ITEMS) };
      }
    }
  };

const itemsOf =
  ({ salesFigures }: ReportDeps) =>
  async ({ tx, writer }: Turn, days: Days, ids: readonly string[]): Promise<readonly ItemFigures[]> =>
    (await salesFigures.byItem(tx, writer.shop.tenantId, days)).filter(({ itemId }) => ids.includes(itemId));

/** A quantity is told where all of it is counted in one unit. */
function ofItems(items: readonly ItemFigures[]) {
  const units = new Set(items.map(({ unit }) => unit));
  const [unit] = units;
  return {
    figures: { entryCount: 0, totalVnd: items.reduce((sum, { totalVnd }) => sum + totalVnd, 0) },
    items: items.length > 1 ? items.slice(0, SHOWN_ITEMS) : [],
    ...(units.size === 1 && { quantity: items.reduce((sum, { quantity }) => sum + quantity, 0) }),
    ...(units.size === 1 && unit !== undefined && { unit }),
  };
}

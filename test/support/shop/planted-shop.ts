import { randomUUID } from "node:crypto";

import type { Writer } from "../../../core/accounts/writer.ts";
import { createHistoryWriter } from "../../../database/repositories/history-writer.ts";
import type { Repositories } from "../../../database/create-repositories.ts";
import { openTestShop } from "./test-shop.ts";

/** What was sold on a day: quantities by item, at the item's price, or a lump. */
export interface PlantedDay {
  readonly date: string;
  readonly quantities?: Readonly<Record<string, number>>;
  readonly lumpVnd?: number;
  /** When all of it was sold, where that is known. */
  readonly soldHour?: number;
}

export interface PlantedPast {
  readonly pricesVnd?: Readonly<Record<string, number>>;
  readonly days: readonly PlantedDay[];
  readonly closed?: readonly { readonly from: string; readonly to: string }[];
}

/** Opens a shop whose past is known, since we made it: written in bulk, the sums made from the entries. */
export async function plantShop(
  repositories: Repositories,
  who: string,
  { pricesVnd = {}, days, closed = [] }: PlantedPast,
): Promise<Writer> {
  const writer = await openTestShop(repositories, who);
  const { shop, personId, locationId, chatId } = writer;
  const ids = new Map(Object.keys(pricesVnd).map((name) => [name, randomUUID()]));
  const head = (date: string) => ({
    id: randomUUID(),
    businessDate: date,
    occurredAt: new Date(`${date}T12:00:00+07:00`),
    personId,
  });
  const sales = days.map(({ date, quantities = {}, lumpVnd, soldHour }) => {
    const items = Object.entries(quantities)
      .filter(([, quantity]) => quantity > 0)
      .map(([name, quantity]) => {
        const unitPriceVnd = pricesVnd[name] ?? 0;
        const totalVnd = quantity * unitPriceVnd;
        return { itemId: ids.get(name)!, name, unit: "tô", quantity, unitPriceVnd, totalVnd, costVnd: 0 };
      });
    const totalVnd = lumpVnd ?? items.reduce((sum, item) => sum + item.totalVnd, 0);
    return { ...head(date), totalVnd, items, ...(soldHour !== undefined && { soldHour }) };
  });
  await repositories.transactions.run(async (tx) => {
    await repositories.transactions.enterTenant(tx, shop.tenantId);
    await createHistoryWriter().write(
      tx,
      { tenantId: shop.tenantId, locationId, chatId },
      {
        items: [...ids].map(([name, id]) => ({ id, name, unit: "tô", category: "món", prices: [] })),
        customers: [],
        sales: sales.filter(({ totalVnd }) => totalVnd > 0),
        spending: [],
        debtPayments: [],
        closedDays: closed.map(({ from, to }) => ({ ...head(from), from, to })),
        competitorPrices: [],
      },
    );
  });
  return writer;
}

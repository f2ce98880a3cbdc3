import type { SaleEntry } from "../../core/ports/book.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { ItemSalesDayEntity, SalesDayEntity } from "../entities/book-entities.ts";
import { managerOf } from "../transactions.ts";

/**
 * Adds a sale to the sums of its day, or takes it out. Rows that the chats of one shop share are written in one
 * order, the day first and then its items by id, so that writers who meet wait for each other in a line.
 */
export async function addToRollups(tx: Transaction, tenantId: string, sale: SaleEntry, sign: 1 | -1): Promise<void> {
  const { businessDate, locationId, totalVnd } = sale;
  await managerOf(tx).query(ADD_TO_DAY, [tenantId, businessDate, locationId, sign, sign * totalVnd]);
  const items = sumByItem(sale);
  if (items.length === 0) return;
  await managerOf(tx).query(ADD_TO_ITEMS, [
    tenantId,
    businessDate,
    locationId,
    items.map(({ itemId }) => itemId),
    items.map(({ quantity }) => (sign * quantity).toFixed(3)),
    items.map((item) => sign * item.totalVnd),
  ]);
}

/**
 * One row per item, in the order of the ids: the same item may stand on two lines of a sale. Goods without a name
 * count for the day alone.
 */
function sumByItem({ items }: SaleEntry): { itemId: string; quantity: number; totalVnd: number }[] {
  const sums = new Map<string, { itemId: string; quantity: number; totalVnd: number }>();
  for (const { itemId, quantity, totalVnd } of items) {
    if (itemId === undefined) continue;
    const sum = sums.get(itemId) ?? { itemId, quantity: 0, totalVnd: 0 };
    sums.set(itemId, { itemId, quantity: sum.quantity + quantity, totalVnd: sum.totalVnd + totalVnd });
  }
  return [...sums.values()].sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

const ADD_TO_DAY = `
  INSERT INTO ${SalesDayEntity.options.name} AS day (tenant_id, business_date, location_id, entry_count, total_vnd)
  VALUES ($1, $2, $3, $4, $5)
  ON CONFLICT (tenant_id, business_date, location_id) DO UPDATE
    SET entry_count = day.entry_count + EXCLUDED.entry_count, total_vnd = day.total_vnd + EXCLUDED.total_vnd`;

const ADD_TO_ITEMS = `
  INSERT INTO ${ItemSalesDayEntity.options.name} AS day
    (tenant_id, business_date, location_id, item_id, quantity, total_vnd)
  SELECT $1, $2, $3, * FROM unnest($4::uuid[], $5::numeric[], $6::bigint[])
  ON CONFLICT (tenant_id, business_date, location_id, item_id) DO UPDATE
    SET quantity = day.quantity + EXCLUDED.quantity, total_vnd = day.total_vnd + EXCLUDED.total_vnd`;

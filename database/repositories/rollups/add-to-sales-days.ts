import type { EntityManager } from "typeorm";

import type { RefundEntry, SaleEntry, SaleItem } from "../../../core/ports/entry.ts";
import { ItemSalesDayEntity, SalesDayEntity } from "../../entities/book-entities.ts";
import { MenuItemEntity } from "../../entities/shop-entities.ts";

/**
 * Adds a sale to the sums of its day, or takes it out; a refund the other way round. Rows that the chats of one shop
 * share are written in one order, the day first and then its items by id, so that writers who meet wait for each
 * other in a line.
 */
export async function addToSalesDays(
  manager: EntityManager,
  tenantId: string,
  entry: SaleEntry | RefundEntry,
  sign: 1 | -1,
): Promise<void> {
  const day = [tenantId, entry.businessDate, entry.locationId];
  await manager.query(ADD_TO_DAY, [...day, ...dayChange(entry).map((change) => sign * change)]);
  const items = sumByItem(entry.items);
  if (items.length === 0) return;
  const direction = entry.kind === "sale" ? sign : -sign;
  await manager.query(ADD_TO_ITEMS, [
    ...day,
    items.map(({ itemId }) => itemId),
    items.map(({ quantity }) => (direction * quantity).toFixed(3)),
    items.map(({ totalVnd }) => direction * totalVnd),
    items.map(({ costedVnd }) => direction * costedVnd),
    items.map(({ costVnd }) => direction * costVnd),
  ]);
}

/** In the order of the columns of `ADD_TO_DAY`. */
function dayChange(entry: SaleEntry | RefundEntry): number[] {
  const { costedVnd, costVnd } = costOf(entry.items);
  const { totalVnd } = entry;
  if (entry.kind === "refund") return [0, -totalVnd, 0, totalVnd, 0, -costedVnd, -costVnd];
  return [1, totalVnd, entry.discountVnd ?? 0, 0, entry.payment === "debt" ? totalVnd : 0, costedVnd, costVnd];
}

/** What of the lines has a known cost, and that cost. */
function costOf(items: readonly SaleItem[]): { costedVnd: number; costVnd: number } {
  const costed = items.filter(({ costVnd }) => costVnd !== undefined);
  return {
    costedVnd: costed.reduce((sum, { totalVnd }) => sum + totalVnd, 0),
    costVnd: costed.reduce((sum, { costVnd }) => sum + (costVnd ?? 0), 0),
  };
}

interface ItemSum {
  itemId: string;
  quantity: number;
  totalVnd: number;
  costedVnd: number;
  costVnd: number;
}

/**
 * One row per item, in the order of the ids: the same item may stand on two lines of a sale. Goods without a name
 * count for the day alone.
 */
function sumByItem(items: readonly SaleItem[]): ItemSum[] {
  const lines = new Map<string, SaleItem[]>();
  for (const item of items) {
    if (item.itemId !== undefined) lines.set(item.itemId, [...(lines.get(item.itemId) ?? []), item]);
  }
  const sums = [...lines].map(([itemId, of]) => ({
    itemId,
    quantity: of.reduce((sum, { quantity }) => sum + quantity, 0),
    totalVnd: of.reduce((sum, { totalVnd }) => sum + totalVnd, 0),
    ...costOf(of),
  }));
  return sums.sort((a, b) => (a.itemId < b.itemId ? -1 : 1));
}

const ADD_TO_DAY = `
  INSERT INTO ${SalesDayEntity.options.name} AS day (tenant_id, business_date, location_id,
    entry_count, total_vnd, discount_vnd, refund_vnd, credit_vnd, costed_vnd, cost_vnd)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (tenant_id, business_date, location_id) DO UPDATE
    SET entry_count = day.entry_count + EXCLUDED.entry_count, total_vnd = day.total_vnd + EXCLUDED.total_vnd,
      discount_vnd = day.discount_vnd + EXCLUDED.discount_vnd, refund_vnd = day.refund_vnd + EXCLUDED.refund_vnd,
      credit_vnd = day.credit_vnd + EXCLUDED.credit_vnd, costed_vnd = day.costed_vnd + EXCLUDED.costed_vnd,
      cost_vnd = day.cost_vnd + EXCLUDED.cost_vnd`;

// What was sold under a name that has become another's counts for that one. The lock holds off a merge that is under
// way, so that what it moves and what is added here cannot miss each other.
const ADD_TO_ITEMS = `
  WITH item AS MATERIALIZED (
    SELECT id, COALESCE(merged_into, id) AS counted_as FROM ${MenuItemEntity.options.name}
    WHERE tenant_id = $1 AND id = ANY ($4::uuid[]) ORDER BY id FOR KEY SHARE)
  INSERT INTO ${ItemSalesDayEntity.options.name} AS day
    (tenant_id, business_date, location_id, item_id, quantity, total_vnd, costed_vnd, cost_vnd)
  SELECT $1, $2, $3, item.counted_as, sum(quantity), sum(total_vnd), sum(costed_vnd), sum(cost_vnd)
  FROM unnest($4::uuid[], $5::numeric[], $6::bigint[], $7::bigint[], $8::bigint[])
    AS sold (item_id, quantity, total_vnd, costed_vnd, cost_vnd) JOIN item ON item.id = sold.item_id
  GROUP BY item.counted_as ORDER BY item.counted_as
  ON CONFLICT (tenant_id, business_date, location_id, item_id) DO UPDATE
    SET quantity = day.quantity + EXCLUDED.quantity, total_vnd = day.total_vnd + EXCLUDED.total_vnd,
      costed_vnd = day.costed_vnd + EXCLUDED.costed_vnd, cost_vnd = day.cost_vnd + EXCLUDED.cost_vnd`;

import type { EntityManager } from "typeorm";

import type { RefundEntry, SaleEntry, SaleItem } from "../../../core/ports/entry.ts";
import {
  EntryEntity,
  ItemSalesDayEntity,
  SaleEntity,
  SalesDayEntity,
  SalesSliceDayEntity,
} from "../../entities/book-entities.ts";
import { RefundEntity } from "../../entities/money-entities.ts";
import { MenuItemEntity } from "../../entities/shop-entities.ts";
import { send, statement } from "../../statement.ts";

/**
 * Adds a stored sale to the sums of its day, of its goods and of its hour, payment and person, or takes it out; a refund the
 * other way round. Rows that the chats of one shop share are written in one order, the day first, so that writers who
 * meet wait for each other in a line.
 */
export function addToSales(
  manager: EntityManager,
  tenantId: string,
  entry: SaleEntry | RefundEntry,
  sign: 1 | -1,
): void {
  const items = sumByItem(entry.items);
  const direction = entry.kind === "sale" ? sign : -sign;
  send(manager, ADD, [
    tenantId,
    entry.businessDate,
    entry.locationId,
    ...dayChange(entry).map((change) => sign * change),
    items.map(({ itemId }) => itemId),
    items.map(({ quantity }) => (direction * quantity).toFixed(3)),
    items.map(({ totalVnd }) => direction * totalVnd),
    items.map(({ costedVnd }) => direction * costedVnd),
    items.map(({ costVnd }) => direction * costVnd),
    entry.id,
    sign,
  ]);
}

/** In the order of the columns of `DAY`. */
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

const [ENTRY, SALE, REFUND, SLICE] = [EntryEntity, SaleEntity, RefundEntity, SalesSliceDayEntity].map(
  ({ options }) => options.name,
) as [string, string, string, string];

const DAY = `
  INSERT INTO ${SalesDayEntity.options.name} AS day (tenant_id, business_date, location_id,
    entry_count, total_vnd, discount_vnd, refund_vnd, credit_vnd, costed_vnd, cost_vnd)
  VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
  ON CONFLICT (tenant_id, business_date, location_id) DO UPDATE
    SET entry_count = day.entry_count + EXCLUDED.entry_count, total_vnd = day.total_vnd + EXCLUDED.total_vnd,
      discount_vnd = day.discount_vnd + EXCLUDED.discount_vnd, refund_vnd = day.refund_vnd + EXCLUDED.refund_vnd,
      credit_vnd = day.credit_vnd + EXCLUDED.credit_vnd, costed_vnd = day.costed_vnd + EXCLUDED.costed_vnd,
      cost_vnd = day.cost_vnd + EXCLUDED.cost_vnd
  RETURNING business_date`;

// What was sold under a name that has become another's counts for that one. The lock holds off a merge that is under
// way, so that what it moves and what is added here cannot miss each other.
const COUNTED = `
  SELECT id, COALESCE(merged_into, id) AS counted_as FROM ${MenuItemEntity.options.name}
  WHERE tenant_id = $1 AND id = ANY ($11::uuid[]) ORDER BY id FOR KEY SHARE`;

const ITEMS = `
  INSERT INTO ${ItemSalesDayEntity.options.name} AS day
    (tenant_id, business_date, location_id, item_id, quantity, total_vnd, costed_vnd, cost_vnd)
  SELECT $1, written.business_date, $3, item.counted_as, sum(quantity), sum(total_vnd), sum(costed_vnd), sum(cost_vnd)
  FROM unnest($11::uuid[], $12::numeric[], $13::bigint[], $14::bigint[], $15::bigint[])
    AS sold (item_id, quantity, total_vnd, costed_vnd, cost_vnd) JOIN item ON item.id = sold.item_id CROSS JOIN written
  GROUP BY written.business_date, item.counted_as ORDER BY item.counted_as
  ON CONFLICT (tenant_id, business_date, location_id, item_id) DO UPDATE
    SET quantity = day.quantity + EXCLUDED.quantity, total_vnd = day.total_vnd + EXCLUDED.total_vnd,
      costed_vnd = day.costed_vnd + EXCLUDED.costed_vnd, cost_vnd = day.cost_vnd + EXCLUDED.cost_vnd`;

// By what stands in the book, so that a void takes away from the one who entered and not from the one who voids.
const SLICES = `
  INSERT INTO ${SLICE} AS day (tenant_id, business_date, location_id, hour, payment, person_id, entry_count, total_vnd)
  SELECT entry.tenant_id, entry.business_date, entry.location_id, COALESCE(sale.sold_hour, -1),
    COALESCE(sale.payment, refund.payment, 'unsaid'), entry.person_id,
    CASE WHEN sale.entry_id IS NULL THEN 0 ELSE $17::int END, $17::int * COALESCE(sale.total_vnd, -refund.total_vnd)
  FROM written CROSS JOIN ${ENTRY} AS entry
    LEFT JOIN ${SALE} AS sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
    LEFT JOIN ${REFUND} AS refund ON refund.tenant_id = entry.tenant_id AND refund.entry_id = entry.id
  WHERE entry.tenant_id = $1 AND entry.id = $16
  ON CONFLICT (tenant_id, business_date, location_id, hour, payment, person_id) DO UPDATE
    SET entry_count = day.entry_count + EXCLUDED.entry_count, total_vnd = day.total_vnd + EXCLUDED.total_vnd`;

// Goods and slices are read off the day that was written: so its row is locked before any of theirs.
const ADD = statement(`
  WITH written AS (${DAY}), item AS MATERIALIZED (${COUNTED}), goods AS (${ITEMS}) ${SLICES}`);

import type { EntityManager } from "typeorm";

import { EntryEntity, EntryVoidEntity, ItemSalesDayEntity, SaleItemEntity } from "../../entities/book-entities.ts";
import { RefundItemEntity } from "../../entities/money-entities.ts";
import { MenuItemEntity } from "../../entities/shop-entities.ts";

/**
 * Counts what was sold as `itemId` for the item that it is now a name of, instead of the one before. Taken from the
 * lines of sales, not from the sums, so that it can be taken back when both have been sold since.
 */
export async function mergeItemSales(
  manager: EntityManager,
  tenantId: string,
  itemId: string,
  from: string | undefined,
  to: string | undefined,
): Promise<void> {
  const [losing, gaining] = [from ?? itemId, to ?? itemId];
  await manager.query(LOCK, [tenantId, [itemId, losing, gaining]]);
  await manager.query(MOVE, [tenantId, itemId, losing, -1]);
  await manager.query(MOVE, [tenantId, itemId, gaining, 1]);
}

// Sales in progress hold the key of the items on their lines (see add-to-sales.ts).
const LOCK = `SELECT id FROM ${MenuItemEntity.options.name} WHERE tenant_id = $1 AND id = ANY ($2::uuid[])
  ORDER BY id FOR UPDATE`;

const line = (entity: string, sign: 1 | -1): string => `
  SELECT entry.business_date, entry.location_id, ${String(sign)} * line.quantity AS quantity,
    ${String(sign)} * line.total_vnd AS total_vnd,
    CASE WHEN line.cost_vnd IS NULL THEN 0 ELSE ${String(sign)} * line.total_vnd END AS costed_vnd,
    ${String(sign)} * COALESCE(line.cost_vnd, 0) AS cost_vnd
  FROM ${entity} AS line
    JOIN ${EntryEntity.options.name} AS entry ON entry.tenant_id = line.tenant_id AND entry.id = line.entry_id
  WHERE line.tenant_id = $1 AND line.item_id = $2 AND NOT EXISTS (SELECT FROM ${EntryVoidEntity.options.name} AS void
    WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)`;

const MOVE = `
  INSERT INTO ${ItemSalesDayEntity.options.name} AS day
    (tenant_id, business_date, location_id, item_id, quantity, total_vnd, costed_vnd, cost_vnd)
  SELECT $1, business_date, location_id, $3::uuid, $4::int * sum(quantity), $4::int * sum(total_vnd),
    $4::int * sum(costed_vnd), $4::int * sum(cost_vnd)
  FROM (${line(SaleItemEntity.options.name, 1)} UNION ALL ${line(RefundItemEntity.options.name, -1)}) AS lines
  GROUP BY business_date, location_id ORDER BY business_date, location_id
  ON CONFLICT (tenant_id, business_date, location_id, item_id) DO UPDATE
    SET quantity = day.quantity + EXCLUDED.quantity, total_vnd = day.total_vnd + EXCLUDED.total_vnd,
      costed_vnd = day.costed_vnd + EXCLUDED.costed_vnd, cost_vnd = day.cost_vnd + EXCLUDED.cost_vnd`;

import type { EntityManager } from "typeorm";

import { EntryEntity, SaleEntity, SalesSliceDayEntity } from "../../entities/book-entities.ts";
import { RefundEntity } from "../../entities/money-entities.ts";

/**
 * Adds a stored sale or refund to the sums by hour, payment and person of its day, or takes it out: by what stands in
 * the book, so that a void takes away from the one who entered and not from the one who voids. One row, written after the day's.
 */
export async function addToSalesSlices(
  manager: EntityManager,
  tenantId: string,
  entryId: string,
  sign: 1 | -1,
): Promise<void> {
  await manager.query(ADD, [tenantId, entryId, sign]);
}

const [ENTRY, SALE, REFUND, SLICE] = [EntryEntity, SaleEntity, RefundEntity, SalesSliceDayEntity].map(
  ({ options }) => options.name,
) as [string, string, string, string];

const ADD = `
  INSERT INTO ${SLICE} AS day (tenant_id, business_date, location_id, hour, payment, person_id, entry_count, total_vnd)
  SELECT entry.tenant_id, entry.business_date, entry.location_id, COALESCE(sale.sold_hour, -1),
    COALESCE(sale.payment, refund.payment, 'unsaid'), entry.person_id,
    CASE WHEN sale.entry_id IS NULL THEN 0 ELSE $3::int END, $3::int * COALESCE(sale.total_vnd, -refund.total_vnd)
  FROM ${ENTRY} AS entry
    LEFT JOIN ${SALE} AS sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
    LEFT JOIN ${REFUND} AS refund ON refund.tenant_id = entry.tenant_id AND refund.entry_id = entry.id
  WHERE entry.tenant_id = $1 AND entry.id = $2
  ON CONFLICT (tenant_id, business_date, location_id, hour, payment, person_id) DO UPDATE
    SET entry_count = day.entry_count + EXCLUDED.entry_count, total_vnd = day.total_vnd + EXCLUDED.total_vnd`;

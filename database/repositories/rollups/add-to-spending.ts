import type { EntityManager } from "typeorm";

import type { ExpenseEntry, PurchaseEntry } from "../../../core/ports/entry.ts";
import type { SpendingKind } from "../../../core/ports/spending.ts";
import { SpendingDayEntity } from "../../entities/money-entities.ts";

/** Under which purchases are summed: they have no categories of their own. */
export const PURCHASE_CATEGORY = "hàng";

/** Adds an expense or a purchase to the sums of its day, or takes it out. */
export async function addToSpending(
  manager: EntityManager,
  tenantId: string,
  entry: ExpenseEntry | PurchaseEntry,
  sign: 1 | -1,
): Promise<void> {
  const { businessDate, locationId, totalVnd } = entry;
  const [kind, category] = groupOf(entry);
  await manager.query(ADD, [tenantId, businessDate, locationId, kind, category, sign, sign * totalVnd]);
}

const groupOf = (entry: ExpenseEntry | PurchaseEntry): [kind: SpendingKind, category: string] => {
  if (entry.kind === "purchase") return ["purchase", PURCHASE_CATEGORY];
  return [entry.isDrawing ? "drawing" : "expense", entry.category];
};

const ADD = `
  INSERT INTO ${SpendingDayEntity.options.name} AS day
    (tenant_id, business_date, location_id, kind, category, entry_count, total_vnd)
  VALUES ($1, $2, $3, $4, $5, $6, $7)
  ON CONFLICT (tenant_id, business_date, location_id, kind, category) DO UPDATE
    SET entry_count = day.entry_count + EXCLUDED.entry_count, total_vnd = day.total_vnd + EXCLUDED.total_vnd`;

import type { EntityManager } from "typeorm";

import type { PurchaseEntry, SupplierPaymentEntry } from "../../../core/ports/entry.ts";
import { CustomerBalanceEntity } from "../../entities/money-entities.ts";

/** Adds an entry to what the shop owes to its supplier, or takes it out. A purchase on credit adds, a payment is taken off. */
export async function addToPayable(
  manager: EntityManager,
  tenantId: string,
  { kind, supplier, totalVnd }: PurchaseEntry | SupplierPaymentEntry,
  sign: 1 | -1,
): Promise<void> {
  if (supplier === undefined) return;
  await manager.query(ADD, [tenantId, supplier.id, sign * (kind === "purchase" ? totalVnd : -totalVnd)]);
}

const ADD = `
  INSERT INTO ${CustomerBalanceEntity.options.name} AS balance (tenant_id, customer_id, owed_vnd, payable_vnd)
  VALUES ($1, $2, 0, $3)
  ON CONFLICT (tenant_id, customer_id) DO UPDATE SET payable_vnd = balance.payable_vnd + EXCLUDED.payable_vnd`;

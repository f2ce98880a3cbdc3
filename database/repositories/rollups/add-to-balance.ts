import type { EntityManager } from "typeorm";

import type { DebtPaymentEntry, RefundEntry, SaleEntry } from "../../../core/ports/entry.ts";
import { CustomerBalanceEntity } from "../../entities/money-entities.ts";

/** Adds an entry to what its customer owes, or takes it out. A sale on credit adds, what came back is taken off. */
export async function addToBalance(
  manager: EntityManager,
  tenantId: string,
  { kind, customer, totalVnd }: SaleEntry | RefundEntry | DebtPaymentEntry,
  sign: 1 | -1,
): Promise<void> {
  if (customer === undefined) return;
  const owedVnd = kind === "sale" ? totalVnd : -totalVnd;
  await manager.query(ADD, [tenantId, customer.id, sign * owedVnd]);
}

const ADD = `
  INSERT INTO ${CustomerBalanceEntity.options.name} AS balance (tenant_id, customer_id, owed_vnd) VALUES ($1, $2, $3)
  ON CONFLICT (tenant_id, customer_id) DO UPDATE SET owed_vnd = balance.owed_vnd + EXCLUDED.owed_vnd`;

import type { EntityManager } from "typeorm";

import { PURCHASE_CATEGORY } from "./add-to-spending.ts";

/**
 * Makes the sums of a shop that has none yet from the entries that stand, as each entry would have made them one by
 * one. The tenant must be entered.
 */
export async function fillRollups(manager: EntityManager, tenantId: string): Promise<void> {
  // The planner has not counted the rows of this transaction yet, and would look them up one by one.
  await manager.query("SET LOCAL enable_nestloop = off");
  for (const statement of [SALES_DAYS, ITEMS, SLICES, BALANCES]) await manager.query(statement, [tenantId]);
  await manager.query(SPENDING, [tenantId, PURCHASE_CATEGORY]);
}

const STANDING = `NOT EXISTS (SELECT FROM entry_void AS void
    WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)`;

/** Sales, and what was given back as sales below nothing. */
const SOLD = `
  SELECT entry.tenant_id, entry.id, entry.business_date, entry.location_id, entry.person_id, sale.sold_hour, sale.payment,
    sale.customer_id, 1 AS sign, sale.total_vnd, sale.discount_vnd
  FROM entry JOIN sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
  WHERE entry.tenant_id = $1 AND ${STANDING}
  UNION ALL
  SELECT entry.tenant_id, entry.id, entry.business_date, entry.location_id, entry.person_id, NULL, refund.payment,
    refund.customer_id, -1, refund.total_vnd, 0
  FROM entry JOIN refund ON refund.tenant_id = entry.tenant_id AND refund.entry_id = entry.id
  WHERE entry.tenant_id = $1 AND ${STANDING}`;

const LINES = `
  SELECT tenant_id, entry_id, item_id, quantity, total_vnd, cost_vnd FROM sale_item WHERE tenant_id = $1
  UNION ALL
  SELECT tenant_id, entry_id, item_id, quantity, total_vnd, cost_vnd FROM refund_item WHERE tenant_id = $1`;

const SALES_DAYS = `
  WITH sold AS MATERIALIZED (${SOLD}),
  costs AS (SELECT entry_id, sum(total_vnd) AS costed, sum(cost_vnd) AS cost FROM (${LINES}) AS line
    WHERE cost_vnd IS NOT NULL GROUP BY entry_id)
  INSERT INTO sales_day (tenant_id, business_date, location_id, entry_count, total_vnd, discount_vnd, refund_vnd,
    credit_vnd, costed_vnd, cost_vnd)
  SELECT tenant_id, business_date, location_id, count(*) FILTER (WHERE sign = 1), sum(sign * total_vnd),
    sum(discount_vnd), COALESCE(sum(total_vnd) FILTER (WHERE sign = -1), 0),
    COALESCE(sum(total_vnd) FILTER (WHERE sign = 1 AND payment = 'debt'), 0),
    COALESCE(sum(sign * costed), 0), COALESCE(sum(sign * cost), 0)
  FROM sold LEFT JOIN costs ON costs.entry_id = sold.id GROUP BY tenant_id, business_date, location_id`;

const ITEMS = `
  INSERT INTO item_sales_day (tenant_id, business_date, location_id, item_id, quantity, total_vnd, costed_vnd, cost_vnd)
  SELECT sold.tenant_id, business_date, location_id, COALESCE(item.merged_into, item.id), sum(sign * line.quantity),
    sum(sign * line.total_vnd), sum(CASE WHEN line.cost_vnd IS NULL THEN 0 ELSE sign * line.total_vnd END),
    sum(sign * COALESCE(line.cost_vnd, 0))
  FROM (${SOLD}) AS sold JOIN (${LINES}) AS line ON line.entry_id = sold.id
    JOIN menu_item AS item ON item.tenant_id = line.tenant_id AND item.id = line.item_id
  GROUP BY 1, 2, 3, 4`;

const SLICES = `
  INSERT INTO sales_slice_day (tenant_id, business_date, location_id, hour, payment, person_id, entry_count, total_vnd)
  SELECT tenant_id, business_date, location_id, COALESCE(sold_hour, -1), COALESCE(payment, 'unsaid'), person_id,
    count(*) FILTER (WHERE sign = 1), sum(sign * total_vnd)
  FROM (${SOLD}) AS sold GROUP BY 1, 2, 3, 4, 5, 6`;

const BALANCES = `
  INSERT INTO customer_balance (tenant_id, customer_id, owed_vnd, payable_vnd)
  SELECT $1, customer_id, sum(owed), sum(payable) FROM (
    SELECT customer_id, sign * total_vnd AS owed, 0 AS payable FROM (${SOLD}) AS sold WHERE payment = 'debt'
    UNION ALL
    SELECT purchase.supplier_id, 0, purchase.total_vnd FROM purchase
      JOIN entry ON entry.tenant_id = purchase.tenant_id AND entry.id = purchase.entry_id
    WHERE purchase.tenant_id = $1 AND purchase.payment = 'debt' AND purchase.supplier_id IS NOT NULL AND ${STANDING}
    UNION ALL
    SELECT paid.supplier_id, 0, -paid.total_vnd FROM supplier_payment AS paid
      JOIN entry ON entry.tenant_id = paid.tenant_id AND entry.id = paid.entry_id
    WHERE paid.tenant_id = $1 AND ${STANDING}
    UNION ALL
    SELECT payment.customer_id, -payment.total_vnd, 0 FROM debt_payment AS payment
      JOIN entry ON entry.tenant_id = payment.tenant_id AND entry.id = payment.entry_id
    WHERE payment.tenant_id = $1 AND ${STANDING}) AS owing
  GROUP BY customer_id`;

const SPENDING = `
  INSERT INTO spending_day (tenant_id, business_date, location_id, kind, category, entry_count, total_vnd)
  SELECT $1, business_date, location_id, kind, category, count(*), sum(total_vnd) FROM (
    SELECT business_date, location_id, CASE WHEN is_drawing THEN 'drawing' ELSE 'expense' END AS kind, category, total_vnd
    FROM expense JOIN entry ON entry.tenant_id = expense.tenant_id AND entry.id = expense.entry_id
    WHERE entry.tenant_id = $1 AND ${STANDING}
    UNION ALL
    SELECT business_date, location_id, 'purchase', $2, total_vnd
    FROM purchase JOIN entry ON entry.tenant_id = purchase.tenant_id AND entry.id = purchase.entry_id
    WHERE entry.tenant_id = $1 AND ${STANDING}) AS spent
  GROUP BY business_date, location_id, kind, category`;

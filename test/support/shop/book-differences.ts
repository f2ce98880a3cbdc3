/**
 * What of the sums that are kept with the entries differs from what the entries themselves come to, over all shops of
 * a database. Each statement finds the rows that differ; none may.
 */
export const BOOK_DIFFERENCES: Readonly<Record<string, string>> = {
  "the sums of days": `
    WITH counted AS (
      SELECT tenant_id, business_date, location_id, sum(sales) AS entries, sum(total) AS total, sum(refund) AS refund,
        sum(credit) AS credit, sum(discount) AS discount FROM (
          SELECT entry.*, 1 AS sales, total_vnd AS total, 0 AS refund, discount_vnd AS discount,
            CASE WHEN payment = 'debt' THEN total_vnd ELSE 0 END AS credit
          FROM entry JOIN sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
          UNION ALL
          SELECT entry.*, 0, -total_vnd, total_vnd, 0, 0
          FROM entry JOIN refund ON refund.tenant_id = entry.tenant_id AND refund.entry_id = entry.id) AS each
      WHERE NOT EXISTS (SELECT FROM entry_void AS void WHERE void.entry_id = each.id) GROUP BY 1, 2, 3)
    SELECT * FROM counted FULL JOIN (SELECT * FROM sales_day
        WHERE (entry_count, total_vnd, refund_vnd, credit_vnd, discount_vnd) <> (0, 0, 0, 0, 0)) AS kept
      USING (tenant_id, business_date, location_id)
    WHERE (entries, total, refund, credit, discount) IS DISTINCT FROM
      (entry_count::bigint, total_vnd::numeric, refund_vnd::numeric, credit_vnd::numeric, discount_vnd::numeric)
      AND (entries, total, refund, credit, discount) IS DISTINCT FROM (0, 0, 0, 0, 0)`,
  "the sums of goods": `
    WITH line AS (
      SELECT tenant_id, entry_id, item_id, quantity, total_vnd, cost_vnd FROM sale_item
      UNION ALL SELECT tenant_id, entry_id, item_id, -quantity, -total_vnd, -cost_vnd FROM refund_item),
    counted AS (
      SELECT entry.tenant_id, business_date, location_id, COALESCE(merged_into, menu_item.id) AS item_id,
        sum(quantity) AS pieces, sum(total_vnd) AS total, sum(COALESCE(cost_vnd, 0)) AS cost
      FROM line JOIN entry ON entry.tenant_id = line.tenant_id AND entry.id = line.entry_id
        JOIN menu_item ON menu_item.tenant_id = line.tenant_id AND menu_item.id = line.item_id
      WHERE NOT EXISTS (SELECT FROM entry_void AS void WHERE void.entry_id = entry.id) GROUP BY 1, 2, 3, 4
      HAVING (sum(quantity), sum(total_vnd), sum(COALESCE(cost_vnd, 0))) <> (0, 0, 0))
    SELECT * FROM counted FULL JOIN (SELECT * FROM item_sales_day WHERE (quantity, total_vnd, cost_vnd) <> (0, 0, 0)) AS kept
      USING (tenant_id, business_date, location_id, item_id)
    WHERE (pieces, total, cost) IS DISTINCT FROM (quantity, total_vnd::numeric, cost_vnd::numeric)`,
  "what was spent": `
    WITH counted AS (
      SELECT tenant_id, business_date, location_id, kind, category, count(*) AS entries, sum(total) AS total FROM (
          SELECT entry.tenant_id, entry.id, business_date, location_id, total_vnd AS total, category,
            CASE WHEN is_drawing THEN 'drawing' ELSE 'expense' END AS kind
          FROM entry JOIN expense ON expense.tenant_id = entry.tenant_id AND expense.entry_id = entry.id
          UNION ALL
          SELECT entry.tenant_id, entry.id, business_date, location_id, total_vnd, 'hàng', 'purchase'
          FROM entry JOIN purchase ON purchase.tenant_id = entry.tenant_id AND purchase.entry_id = entry.id) AS each
      WHERE NOT EXISTS (SELECT FROM entry_void AS void WHERE void.entry_id = each.id) GROUP BY 1, 2, 3, 4, 5)
    SELECT * FROM counted FULL JOIN (SELECT * FROM spending_day WHERE (entry_count, total_vnd) <> (0, 0)) AS kept
      USING (tenant_id, business_date, location_id, kind, category)
    WHERE (entries, total) IS DISTINCT FROM (entry_count::bigint, total_vnd::numeric)`,
  "the sums by hour, payment and person": `
    WITH counted AS (
      SELECT tenant_id, business_date, location_id, hour, payment, person_id, sum(sales) AS entries, sum(total) AS total FROM (
          SELECT entry.*, COALESCE(sold_hour, -1) AS hour, COALESCE(payment, 'unsaid') AS payment, 1 AS sales, total_vnd AS total
          FROM entry JOIN sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
          UNION ALL
          SELECT entry.*, -1, COALESCE(payment, 'unsaid'), 0, -total_vnd
          FROM entry JOIN refund ON refund.tenant_id = entry.tenant_id AND refund.entry_id = entry.id) AS each
      WHERE NOT EXISTS (SELECT FROM entry_void AS void WHERE void.entry_id = each.id) GROUP BY 1, 2, 3, 4, 5, 6)
    SELECT * FROM counted FULL JOIN (SELECT * FROM sales_slice_day WHERE (entry_count, total_vnd) <> (0, 0)) AS kept
      USING (tenant_id, business_date, location_id, hour, payment, person_id)
    WHERE (entries, total) IS DISTINCT FROM (entry_count::bigint, total_vnd::numeric)
      AND (entries, total) IS DISTINCT FROM (0, 0)`,
  "what the shop owes": `
    WITH counted AS (
      SELECT tenant_id, customer_id, sum(payable) AS payable FROM (
          SELECT tenant_id, entry_id, supplier_id AS customer_id, total_vnd AS payable FROM purchase
          WHERE payment = 'debt' AND supplier_id IS NOT NULL
          UNION ALL SELECT tenant_id, entry_id, supplier_id, -total_vnd FROM supplier_payment) AS each
      WHERE NOT EXISTS (SELECT FROM entry_void AS void WHERE void.entry_id = each.entry_id) GROUP BY 1, 2
      HAVING sum(payable) <> 0)
    SELECT * FROM counted FULL JOIN (SELECT * FROM customer_balance WHERE payable_vnd <> 0) AS kept
      USING (tenant_id, customer_id)
    WHERE payable IS DISTINCT FROM payable_vnd::numeric`,
  "what is owed": `
    WITH counted AS (
      SELECT tenant_id, customer_id, sum(owed) AS owed FROM (
          SELECT tenant_id, entry_id, customer_id, total_vnd AS owed FROM sale WHERE payment = 'debt'
          UNION ALL SELECT tenant_id, entry_id, customer_id, -total_vnd FROM refund WHERE payment = 'debt'
          UNION ALL SELECT tenant_id, entry_id, customer_id, -total_vnd FROM debt_payment) AS each
      WHERE NOT EXISTS (SELECT FROM entry_void AS void WHERE void.entry_id = each.entry_id) GROUP BY 1, 2
      HAVING sum(owed) <> 0)
    SELECT * FROM counted FULL JOIN (SELECT * FROM customer_balance WHERE owed_vnd <> 0) AS kept
      USING (tenant_id, customer_id)
    WHERE owed IS DISTINCT FROM owed_vnd::numeric`,
};

import { CustomerNameEntity, MenuItemEntity } from "../entities/shop-entities.ts";
import { EntryEntity, EntryVoidEntity, SaleEntity, SaleItemEntity } from "../entities/book-entities.ts";
import { RefundEntity, RefundItemEntity } from "../entities/money-entities.ts";

const [ENTRY, VOID, SALE, SALE_ITEM, REFUND, REFUND_ITEM, ITEM, NAME] = [
  EntryEntity,
  EntryVoidEntity,
  SaleEntity,
  SaleItemEntity,
  RefundEntity,
  RefundItemEntity,
  MenuItemEntity,
  CustomerNameEntity,
].map(({ options }) => options.name) as [string, string, string, string, string, string, string, string];

/** Entries of some days that stand, joined to what `store` says of them: $1 shop, $2 and $3 days, $4 place or null. */
const standing = (store: string): string => `
  FROM ${ENTRY} AS entry JOIN ${store} AS told ON told.tenant_id = entry.tenant_id AND told.entry_id = entry.id
  WHERE entry.tenant_id = $1 AND entry.business_date BETWEEN $2 AND $3
    AND ($4::uuid IS NULL OR entry.location_id = $4) AND told.customer_id IS NOT NULL
    AND NOT EXISTS (SELECT FROM ${VOID} AS void WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)`;

/** What each customer bought, less what came back. */
export const BY_CUSTOMER = `
  SELECT bought.customer_id AS "customerId", name.display_name AS name, sum(bought.entries) AS entries,
    sum(bought.total) AS total
  FROM (SELECT told.customer_id, 1 AS entries, told.total_vnd AS total ${standing(SALE)}
    UNION ALL SELECT told.customer_id, 0, -told.total_vnd ${standing(REFUND)}) AS bought
    LEFT JOIN ${NAME} AS name ON name.tenant_id = $1 AND name.customer_id = bought.customer_id
  GROUP BY bought.customer_id, name.display_name HAVING sum(bought.total) > 0
  ORDER BY total DESC, bought.customer_id`;

const lines = (store: string, items: string, sign: "" | "-"): string => `
  SELECT line.item_id, ${sign}line.quantity AS quantity, ${sign}line.total_vnd AS total
  FROM (SELECT entry.id ${standing(store)} AND told.customer_id = $5) AS theirs
    JOIN ${items} AS line ON line.tenant_id = $1 AND line.entry_id = theirs.id`;

/** The goods of one customer, $5, each under the name that it has on the menu by now. */
export const BY_ITEM_OF_CUSTOMER = `
  SELECT shown.id AS "itemId", shown.name, shown.unit, shown.category, sum(line.quantity) AS quantity,
    sum(line.total) AS total
  FROM (${lines(SALE, SALE_ITEM, "")} UNION ALL ${lines(REFUND, REFUND_ITEM, "-")}) AS line
    JOIN ${ITEM} AS item ON item.tenant_id = $1 AND item.id = line.item_id
    JOIN ${ITEM} AS shown ON shown.tenant_id = $1 AND shown.id = COALESCE(item.merged_into, item.id)
  GROUP BY shown.id, shown.name, shown.unit, shown.category HAVING sum(line.total) > 0
  ORDER BY total DESC, shown.name`;

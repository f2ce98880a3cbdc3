import type { Stock, StockLevel } from "../../core/ports/stock.ts";
import { EntryEntity, EntryVoidEntity, SaleItemEntity } from "../entities/book-entities.ts";
import { StockLineEntity } from "../entities/knowledge-entities.ts";
import { PurchaseItemEntity, RefundItemEntity } from "../entities/money-entities.ts";
import { MenuItemEntity } from "../entities/shop-entities.ts";
import { managerOf } from "../transactions.ts";

export const createStock = (): Stock => ({
  async levels(tx, tenantId, itemIds) {
    const rows = await managerOf(tx).query<
      { itemId: string; name: string; unit: string | null; quantity: string; countedAt: Date }[]
    >(LEVELS, [tenantId, itemIds ?? null]);
    return rows.map(({ unit, quantity, ...row }): StockLevel => ({
      ...row,
      ...(unit && { unit }),
      quantity: Number(quantity),
    }));
  },
});

const [ENTRY, ENTRY_VOID, MENU_ITEM] = [EntryEntity, EntryVoidEntity, MenuItemEntity].map(
  ({ options }) => options.name,
) as [string, string, string];

const STANDS = `NOT EXISTS (SELECT FROM ${ENTRY_VOID} AS void
  WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)`;

/** Lines of goods of the item since its count, in the unit in which it was counted. Without a unit, any will do. */
const movedSince = (table: string, where = "true"): string => `
  COALESCE((SELECT sum(line.quantity) FROM ${table} AS line
    JOIN ${ENTRY} AS entry ON entry.tenant_id = line.tenant_id AND entry.id = line.entry_id
    JOIN ${MENU_ITEM} AS spelling ON spelling.tenant_id = line.tenant_id AND spelling.id = line.item_id
    WHERE line.tenant_id = counted.tenant_id AND COALESCE(spelling.merged_into, spelling.id) = counted.item_id
      AND (counted.unit IS NULL OR line.unit IS NULL OR line.unit = counted.unit)
      AND entry.position > counted.position AND ${STANDS} AND ${where}), 0)`;

const LEVELS = `
  SELECT counted.item_id AS "itemId", item.name, counted.unit, counted.recorded_at AS "countedAt",
    counted.quantity + ${movedSince(StockLineEntity.options.name, "line.move = 'in'")}
      + ${movedSince(PurchaseItemEntity.options.name)} + ${movedSince(RefundItemEntity.options.name)}
      - ${movedSince(SaleItemEntity.options.name)} AS quantity
  FROM (
    SELECT DISTINCT ON (COALESCE(spelling.merged_into, spelling.id)) line.tenant_id,
      COALESCE(spelling.merged_into, spelling.id) AS item_id, line.unit, line.quantity, entry.position, entry.recorded_at
    FROM ${StockLineEntity.options.name} AS line
      JOIN ${ENTRY} AS entry ON entry.tenant_id = line.tenant_id AND entry.id = line.entry_id
      JOIN ${MENU_ITEM} AS spelling ON spelling.tenant_id = line.tenant_id AND spelling.id = line.item_id
    WHERE line.tenant_id = $1 AND line.move = 'count' AND ${STANDS}
    ORDER BY COALESCE(spelling.merged_into, spelling.id), entry.position DESC, line.line DESC) AS counted
    JOIN ${MENU_ITEM} AS item ON item.tenant_id = counted.tenant_id AND item.id = counted.item_id
  WHERE $2::uuid[] IS NULL OR counted.item_id = ANY ($2) ORDER BY item.name`;

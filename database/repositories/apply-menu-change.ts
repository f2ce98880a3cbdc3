import type { EntityManager } from "typeorm";

import type { MenuItemState } from "../../core/ports/entry.ts";
import { MenuItemEntity } from "../entities/shop-entities.ts";
import { mergeItemSales } from "./rollups/merge-item-sales.ts";

/**
 * Brings an item from one state to another. A field that has come to stand otherwise since is left as it is: what
 * somebody changed later outlives the undoing of what was changed before.
 */
export async function applyMenuChange(
  manager: EntityManager,
  tenantId: string,
  itemId: string,
  { from, to }: { readonly from: MenuItemState; readonly to: MenuItemState },
): Promise<void> {
  await manager.query(APPLY, [tenantId, itemId, ...fields(from), ...fields(to)]);
  if (from.mergedInto !== to.mergedInto)
    await mergeItemSales(manager, tenantId, itemId, from.mergedInto, to.mergedInto);
}

const fields = ({ name, unit, category, onMenu, soldOutOn, mergedInto }: MenuItemState): unknown[] => [
  name,
  unit ?? null,
  category ?? null,
  onMenu,
  soldOutOn ?? null,
  mergedInto ?? null,
];

const COLUMNS = [
  ["name", "text"],
  ["unit", "text"],
  ["category", "text"],
  ["on_menu", "boolean"],
  ["sold_out_on", "date"],
  ["merged_into", "uuid"],
] as const;

const FIRST_OLD = 3;
const FIRST_NEW = FIRST_OLD + COLUMNS.length;

const change = ([column, type]: (typeof COLUMNS)[number], index: number): string =>
  `${column} = CASE WHEN ${column} IS NOT DISTINCT FROM $${String(FIRST_OLD + index)}::${type}
    THEN $${String(FIRST_NEW + index)}::${type} ELSE ${column} END`;

const APPLY = `
  UPDATE ${MenuItemEntity.options.name} SET ${COLUMNS.map(change).join(", ")} WHERE tenant_id = $1 AND id = $2`;

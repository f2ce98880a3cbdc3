import { nameKey } from "../../core/menu/name-key.ts";
import { UnexpectedError } from "../../core/ports/errors.ts";
import type { Menu, MenuItem } from "../../core/ports/menu.ts";
import { toSafeInteger } from "../entities/columns.ts";
import { MenuItemEntity, type MenuItemRow } from "../entities/shop-entities.ts";
import { managerOf } from "../transactions.ts";

export function createMenu(): Menu {
  return {
    async list(tx, tenantId) {
      const rows = await managerOf(tx).find(MenuItemEntity, {
        where: { tenantId },
        order: { createdAt: "ASC", id: "ASC" },
      });
      return rows.map(toMenuItem);
    },

    async learn(tx, tenantId, items) {
      const told = items.map((item) => ({ ...item, key: nameKey(item.name) }));
      const first = new Map(told.toReversed().map((item) => [item.key, item]));
      const inOrder = [...first.values()].sort((a, b) => (a.key < b.key ? -1 : 1));
      const rows = await managerOf(tx).query<MenuItemRow[]>(LEARN, [
        tenantId,
        inOrder.map(({ newId }) => newId),
        inOrder.map(({ name }) => name),
        inOrder.map(({ key }) => key),
        inOrder.map(({ unit }) => unit ?? null),
        inOrder.map(({ priceVnd }) => priceVnd ?? null),
      ]);
      const byKey = new Map(rows.map((row) => [row.nameKey, toMenuItem(row)]));
      return told.map(({ key, newId }) => byKey.get(key) ?? missing(newId));
    },
  };
}

const missing = (id: string): never => {
  throw new UnexpectedError("menu_item_missing", `The item ${id} was neither found nor added.`);
};

const toMenuItem = ({ id, name, unit, priceVnd }: MenuItemRow): MenuItem => ({
  id,
  name,
  ...(unit && { unit }),
  ...(priceVnd && { priceVnd: toSafeInteger(priceVnd) }),
});

// DO UPDATE, though it may change nothing, so that the row comes back whoever added it.
const LEARN = `
  INSERT INTO ${MenuItemEntity.options.name} AS known (tenant_id, id, name, name_key, unit, price_vnd)
  SELECT $1, * FROM unnest($2::uuid[], $3::text[], $4::text[], $5::text[], $6::bigint[])
  ON CONFLICT (tenant_id, name_key) DO UPDATE
    SET price_vnd = COALESCE(known.price_vnd, EXCLUDED.price_vnd), unit = COALESCE(known.unit, EXCLUDED.unit)
  RETURNING id, name, name_key AS "nameKey", unit, price_vnd AS "priceVnd"`;

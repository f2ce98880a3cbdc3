import { In } from "typeorm";

import type { SaleEntry } from "../../../core/ports/entry.ts";
import { SaleEntity, SaleItemEntity } from "../../entities/book-entities.ts";
import { send, statement } from "../../statement.ts";
import { addToBalance } from "../rollups/add-to-balance.ts";
import { addToSales } from "../rollups/add-to-sales.ts";
import { goodsColumns, loadGoods } from "./goods-lines.ts";
import type { KindStore } from "./kind-store.ts";
import { loadParties } from "./load-parties.ts";

export const saleStore: KindStore<SaleEntry> = {
  insert(manager, tenantId, { id, totalVnd, discountVnd, scope, payment, customer, soldHour, items }) {
    const sale = [tenantId, id, totalVnd, discountVnd ?? 0, scope, payment ?? null, customer?.id ?? null];
    send(manager, ADD, [...sale, soldHour ?? null, ...goodsColumns(items)]);
    return Promise.resolve();
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(SaleEntity, { tenantId, entryId: In([...entryIds]) });
    const parties = await loadParties(
      manager,
      tenantId,
      rows.map(({ customerId }) => customerId),
    );
    const goods = await loadGoods(manager, SaleItemEntity, tenantId, entryIds);
    return new Map(
      rows.map(({ entryId, totalVnd, discountVnd, scope, payment, customerId, soldHour }) => {
        const customer = parties.get(customerId ?? "");
        const content = {
          kind: "sale" as const,
          totalVnd,
          ...(discountVnd !== undefined && discountVnd > 0 && { discountVnd }),
          scope,
          ...(payment && { payment }),
          ...(customer && { customer }),
          ...(typeof soldHour === "number" && { soldHour }),
          items: goods.get(entryId) ?? [],
        };
        return [entryId, content];
      }),
    );
  },

  async roll(manager, tenantId, sale, sign) {
    addToSales(manager, tenantId, sale, sign);
    if (sale.payment === "debt") await addToBalance(manager, tenantId, sale, sign);
  },
};

const ADD = statement(`
  WITH sale AS (
    INSERT INTO ${SaleEntity.options.name}
      (tenant_id, entry_id, total_vnd, discount_vnd, scope, payment, customer_id, sold_hour)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8))
  INSERT INTO ${SaleItemEntity.options.name}
    (tenant_id, entry_id, line, item_id, name, quantity, unit, unit_price_vnd, total_vnd, cost_vnd)
  SELECT $1, $2, position - 1, item_id, name, quantity, unit, unit_price_vnd, total_vnd, cost_vnd
  FROM unnest($9::uuid[], $10::text[], $11::numeric[], $12::text[], $13::bigint[], $14::bigint[], $15::bigint[])
    WITH ORDINALITY AS goods (item_id, name, quantity, unit, unit_price_vnd, total_vnd, cost_vnd, position)`);

import { In } from "typeorm";

import type { SaleEntry } from "../../../core/ports/entry.ts";
import { SaleEntity, SaleItemEntity } from "../../entities/book-entities.ts";
import { addToBalance } from "../rollups/add-to-balance.ts";
import { addToSalesDays } from "../rollups/add-to-sales-days.ts";
import { addToSalesSlices } from "../rollups/add-to-sales-slices.ts";
import { insertGoods, loadGoods } from "./goods-lines.ts";
import type { KindStore } from "./kind-store.ts";
import { loadParties } from "./load-parties.ts";

export const saleStore: KindStore<SaleEntry> = {
  async insert(manager, tenantId, { id: entryId, totalVnd, discountVnd, scope, payment, customer, soldHour, items }) {
    const key = { tenantId, entryId };
    await manager.insert(SaleEntity, {
      ...key,
      totalVnd,
      discountVnd: discountVnd ?? 0,
      scope,
      payment: payment ?? null,
      customerId: customer?.id ?? null,
      soldHour: soldHour ?? null,
    });
    await insertGoods(manager, SaleItemEntity, key, items);
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
    await addToSalesDays(manager, tenantId, sale, sign);
    await addToSalesSlices(manager, tenantId, sale.id, sign);
    if (sale.payment === "debt") await addToBalance(manager, tenantId, sale, sign);
  },
};

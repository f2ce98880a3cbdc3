import { In } from "typeorm";

import type { RefundEntry } from "../../../core/ports/entry.ts";
import { RefundEntity, RefundItemEntity } from "../../entities/money-entities.ts";
import { addToBalance } from "../rollups/add-to-balance.ts";
import { addToSales } from "../rollups/add-to-sales.ts";
import { insertGoods, loadGoods } from "./goods-lines.ts";
import type { KindStore } from "./kind-store.ts";
import { loadParties } from "./load-parties.ts";

export const refundStore: KindStore<RefundEntry> = {
  async insert(manager, tenantId, { id: entryId, totalVnd, payment, customer, items }) {
    const key = { tenantId, entryId };
    const customerId = customer?.id ?? null;
    await manager.insert(RefundEntity, { ...key, totalVnd, payment: payment ?? null, customerId });
    await insertGoods(manager, RefundItemEntity, key, items);
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(RefundEntity, { tenantId, entryId: In([...entryIds]) });
    const parties = await loadParties(
      manager,
      tenantId,
      rows.map(({ customerId }) => customerId),
    );
    const goods = await loadGoods(manager, RefundItemEntity, tenantId, entryIds);
    return new Map(
      rows.map(({ entryId, totalVnd, payment, customerId }) => {
        const customer = parties.get(customerId ?? "");
        const content = {
          kind: "refund" as const,
          totalVnd,
          ...(payment && { payment }),
          ...(customer && { customer }),
          items: goods.get(entryId) ?? [],
        };
        return [entryId, content];
      }),
    );
  },

  async roll(manager, tenantId, refund, sign) {
    addToSales(manager, tenantId, refund, sign);
    if (refund.payment === "debt") await addToBalance(manager, tenantId, refund, sign);
  },
};

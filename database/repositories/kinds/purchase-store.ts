import { In } from "typeorm";

import type { PurchaseEntry } from "../../../core/ports/entry.ts";
import { PurchaseEntity, PurchaseItemEntity } from "../../entities/money-entities.ts";
import { addToPayable } from "../rollups/add-to-payable.ts";
import { addToSpending } from "../rollups/add-to-spending.ts";
import { insertGoods, loadGoods } from "./goods-lines.ts";
import type { KindStore } from "./kind-store.ts";
import { loadParties } from "./load-parties.ts";

export const purchaseStore: KindStore<PurchaseEntry> = {
  async insert(manager, tenantId, { id: entryId, totalVnd, payment, supplier, items }) {
    const key = { tenantId, entryId };
    const supplierId = supplier?.id ?? null;
    await manager.insert(PurchaseEntity, { ...key, totalVnd, payment: payment ?? null, supplierId });
    await insertGoods(manager, PurchaseItemEntity, key, items);
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(PurchaseEntity, { tenantId, entryId: In([...entryIds]) });
    const parties = await loadParties(
      manager,
      tenantId,
      rows.map(({ supplierId }) => supplierId),
    );
    const goods = await loadGoods(manager, PurchaseItemEntity, tenantId, entryIds);
    return new Map(
      rows.map(({ entryId, totalVnd, payment, supplierId }) => {
        const supplier = parties.get(supplierId ?? "");
        const content = {
          kind: "purchase" as const,
          totalVnd,
          ...(payment && { payment }),
          ...(supplier && { supplier }),
          items: goods.get(entryId) ?? [],
        };
        return [entryId, content];
      }),
    );
  },

  async roll(manager, tenantId, purchase, sign) {
    await addToSpending(manager, tenantId, purchase, sign);
    if (purchase.payment === "debt") await addToPayable(manager, tenantId, purchase, sign);
  },
};

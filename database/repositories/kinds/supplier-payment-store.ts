import { In } from "typeorm";

import type { SupplierPaymentEntry } from "../../../core/ports/entry.ts";
import { SupplierPaymentEntity } from "../../entities/money-entities.ts";
import { addToPayable } from "../rollups/add-to-payable.ts";
import type { KindStore } from "./kind-store.ts";
import { loadParties } from "./load-parties.ts";

export const supplierPaymentStore: KindStore<SupplierPaymentEntry> = {
  async insert(manager, tenantId, { id: entryId, supplier, totalVnd, payment }) {
    const row = { tenantId, entryId, supplierId: supplier.id, totalVnd, payment: payment ?? null };
    await manager.insert(SupplierPaymentEntity, row);
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(SupplierPaymentEntity, { tenantId, entryId: In([...entryIds]) });
    const parties = await loadParties(
      manager,
      tenantId,
      rows.map(({ supplierId }) => supplierId),
    );
    return new Map(
      rows.map(({ entryId, totalVnd, payment, supplierId }) => [
        entryId,
        {
          kind: "supplier_payment" as const,
          totalVnd,
          // Somebody whose name was erased was paid all the same.
          supplier: parties.get(supplierId) ?? { id: supplierId, name: "" },
          ...(payment && { payment }),
        },
      ]),
    );
  },

  roll: (manager, tenantId, payment, sign) => addToPayable(manager, tenantId, payment, sign),
};

import { In } from "typeorm";

import type { DebtPaymentEntry } from "../../../core/ports/entry.ts";
import { DebtPaymentEntity } from "../../entities/money-entities.ts";
import { addToBalance } from "../rollups/add-to-balance.ts";
import type { KindStore } from "./kind-store.ts";
import { loadParties } from "./load-parties.ts";

export const debtPaymentStore: KindStore<DebtPaymentEntry> = {
  async insert(manager, tenantId, { id: entryId, customer, totalVnd, payment }) {
    const row = { tenantId, entryId, customerId: customer.id, totalVnd, payment: payment ?? null };
    await manager.insert(DebtPaymentEntity, row);
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(DebtPaymentEntity, { tenantId, entryId: In([...entryIds]) });
    const parties = await loadParties(
      manager,
      tenantId,
      rows.map(({ customerId }) => customerId),
    );
    return new Map(
      rows.map(({ entryId, totalVnd, payment, customerId }) => [
        entryId,
        {
          kind: "debt_payment" as const,
          totalVnd,
          // Somebody whose name was erased has paid all the same.
          customer: parties.get(customerId) ?? { id: customerId, name: "" },
          ...(payment && { payment }),
        },
      ]),
    );
  },

  roll: (manager, tenantId, payment, sign) => addToBalance(manager, tenantId, payment, sign),
};

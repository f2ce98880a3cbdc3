import { In } from "typeorm";

import type { PromotionEntry } from "../../../core/ports/entry.ts";
import { PromotionEntity } from "../../entities/knowledge-entities.ts";
import type { KindStore } from "./kind-store.ts";

export const promotionStore: KindStore<PromotionEntry> = {
  async insert(manager, tenantId, { id: entryId, from, to, offer, percent }) {
    await manager.insert(PromotionEntity, {
      tenantId,
      entryId,
      fromDate: from,
      toDate: to ?? null,
      offer,
      percent: percent ?? null,
    });
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(PromotionEntity, { tenantId, entryId: In([...entryIds]) });
    return new Map(
      rows.map(({ entryId, fromDate, toDate, offer, percent }) => [
        entryId,
        {
          kind: "promotion" as const,
          from: fromDate,
          ...(toDate && { to: toDate }),
          offer,
          ...(percent && { percent }),
        },
      ]),
    );
  },
};

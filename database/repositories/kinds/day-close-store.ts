import { In } from "typeorm";

import type { DayCloseEntry } from "../../../core/ports/entry.ts";
import { DayCloseEntity } from "../../entities/knowledge-entities.ts";
import type { KindStore } from "./kind-store.ts";

export const dayCloseStore: KindStore<DayCloseEntry> = {
  async insert(manager, tenantId, { id: entryId, countedVnd }) {
    await manager.insert(DayCloseEntity, { tenantId, entryId, countedVnd: countedVnd ?? null });
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(DayCloseEntity, { tenantId, entryId: In([...entryIds]) });
    return new Map(
      rows.map(({ entryId, countedVnd }) => [
        entryId,
        { kind: "day_close" as const, ...(countedVnd !== undefined && countedVnd !== null && { countedVnd }) },
      ]),
    );
  },
};

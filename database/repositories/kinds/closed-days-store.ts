import { In } from "typeorm";

import type { ClosedDaysEntry } from "../../../core/ports/entry.ts";
import { ClosedDayEntity } from "../../entities/knowledge-entities.ts";
import type { KindStore } from "./kind-store.ts";

export const closedDaysStore: KindStore<ClosedDaysEntry> = {
  async insert(manager, tenantId, { id: entryId, from, to }) {
    await manager.insert(ClosedDayEntity, { tenantId, entryId, fromDate: from, toDate: to });
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(ClosedDayEntity, { tenantId, entryId: In([...entryIds]) });
    return new Map(
      rows.map(({ entryId, fromDate, toDate }) => [
        entryId,
        { kind: "closed_days" as const, from: fromDate, to: toDate },
      ]),
    );
  },
};

import { In } from "typeorm";

import type { DayNoteEntry } from "../../../core/ports/entry.ts";
import { DayNoteEntity } from "../../entities/forecast-entities.ts";
import type { KindStore } from "./kind-store.ts";

export const dayNoteStore: KindStore<DayNoteEntry> = {
  async insert(manager, tenantId, { id: entryId, from, to, note }) {
    await manager.insert(DayNoteEntity, { tenantId, entryId, fromDate: from, toDate: to, note });
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(DayNoteEntity, { tenantId, entryId: In([...entryIds]) });
    return new Map(
      rows.map(({ entryId, fromDate, toDate, note }) => [
        entryId,
        { kind: "day_note" as const, from: fromDate, to: toDate, note },
      ]),
    );
  },
};

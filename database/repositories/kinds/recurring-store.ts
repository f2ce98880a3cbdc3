import { In } from "typeorm";

import type { RecurringEntry } from "../../../core/ports/entry.ts";
import { RecurringExpenseEntity } from "../../entities/money-entities.ts";
import type { KindStore } from "./kind-store.ts";

export const recurringStore: KindStore<RecurringEntry> = {
  async insert(manager, tenantId, { id: entryId, totalVnd, category, isDrawing, dayOfMonth }) {
    await manager.insert(RecurringExpenseEntity, { tenantId, entryId, totalVnd, category, isDrawing, dayOfMonth });
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(RecurringExpenseEntity, { tenantId, entryId: In([...entryIds]) });
    return new Map(
      rows.map(({ entryId, totalVnd, category, isDrawing, dayOfMonth }) => [
        entryId,
        { kind: "recurring" as const, totalVnd, category, isDrawing, dayOfMonth },
      ]),
    );
  },
};

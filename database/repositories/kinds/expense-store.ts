import { In } from "typeorm";

import type { ExpenseEntry } from "../../../core/ports/entry.ts";
import { ExpenseEntity } from "../../entities/money-entities.ts";
import { addToSpending } from "../rollups/add-to-spending.ts";
import type { KindStore } from "./kind-store.ts";

export const expenseStore: KindStore<ExpenseEntry> = {
  async insert(manager, tenantId, { id: entryId, totalVnd, category, isDrawing, payment, recurringEntryId }) {
    await manager.insert(ExpenseEntity, {
      tenantId,
      entryId,
      totalVnd,
      category,
      isDrawing,
      payment: payment ?? null,
      recurringEntryId: recurringEntryId ?? null,
    });
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.findBy(ExpenseEntity, { tenantId, entryId: In([...entryIds]) });
    return new Map(
      rows.map(({ entryId, totalVnd, category, isDrawing, payment, recurringEntryId }) => [
        entryId,
        {
          kind: "expense" as const,
          totalVnd,
          category,
          isDrawing,
          ...(payment && { payment }),
          ...(recurringEntryId && { recurringEntryId }),
        },
      ]),
    );
  },

  roll: (manager, tenantId, expense, sign) => addToSpending(manager, tenantId, expense, sign),
};

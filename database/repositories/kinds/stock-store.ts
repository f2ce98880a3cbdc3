import { In } from "typeorm";

import type { StockEntry, StockLine } from "../../../core/ports/entry.ts";
import { StockLineEntity, type StockLineRow } from "../../entities/knowledge-entities.ts";
import { byEntry } from "./by-entry.ts";
import type { KindStore } from "./kind-store.ts";

/** Without sums: what is left is counted from the last count on (see `stock.ts`). */
export const stockStore: KindStore<StockEntry> = {
  async insert(manager, tenantId, { id: entryId, lines }) {
    await manager.insert(
      StockLineEntity,
      lines.map((line, index) => ({ tenantId, entryId, line: index, ...line })),
    );
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.find(StockLineEntity, {
      where: { tenantId, entryId: In([...entryIds]) },
      order: { line: "ASC" },
    });
    return new Map(
      [...byEntry(rows)].map(([entryId, lines]) => [entryId, { kind: "stock" as const, lines: lines.map(toLine) }]),
    );
  },
};

const toLine = ({ itemId, name, move, quantity, unit }: StockLineRow): StockLine => ({
  itemId,
  name,
  move,
  quantity,
  ...(unit && { unit }),
});

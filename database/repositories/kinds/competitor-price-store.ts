import { In } from "typeorm";

import type { CompetitorPriceEntry } from "../../../core/ports/entry.ts";
import { CompetitorPriceEntity, type CompetitorPriceRow } from "../../entities/knowledge-entities.ts";
import { byEntry } from "./by-entry.ts";
import type { KindStore } from "./kind-store.ts";

export const competitorPriceStore: KindStore<CompetitorPriceEntry> = {
  async insert(manager, tenantId, { id: entryId, lines }) {
    await manager.insert(
      CompetitorPriceEntity,
      lines.map((line, index) => ({ tenantId, entryId, line: index, ...line })),
    );
  },

  async load(manager, tenantId, entryIds) {
    const rows = await manager.find(CompetitorPriceEntity, {
      where: { tenantId, entryId: In([...entryIds]) },
      order: { line: "ASC" },
    });
    return new Map(
      [...byEntry(rows)].map(([entryId, lines]) => [
        entryId,
        { kind: "competitor_price" as const, lines: lines.map(toLine) },
      ]),
    );
  },
};

const toLine = ({ itemId, name, unit, priceVnd }: CompetitorPriceRow): CompetitorPriceEntry["lines"][number] => ({
  ...(itemId && { itemId }),
  name,
  ...(unit && { unit }),
  priceVnd,
});

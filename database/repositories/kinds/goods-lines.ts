import { type EntityManager, type EntitySchema, In } from "typeorm";

import type { SaleItem } from "../../../core/ports/entry.ts";
import type { GoodsRow } from "../../entities/money-entities.ts";
import { byEntry } from "./by-entry.ts";

type LineRow = GoodsRow & { costVnd?: number | null };

/** Inserts the goods of an entry, in their order. */
export async function insertGoods(
  manager: EntityManager,
  entity: EntitySchema,
  entry: { readonly tenantId: string; readonly entryId: string },
  items: readonly SaleItem[],
): Promise<void> {
  if (items.length === 0) return;
  await manager.insert(
    entity,
    items.map((item, line) => ({ ...entry, line, ...item })),
  );
}

/** The goods by column, for a statement that unnests them: item, name, quantity, unit, unit price, total, cost. */
export const goodsColumns = (items: readonly SaleItem[]): unknown[][] => [
  items.map(({ itemId }) => itemId ?? null),
  items.map(({ name }) => name),
  items.map(({ quantity }) => quantity),
  items.map(({ unit }) => unit ?? null),
  items.map(({ unitPriceVnd }) => unitPriceVnd ?? null),
  items.map(({ totalVnd }) => totalVnd),
  items.map(({ costVnd }) => costVnd ?? null),
];

/** The goods of each entry, in their order; an entry without goods is absent. */
export async function loadGoods(
  manager: EntityManager,
  entity: EntitySchema<LineRow>,
  tenantId: string,
  entryIds: readonly string[],
): Promise<ReadonlyMap<string, readonly SaleItem[]>> {
  const rows = await manager.find(entity, {
    where: { tenantId, entryId: In([...entryIds]) },
    order: { entryId: "ASC", line: "ASC" },
  });
  return new Map([...byEntry(rows)].map(([entryId, lines]) => [entryId, lines.map(toLine)]));
}

const toLine = ({ itemId, name, quantity, unit, unitPriceVnd, totalVnd, costVnd }: LineRow): SaleItem => ({
  ...(itemId && { itemId }),
  name,
  quantity,
  ...(unit && { unit }),
  ...(unitPriceVnd && { unitPriceVnd }),
  totalVnd,
  ...(costVnd !== undefined && costVnd !== null && { costVnd }),
});

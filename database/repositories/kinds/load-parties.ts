import { type EntityManager, In } from "typeorm";

import type { Party } from "../../../core/ports/entry.ts";
import { CustomerNameEntity } from "../../entities/shop-entities.ts";

/** Customers by their ids. One whose name was erased is absent: they are not called by another name. */
export async function loadParties(
  manager: EntityManager,
  tenantId: string,
  ids: readonly (string | null | undefined)[],
): Promise<ReadonlyMap<string, Party>> {
  const known = ids.filter((id) => id !== null && id !== undefined);
  if (known.length === 0) return new Map();
  const rows = await manager.findBy(CustomerNameEntity, { tenantId, customerId: In(known) });
  return new Map(rows.map(({ customerId, displayName }) => [customerId, { id: customerId, name: displayName }]));
}

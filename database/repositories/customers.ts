import { nameKey } from "../../core/menu/name-key.ts";
import type { Book } from "../../core/ports/book.ts";
import { CustomerEntity, CustomerNameEntity } from "../entities/shop-entities.ts";
import { managerOf, RunAgain } from "../transactions.ts";

export const findCustomer: Book["findCustomer"] = async (tx, tenantId, name) => {
  const known = await managerOf(tx).findOneBy(CustomerNameEntity, { tenantId, nameKey: nameKey(name) });
  return known === null ? undefined : { id: known.customerId, name: known.displayName };
};

/** Finds a customer of the shop by name, or adds one. */
export const customerNamed: Book["customerNamed"] = async (tx, tenantId, newId, name) => {
  const known = await findCustomer(tx, tenantId, name);
  if (known !== undefined) return known;
  const manager = managerOf(tx);
  await manager.insert(CustomerEntity, { tenantId, id: newId });
  const added = await manager.query<unknown[]>(NAME, [tenantId, newId, name, nameKey(name)]);
  // Another chat of the shop named the same customer at the same time: the next run finds that one.
  if (added.length === 0) throw new RunAgain();
  return { id: newId, name };
};

const NAME = `
  INSERT INTO ${CustomerNameEntity.options.name} (tenant_id, customer_id, display_name, name_key)
  VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, name_key) DO NOTHING RETURNING customer_id`;

import { searchKey } from "../../core/language/search-key.ts";
import { nameKey } from "../../core/menu/name-key.ts";
import type { Book } from "../../core/ports/book.ts";
import type { Party } from "../../core/ports/entry.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { CustomerEntity, CustomerNameEntity } from "../entities/shop-entities.ts";
import { managerOf, RunAgain } from "../transactions.ts";

export const findCustomer: Book["findCustomer"] = async (tx, tenantId, name) => {
  const known = await knownAs(tx, tenantId, name);
  return known && { id: known.id, name: isPlain(known.name) ? name : known.name };
};

/** By the very name, else by one that differs by accents that were left out. */
const knownAs = async (tx: Transaction, tenantId: string, name: string): Promise<Party | undefined> => {
  const manager = managerOf(tx);
  const exact = await manager.findOneBy(CustomerNameEntity, { tenantId, nameKey: nameKey(name) });
  if (exact !== null) return { id: exact.customerId, name: exact.displayName };
  const all = await manager.query<Party[]>(NAMES, [tenantId]);
  const [same, ...others] = all.filter((customer) => isHurried(customer.name, name));
  // Of two who differ by their accents alone none is meant for sure.
  return others.length === 0 ? same : undefined;
};

const isPlain = (name: string): boolean => searchKey(name) === nameKey(name);

/** "bac hai" is "bác Hai" typed in a hurry, or the other way round; "chị Hoà" and "chị Hoa" are two. */
const isHurried = (one: string, other: string): boolean =>
  searchKey(one) === searchKey(other) && (isPlain(one) || isPlain(other));

/** Finds a customer of the shop by name, or adds one. A name without accents becomes the one with them, once that is told. */
export const customerNamed: Book["customerNamed"] = async (tx, tenantId, newId, name) => {
  const manager = managerOf(tx);
  const known = await knownAs(tx, tenantId, name);
  if (known !== undefined && (isPlain(name) || !isPlain(known.name))) return known;
  if (known !== undefined) {
    await manager.query(SPELL, [tenantId, known.id, name, nameKey(name)]);
    return { id: known.id, name };
  }
  await manager.insert(CustomerEntity, { tenantId, id: newId });
  const added = await manager.query<unknown[]>(NAME, [tenantId, newId, name, nameKey(name)]);
  // Another chat of the shop named the same customer at the same time: the next run finds that one.
  if (added.length === 0) throw new RunAgain();
  return { id: newId, name };
};

const NAMES = `
  SELECT customer_id AS id, display_name AS name FROM ${CustomerNameEntity.options.name} WHERE tenant_id = $1`;

const SPELL = `
  UPDATE ${CustomerNameEntity.options.name} SET display_name = $3, name_key = $4
  WHERE tenant_id = $1 AND customer_id = $2`;

const NAME = `
  INSERT INTO ${CustomerNameEntity.options.name} (tenant_id, customer_id, display_name, name_key)
  VALUES ($1, $2, $3, $4) ON CONFLICT (tenant_id, name_key) DO NOTHING RETURNING customer_id`;

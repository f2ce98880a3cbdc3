import { searchKey } from "../language/search-key.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Accounts, Shop } from "../ports/accounts.ts";
import type { Transactions } from "../ports/transaction.ts";

interface Deps {
  readonly accounts: Accounts;
  readonly transactions: Transactions;
}

/** The shops that the writer works in, oldest first. The transaction stays in the writer's tenant. */
export const listShops =
  ({ accounts, transactions }: Deps) =>
  async ({ tx, writer }: Turn): Promise<readonly Shop[]> => {
    const shops: Shop[] = [];
    for (const tenantId of await accounts.listTenants(tx, writer.personId)) {
      await transactions.enterTenant(tx, tenantId);
      shops.push(await accounts.getShop(tx, tenantId));
    }
    await transactions.enterTenant(tx, writer.shop.tenantId);
    return shops;
  };

const KIND = /^(?:quan|tiem|shop|cua hang) /u;

/** The name of a shop as it is compared: "quán Phở Hoà" and "pho hoa" are one. */
export const shopKey = (name: string): string => searchKey(name).replace(KIND, "");

/** The shops of that name: by the whole name, or else by how it begins. */
export const shopsNamed = (shops: readonly Shop[], said: string): readonly Shop[] => {
  const key = shopKey(said);
  const exact = shops.filter(({ name }) => name !== undefined && shopKey(name) === key);
  return exact.length > 0
    ? exact
    : shops.filter(({ name }) => name !== undefined && shopKey(name).startsWith(`${key} `));
};

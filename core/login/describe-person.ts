import type { Accounts, Language, Role, Shop } from "../ports/accounts.ts";
import type { Logins, OwnPhone } from "../ports/logins.ts";
import type { Transaction, Transactions } from "../ports/transaction.ts";

export interface PersonDescription {
  readonly id: string;
  readonly language?: Language;
  readonly phone?: OwnPhone;
  /** The shops that the person works in, oldest first. */
  readonly shops: readonly (Shop & { readonly role: Role })[];
}

interface Deps {
  readonly accounts: Accounts;
  readonly logins: Logins;
  readonly transactions: Transactions;
}

/** What a person may know of the own account. */
export const describePerson =
  ({ accounts, logins, transactions }: Deps) =>
  async (tx: Transaction, personId: string): Promise<PersonDescription> => {
    const [language, phone] = [await accounts.languageOf(tx, personId), await logins.findPhone(tx, personId)];
    const shops: (Shop & { role: Role })[] = [];
    for (const tenantId of await accounts.listTenants(tx, personId)) {
      const membership = await accounts.findMembership(tx, tenantId, personId);
      if (membership === undefined) continue;
      await transactions.enterTenant(tx, tenantId);
      shops.push({ ...(await accounts.getShop(tx, tenantId)), role: membership.role });
    }
    return { id: personId, ...(language && { language }), ...(phone && { phone }), shops };
  };

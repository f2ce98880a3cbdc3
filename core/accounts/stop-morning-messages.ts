import type { Digests } from "../ports/digests.ts";
import type { Transaction } from "../ports/transaction.ts";

/** Who no longer works in a shop is no longer told its figures. */
export const stopMorningMessages =
  ({ digests }: { readonly digests: Digests }) =>
  async (tx: Transaction, tenantId: string, personId: string): Promise<void> => {
    for (const schedule of await digests.list(tx, tenantId)) {
      if (schedule.personId === personId)
        await digests.save(tx, { ...schedule, enabled: false, alerts: false }, undefined);
    }
  };

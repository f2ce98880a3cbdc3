import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";

/** To whom the shop owes how much, the oldest first. */
export const reportPayables =
  ({ debts }: BookDeps) =>
  async ({ tx, writer }: Turn): Promise<Outcome> => ({
    kind: "payables_listed",
    creditors: await debts.listCreditors(tx, writer.shop.tenantId),
  });

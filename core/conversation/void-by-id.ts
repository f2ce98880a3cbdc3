import { voidSale } from "../sales/void-sale.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { mayChange } from "./may-change.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

/** Takes one certain entry back. The id comes from outside: it counts only within the writer's own shop. */
export const voidById =
  (deps: ConversationDeps) =>
  async (turn: Turn, entryId: string): Promise<Outcome> => {
    const { tx, writer } = turn;
    const sale = await deps.book.findSale(tx, writer.shop.tenantId, entryId);
    if (sale === undefined) return { kind: "nothing_to_void" };
    if (!mayChange(writer, sale)) return { kind: "not_allowed" };
    return sale.voided ? { kind: "sale_already_voided", sale } : voidSale(deps)(turn, sale);
  };

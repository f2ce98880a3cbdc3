import type { Act } from "../language/act.ts";
import { correctSale } from "../sales/correct-sale.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { mayChange } from "./may-change.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

/** Corrects one certain entry. The id may come from outside: it counts only within the writer's own shop. */
export const correctById =
  (deps: ConversationDeps) =>
  async (turn: Turn, entryId: string, correction: Act): Promise<Outcome> => {
    const sale = await deps.book.findSale(turn.tx, turn.writer.shop.tenantId, entryId);
    if (sale === undefined) return { kind: "nothing_to_correct" };
    if (!mayChange(turn.writer, sale)) return { kind: "not_allowed" };
    return sale.voided ? { kind: "sale_already_voided", sale } : correctSale(deps)(turn, sale, correction);
  };

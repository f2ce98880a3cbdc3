import { correctEntry } from "../entries/correct-entry.ts";
import type { Act } from "../language/act.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

/** Corrects one certain entry. The id may come from outside: it counts only within the writer's own shop. */
export const correctById =
  (deps: ConversationDeps) =>
  async (turn: Turn, entryId: string, correction: Act): Promise<Outcome> => {
    const entry = await deps.book.find(turn.tx, turn.writer.shop.tenantId, entryId);
    return entry === undefined ? { kind: "nothing_to_correct" } : correctEntry(deps)(turn, entry, correction);
  };

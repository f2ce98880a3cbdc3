import { undoEntry } from "../entries/undo-entry.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Outcome } from "./outcome.ts";
import type { Turn } from "./turn.ts";

/** Takes one certain entry back. The id comes from outside: it counts only within the writer's own shop. */
export const voidById =
  (deps: ConversationDeps) =>
  async (turn: Turn, entryId: string): Promise<Outcome> => {
    const entry = await deps.book.find(turn.tx, turn.writer.shop.tenantId, entryId);
    return entry === undefined ? { kind: "nothing_to_void" } : undoEntry(deps)(turn, entry);
  };

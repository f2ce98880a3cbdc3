import type { BookDeps } from "../conversation/book-deps.ts";
import { standingAt } from "../conversation/at-place.ts";
import type { Outcome } from "../conversation/outcome.ts";
import { entrySource, type Turn } from "../conversation/turn.ts";
import type { Recorded } from "../ports/entry.ts";
import { changeRefusal } from "./change-refusal.ts";
import { entrySums } from "./entry-sums.ts";

/** Takes an entry back, whatever it was. The entry stays in the book, marked as void. */
export const undoEntry =
  (deps: BookDeps) =>
  async (from: Turn, entry: Recorded): Promise<Outcome> => {
    const turn = standingAt(from, entry.locationId);
    const refusal = await changeRefusal(deps)(turn, entry);
    if (refusal !== undefined) return refusal;
    const voided = await deps.book.void(turn.tx, turn.writer.shop.tenantId, entry, "undo", entrySource(turn));
    if (!voided) return { kind: "entry_already_voided", entry };
    return { kind: "entry_voided", entry, sums: await entrySums(deps)(turn, entry) };
  };

import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Entry } from "../ports/entry.ts";
import { enter } from "./enter.ts";
import { entrySums } from "./entry-sums.ts";

/** Puts an entry into the book, and tells the sums with it. `implied`: keys of the act that were assumed, not said. */
export const recordEntry =
  (deps: BookDeps) =>
  async (turn: Turn, entry: Entry, implied: readonly string[] = []): Promise<Outcome> => {
    await enter(deps)(turn, entry);
    return { kind: "entry_recorded", entry, implied, sums: await entrySums(deps)(turn, entry) };
  };

import type { BookDeps } from "../conversation/book-deps.ts";
import { mayChange } from "../conversation/may-change.ts";
import type { Outcome } from "../conversation/outcome.ts";
import type { Turn } from "../conversation/turn.ts";
import type { Recorded } from "../ports/entry.ts";
import { isLockedFor } from "./is-locked-for.ts";

/** Why the writer may not take the entry back or correct it; undefined where they may. */
export const changeRefusal =
  (deps: BookDeps) =>
  async (turn: Turn, entry: Recorded): Promise<Outcome | undefined> => {
    if (!mayChange(turn.writer, entry)) return { kind: "not_allowed" };
    if (entry.voided) return { kind: "entry_already_voided", entry };
    if (await isLockedFor(deps)(turn, entry.businessDate)) return { kind: "day_locked", date: entry.businessDate };
    return undefined;
  };

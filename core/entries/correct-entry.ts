import type { BookDeps } from "../conversation/book-deps.ts";
import { standingAt } from "../conversation/at-place.ts";
import type { Outcome } from "../conversation/outcome.ts";
import { entrySource, type Turn } from "../conversation/turn.ts";
import type { Act } from "../language/act.ts";
import type { Entry, Recorded } from "../ports/entry.ts";
import { changeRefusal } from "./change-refusal.ts";
import { correctedEntry } from "./corrected-entry.ts";
import { enter } from "./enter.ts";
import { entrySums } from "./entry-sums.ts";
import { isLockedFor } from "./is-locked-for.ts";

/** Voids an entry and enters it again as it should have been, in one transaction. */
export const correctEntry =
  (deps: BookDeps) =>
  async (from: Turn, before: Recorded, correction: Act): Promise<Outcome> => {
    const turn = standingAt(from, before.locationId);
    const refusal = await changeRefusal(deps)(turn, before);
    if (refusal !== undefined) return refusal;
    const entry = await correctedEntry(deps)(turn, before, correction);
    if (entry === "ahead") return { kind: "correction_ahead", entry: before };
    if (entry === "unclear") return { kind: "correction_unclear", entry: before };
    if (entry === "unchanged") return { kind: "correction_changes_nothing", entry: before };
    if (await isLockedFor(deps)(turn, entry.businessDate)) return { kind: "day_locked", date: entry.businessDate };
    return replace(deps)(turn, before, entry);
  };

const replace =
  (deps: BookDeps) =>
  async (turn: Turn, before: Recorded, entry: Entry): Promise<Outcome> => {
    const { tenantId } = turn.writer.shop;
    const voided = await deps.book.void(turn.tx, tenantId, before, "correction", entrySource(turn));
    if (!voided) return { kind: "entry_already_voided", entry: before };
    await enter(deps)(turn, entry);
    return { kind: "entry_corrected", before, entry, sums: await entrySums(deps)(turn, entry) };
  };

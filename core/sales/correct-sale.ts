import type { BookDeps } from "../conversation/book-deps.ts";
import type { Outcome } from "../conversation/outcome.ts";
import { entrySource, type Turn } from "../conversation/turn.ts";
import type { Act } from "../language/act.ts";
import type { RecordedSale } from "../ports/book.ts";
import { correctedDraft } from "./corrected-draft.ts";
import { enterSale } from "./record-sale.ts";

/** Voids an entry and enters it again as it should have been, in one transaction. */
export const correctSale =
  (deps: BookDeps) =>
  async (turn: Turn, before: RecordedSale, correction: Act): Promise<Outcome> => {
    const draft = correctedDraft(before, correction);
    if (draft === "unclear") return { kind: "correction_unclear", sale: before };
    if (draft === "unchanged") return { kind: "correction_changes_nothing", sale: before };
    const { tenantId } = turn.writer.shop;
    const voided = await deps.book.voidSale(turn.tx, tenantId, before, "correction", entrySource(turn));
    if (!voided) return { kind: "sale_already_voided", sale: before };
    const sale = await enterSale(deps)(turn, draft, before.id);
    const day = await deps.book.sumSales(turn.tx, tenantId, sale.businessDate, sale.businessDate);
    return { kind: "sale_corrected", before, sale, day };
  };

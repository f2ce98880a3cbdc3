import type {
  ClosedDaysEntry,
  CompetitorPriceEntry,
  DayNoteEntry,
  EntryKind,
  EntryOf,
  PromotionEntry,
} from "../../core/ports/entry.ts";
import type { ShopFacts } from "../../core/ports/shop-facts.ts";
import type { Transaction } from "../../core/ports/transaction.ts";
import { searchEntries } from "./find-entry.ts";

/** Facts are told by hand, a few a month: a bound keeps a mistake of ours from reading a whole book. */
const MOST = 2_000;

export const createShopFacts = (): ShopFacts => ({
  async listClosedDays(tx, tenantId, from, to) {
    const closures = await standing<ClosedDaysEntry>(tx, tenantId, "closed_days");
    return closures.filter((closure) => closure.from <= to && closure.to >= from).sort(byStart);
  },

  async listPromotions(tx, tenantId, from, to) {
    const promotions = await standing<PromotionEntry>(tx, tenantId, "promotion");
    return promotions.filter((offer) => offer.from <= to && (offer.to ?? from) >= from).sort(byStart);
  },

  async listDayNotes(tx, tenantId, from, to) {
    const notes = await standing<DayNoteEntry>(tx, tenantId, "day_note");
    return notes.filter((note) => note.from <= to && note.to >= from).sort(byStart);
  },

  async listCompetitorPrices(tx, tenantId, from) {
    return standing<CompetitorPriceEntry>(tx, tenantId, "competitor_price", from);
  },
});

const byStart = (a: { readonly from: string }, b: { readonly from: string }): number => (a.from < b.from ? -1 : 1);

async function standing<E extends EntryOf<EntryKind>>(
  tx: Transaction,
  tenantId: string,
  kind: E["kind"],
  from?: string,
): Promise<E[]> {
  const entries = await searchEntries(tx, tenantId, { kinds: [kind], ...(from && { from }), limit: MOST });
  return entries as unknown as E[];
}

import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import { buildPurchase } from "../expenses/build-purchase.ts";
import type { Act } from "../language/act.ts";
import type { Entry, EntryKind, EntryOf, Recorded } from "../ports/entry.ts";
import { buildRefund } from "../sales/build-refund.ts";
import { buildSale } from "../sales/build-sale.ts";
import { businessDate } from "../sales/business-date.ts";
import { correctedDraft } from "./corrected-draft.ts";
import {
  correctedClosedDays,
  correctedDayClose,
  correctedDayNote,
  correctedMenu,
  correctedPromotion,
  correctedRival,
  correctedStock,
} from "./corrected-knowledge.ts";
import {
  correctedDebtPayment,
  correctedExpense,
  correctedRecurring,
  correctedSupplierPayment,
} from "./corrected-money.ts";
import { entryHead } from "./entry-head.ts";

/** `ahead`: what has happened cannot be moved to a day that is still to come. */
type Corrected = Entry | "unclear" | "unchanged" | "ahead";
type MaybeLater<T> = T | Promise<T>;

/** What a correction changes of an entry of some kind: `today` is the shop's. */
type Corrector<K extends EntryKind> = (
  before: Recorded<EntryOf<K>>,
  correction: Act,
  around: { readonly deps: BookDeps; readonly turn: Turn; readonly today: string },
) => MaybeLater<Partial<EntryOf<K>> | "unclear">;

/** Sales, refunds and purchases are built anew, with their goods. */
type Goods = "sale" | "refund" | "purchase";
const BUILDERS = { sale: buildSale, refund: buildRefund, purchase: buildPurchase };

const CORRECTORS: { readonly [K in Exclude<EntryKind, Goods>]: Corrector<K> } = {
  expense: correctedExpense,
  recurring: correctedRecurring,
  debt_payment: correctedDebtPayment,
  supplier_payment: correctedSupplierPayment,
  stock: correctedStock,
  menu: (before, correction, { today }) => correctedMenu(before, correction, today),
  closed_days: (before, correction, { today }) => correctedClosedDays(before, correction, today),
  day_note: (before, correction, { today }) => correctedDayNote(before, correction, today),
  promotion: (before, correction, { today }) => correctedPromotion(before, correction, today),
  competitor_price: correctedRival,
  day_close: correctedDayClose,
};

/** What has happened, and not what is planned or told of the shop. */
const HAPPENED = new Set<EntryKind>(["sale", "refund", "purchase", "expense", "debt_payment", "supplier_payment"]);

/** The entry as the correction wants it. `unclear` where it fits nothing of what the entry tells. */
export const correctedEntry =
  (deps: BookDeps) =>
  async (turn: Turn, before: Recorded, correction: Act): Promise<Corrected> => {
    const today = businessDate(turn.now, turn.writer.shop);
    if (HAPPENED.has(before.kind) && (correction.date ?? today) > today) return "ahead";
    if (isOfGoods(before)) return correctedGoods(deps)(turn, before, correction);
    // Only goods are sold for less.
    if (correction.discountVnd !== undefined) return "unclear";
    const corrector = CORRECTORS[before.kind] as Corrector<EntryKind>;
    const changes = await corrector(before, correction, { deps, turn, today });
    return changes === "unclear" ? "unclear" : withChanges(deps)(turn, before, changes, correction);
  };

const isOfGoods = (entry: Recorded): entry is Recorded<EntryOf<Goods>> => entry.kind in BUILDERS;

const correctedGoods =
  (deps: BookDeps) =>
  async (turn: Turn, before: Recorded<EntryOf<Goods>>, correction: Act): Promise<Corrected> => {
    const draft = correctedDraft(before, correction);
    if (draft === "unclear" || draft === "unchanged") return draft;
    return BUILDERS[before.kind](deps)(turn, draft, before.id);
  };

/** The entry with some of its fields changed, as an entry of its own that replaces it. */
const withChanges =
  (deps: BookDeps) =>
  (turn: Turn, before: Recorded, changes: Partial<Entry>, { time }: Act): Corrected => {
    const { recordedAt: _, recordedBy: __, eventId: ___, voided: ____, ...entry } = before;
    const told = entry as Readonly<Record<string, unknown>>;
    const same = Object.entries(changes).every(([key, value]) => JSON.stringify(value) === JSON.stringify(told[key]));
    if (same && time === undefined) return "unchanged";
    const head = entryHead(deps, turn, {
      date: changes.businessDate ?? before.businessDate,
      time,
      replaces: before.id,
    });
    return { ...entry, ...changes, ...head } as Entry;
  };

import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import { buildPurchase } from "../expenses/build-purchase.ts";
import type { Act } from "../language/act.ts";
import type {
  DebtPaymentEntry,
  Entry,
  ExpenseEntry,
  Party,
  Recorded,
  RecurringEntry,
  SupplierPaymentEntry,
} from "../ports/entry.ts";
import { buildRefund } from "../sales/build-refund.ts";
import { buildSale } from "../sales/build-sale.ts";
import { correctedDate, correctedDraft } from "./corrected-draft.ts";
import { entryHead } from "./entry-head.ts";
import { isEntryAmount } from "./goods-draft.ts";

type Corrected = Entry | "unclear" | "unchanged";

/** The entry as the correction wants it. What has no amount to correct is undone and told anew: `unclear`. */
export const correctedEntry =
  (deps: BookDeps) =>
  async (turn: Turn, before: Recorded, correction: Act): Promise<Corrected> => {
    switch (before.kind) {
      case "sale":
      case "refund":
      case "purchase":
        return correctedGoods(deps)(turn, before, correction);
      case "expense":
      case "recurring":
        return correctedAmount(deps)(turn, before, correction);
      case "debt_payment":
        return correctedPayment(deps)(turn, before, correction);
      case "supplier_payment":
        return correctedSupplierPayment(deps)(turn, before, correction);
      default:
        return "unclear";
    }
  };

const BUILDERS = { sale: buildSale, refund: buildRefund, purchase: buildPurchase };

const correctedGoods =
  (deps: BookDeps) =>
  async (turn: Turn, before: Recorded & { kind: keyof typeof BUILDERS }, correction: Act): Promise<Corrected> => {
    const draft = correctedDraft(before, correction);
    if (draft === "unclear" || draft === "unchanged") return draft;
    return BUILDERS[before.kind](deps)(turn, draft, before.id);
  };

const correctedAmount =
  (deps: BookDeps) =>
  (turn: Turn, before: Recorded<ExpenseEntry> | Recorded<RecurringEntry>, correction: Act): Corrected => {
    const changes = {
      totalVnd: correction.totalVnd ?? before.totalVnd,
      businessDate: correctedDate(before, correction),
      category: correction.category ?? before.category,
    };
    return withChanges(deps)(turn, before, changes, correction);
  };

const correctedPayment =
  (deps: BookDeps) =>
  async (turn: Turn, before: Recorded<DebtPaymentEntry>, correction: Act): Promise<Corrected> => {
    const customer = await partyMeant(deps)(turn, before.customer, correction);
    if (customer === undefined) return "unclear";
    const changes = {
      totalVnd: correction.totalVnd ?? before.totalVnd,
      businessDate: correctedDate(before, correction),
      customer,
    };
    return withChanges(deps)(turn, before, changes, correction);
  };

const correctedSupplierPayment =
  (deps: BookDeps) =>
  async (turn: Turn, before: Recorded<SupplierPaymentEntry>, correction: Act): Promise<Corrected> => {
    const supplier = await partyMeant(deps)(turn, before.supplier, correction);
    if (supplier === undefined) return "unclear";
    const changes = {
      totalVnd: correction.totalVnd ?? before.totalVnd,
      businessDate: correctedDate(before, correction),
      supplier,
    };
    return withChanges(deps)(turn, before, changes, correction);
  };

/** Who is meant from now on; nobody is added by a correction. */
const partyMeant =
  ({ book }: BookDeps) =>
  async ({ tx, writer }: Turn, before: Party, { customer }: Act): Promise<Party | undefined> =>
    customer === undefined ? before : book.findCustomer(tx, writer.shop.tenantId, customer);

/** The entry with some of its fields changed, as an entry of its own that replaces it. */
const withChanges =
  (deps: BookDeps) =>
  <E extends ExpenseEntry | RecurringEntry | DebtPaymentEntry | SupplierPaymentEntry>(
    turn: Turn,
    before: Recorded<E>,
    changes: Partial<E> & { readonly totalVnd: number; readonly businessDate: string },
    { time }: Act,
  ): Corrected => {
    if (!isEntryAmount(changes.totalVnd)) return "unclear";
    const { recordedAt: _, recordedBy: __, eventId: ___, voided: ____, ...entry } = before;
    const keys = Object.keys(changes) as (keyof E)[];
    if (time === undefined && keys.every((key) => isEqual(changes[key], before[key]))) return "unchanged";
    const head = entryHead(deps, turn, { date: changes.businessDate, time, replaces: before.id });
    return { ...entry, ...changes, ...head } as unknown as E;
  };

const isEqual = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);

import type { BookDeps } from "../conversation/book-deps.ts";
import type { Turn } from "../conversation/turn.ts";
import { expenseCategory } from "../expenses/expense-category.ts";
import type { Act } from "../language/act.ts";
import type {
  DebtPaymentEntry,
  ExpenseEntry,
  PaidBy,
  Party,
  Recorded,
  RecurringEntry,
  SupplierPaymentEntry,
} from "../ports/entry.ts";
import { correctedDate } from "./corrected-draft.ts";
import { isEntryAmount } from "./goods-draft.ts";

type Changes<E> = Partial<E> | "unclear";
interface Around {
  readonly deps: BookDeps;
  readonly turn: Turn;
}

/** "sửa thành 300k", "cái đó là hôm qua", "sửa thành tiền nước", "chuyển khoản nha". */
export const correctedExpense = (before: Recorded<ExpenseEntry>, correction: Act): Changes<ExpenseEntry> =>
  withAmount(before, correction, {
    businessDate: correctedDate(before, correction),
    ...paidBy(correction),
    ...(correction.category !== undefined && expenseCategory(correction)),
  });

/** A day that is named is the day of the month on which it comes. */
export const correctedRecurring = (before: Recorded<RecurringEntry>, correction: Act): Changes<RecurringEntry> =>
  withAmount(before, correction, {
    ...(correction.date !== undefined && { dayOfMonth: Number(correction.date.slice(8)) }),
    ...(correction.category !== undefined && expenseCategory(correction)),
  });

export const correctedDebtPayment = async (
  before: Recorded<DebtPaymentEntry>,
  correction: Act,
  around: Around,
): Promise<Changes<DebtPaymentEntry>> => {
  const customer = await partyMeant(around, before.customer, correction);
  if (customer === undefined) return "unclear";
  const businessDate = correctedDate(before, correction);
  return withAmount(before, correction, { businessDate, customer, ...paidBy(correction) });
};

export const correctedSupplierPayment = async (
  before: Recorded<SupplierPaymentEntry>,
  correction: Act,
  around: Around,
): Promise<Changes<SupplierPaymentEntry>> => {
  const supplier = await partyMeant(around, before.supplier, correction);
  if (supplier === undefined) return "unclear";
  const businessDate = correctedDate(before, correction);
  return withAmount(before, correction, { businessDate, supplier, ...paidBy(correction) });
};

/** What was paid cannot be owed. */
const paidBy = ({ payment }: Act): { readonly payment?: PaidBy } =>
  payment === undefined || payment === "debt" ? {} : { payment };

/** Who is meant from now on; nobody is added by a correction. */
const partyMeant = async (
  { deps, turn: { tx, writer } }: Around,
  before: Party,
  { customer }: Act,
): Promise<Party | undefined> =>
  customer === undefined ? before : deps.book.findCustomer(tx, writer.shop.tenantId, customer);

function withAmount<E extends { readonly totalVnd: number }>(
  before: E,
  { totalVnd = before.totalVnd }: Act,
  changes: Partial<E>,
): Changes<E> {
  return isEntryAmount(totalVnd) ? { ...changes, totalVnd } : "unclear";
}

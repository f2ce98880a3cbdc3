import { entryHead } from "../entries/entry-head.ts";
import { isEntryAmount } from "../entries/goods-draft.ts";
import { recordEntry } from "../entries/record-entry.ts";
import type { Act } from "../language/act.ts";
import type { Party } from "../ports/entry.ts";
import { performSupplierPayment, whoPays } from "./perform-supplier-payment.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { done, doubt, type PerformAct, type Performance } from "./performance.ts";
import type { Turn } from "./turn.ts";

/**
 * Takes what a customer pays back. More than is owed, or from somebody who owes nothing, is asked about: it is more
 * often a slip or a sale than a payment ahead.
 */
export const performDebtPayment: PerformAct = (deps) => async (turn, act, settled) => {
  if (act.customer === undefined) return doubt("customer", act);
  const side = await whoPays(deps)(turn, act, settled);
  if (side === "customer") return takePayment(deps)(turn, { ...act, customer: act.customer }, settled);
  return side === "shop" ? performSupplierPayment(deps)(turn, act, settled) : side;
};

type NamedAct = Act & { readonly customer: string };

const takePayment =
  (deps: ConversationDeps) =>
  async (turn: Turn, act: NamedAct, settled: boolean): Promise<Performance> => {
    const { tenantId } = turn.writer.shop;
    const known = await deps.book.findCustomer(turn.tx, tenantId, act.customer);
    const owedVnd = known === undefined ? 0 : await deps.debts.owedVnd(turn.tx, tenantId, known.id);
    const paidVnd = act.totalVnd ?? (paysAll(act) ? owedVnd : undefined);
    if (paysAll(act) && owedVnd <= 0) return done({ kind: "debt_told", customer: act.customer, owedVnd, open: [] });
    if (paidVnd === undefined || !isEntryAmount(paidVnd)) return doubt("amount", act);
    if (!settled && paidVnd > owedVnd) return owedVnd > 0 ? overpaid(act, owedVnd, paidVnd) : owesNothing(act, paidVnd);
    const customer = known ?? (await deps.book.customerNamed(turn.tx, tenantId, deps.ids.uuid(), act.customer));
    return recordPayment(deps)(turn, { ...act, totalVnd: paidVnd }, customer);
  };

/** "trả hết nợ": no amount was said, because everybody knows it. */
const paysAll = ({ settings }: Act): boolean => settings?.name === "debt_payment" && settings.value.startsWith("all");

const recordPayment =
  (deps: ConversationDeps) =>
  async (turn: Turn, act: Act & { readonly totalVnd: number }, customer: Party): Promise<Performance> => {
    if (act.date === undefined) return doubt("date", act);
    const entry = {
      kind: "debt_payment" as const,
      ...entryHead(deps, turn, { date: act.date, time: act.time }),
      customer,
      totalVnd: act.totalVnd,
      ...((act.payment === "cash" || act.payment === "transfer") && { payment: act.payment }),
    };
    return done(await recordEntry(deps)(turn, entry, act.implied));
  };

const overpaid = (act: Act, owedVnd: number, paidVnd: number): Performance => ({
  kind: "doubt",
  question: {
    about: "overpayment",
    act,
    choices: [{ act: { ...act, totalVnd: owedVnd } }, { act }, {}],
    figures: { owedVnd, paidVnd, excessVnd: paidVnd - owedVnd },
  },
});

const owesNothing = (act: Act, paidVnd: number): Performance => ({
  kind: "doubt",
  question: {
    about: "owes_nothing",
    act,
    choices: [{ act: { ...act, act: "sale", totalVnd: paidVnd } }, { act }, {}],
    figures: { paidVnd },
  },
});

import { entryHead } from "../entries/entry-head.ts";
import { isEntryAmount } from "../entries/goods-draft.ts";
import { recordEntry } from "../entries/record-entry.ts";
import type { Act } from "../language/act.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { done, doubt, type PerformAct, type Performance } from "./performance.ts";
import type { Turn } from "./turn.ts";

/**
 * `either`: the words leave open who pays whom. `to_supplier`: the shop pays. Behind `all_` no amount was said; behind
 * `sure_` it was confirmed that more is paid than owed.
 */
const side = ({ settings }: Act): string =>
  settings?.name === "debt_payment" ? settings.value.replace(/^(?:all|sure)_?/u, "") : "";

const paysAll = ({ settings }: Act): boolean => settings?.name === "debt_payment" && settings.value.startsWith("all");

/** The act with the side that was settled, what else it says kept. */
const withSide = (act: Act, to: "to_supplier" | ""): Act => {
  const value = paysAll(act) ? `all${to === "" ? "" : `_${to}`}` : to;
  const { settings: _, ...rest } = act;
  return value === "" ? rest : { ...rest, settings: { name: "debt_payment", value } };
};

/**
 * Who pays whom of a payment between the shop and somebody: what the words leave open, the book tells where only one
 * side owes. Where both do it is asked; a supplier who is said to pay is asked about too.
 */
export const whoPays =
  (deps: ConversationDeps) =>
  async (turn: Turn, act: Act, settled: boolean): Promise<"customer" | "shop" | Performance> => {
    if (side(act) === "to_supplier") return "shop";
    if (settled) return "customer";
    const { tenantId } = turn.writer.shop;
    const party = await deps.book.findCustomer(turn.tx, tenantId, act.customer ?? "");
    if (party === undefined) return "customer";
    const payableVnd = await deps.debts.payableVnd(turn.tx, tenantId, party.id);
    if (payableVnd <= 0) return "customer";
    const owedVnd = await deps.debts.owedVnd(turn.tx, tenantId, party.id);
    const isOpen = side(act) === "either";
    if (isOpen && owedVnd <= 0) return "shop";
    // "chị Tư trả 300k" of a customer who owes is what it says.
    if (!isOpen && owedVnd > 0) return "customer";
    const choices = [{ act: withSide(act, "to_supplier") }, { act: withSide(act, "") }, {}];
    return { kind: "doubt", question: { about: "who_pays", act, choices, figures: { owedVnd, payableVnd } } };
  };

/** Takes down what the shop pays of what it owes. More than is owed is asked about. */
export const performSupplierPayment: PerformAct = (deps) => async (turn, act) => {
  if (act.customer === undefined) return doubt("customer", act);
  if (act.date === undefined) return doubt("date", act);
  const { tenantId } = turn.writer.shop;
  const supplier = await deps.book.customerNamed(turn.tx, tenantId, deps.ids.uuid(), act.customer);
  const payableVnd = await deps.debts.payableVnd(turn.tx, tenantId, supplier.id);
  const paidVnd = act.totalVnd ?? (paysAll(act) ? payableVnd : undefined);
  if (payableVnd <= 0 && !isSure(act))
    return done({ kind: "debt_told", customer: supplier.name, owedVnd: 0, open: [] });
  if (paidVnd === undefined || !isEntryAmount(paidVnd)) return doubt("amount", act);
  if (!isSure(act) && paidVnd > payableVnd) return tooMuch(act, payableVnd, paidVnd);
  const { payment } = act;
  const entry = {
    kind: "supplier_payment" as const,
    ...entryHead(deps, turn, { date: act.date, time: act.time }),
    supplier,
    totalVnd: paidVnd,
    ...((payment === "cash" || payment === "transfer") && { payment }),
  };
  return done(await recordEntry(deps)(turn, entry, act.implied));
};

const isSure = ({ settings }: Act): boolean => settings?.value.startsWith("sure_") === true;

const tooMuch = (act: Act, payableVnd: number, paidVnd: number): Performance => {
  const sure: Act = { ...act, settings: { name: "debt_payment", value: "sure_to_supplier" } };
  return {
    kind: "doubt",
    question: {
      about: "paid_too_much",
      act,
      choices: [{ act: { ...withSide(act, "to_supplier"), totalVnd: payableVnd } }, { act: sure }, {}],
      figures: { owedVnd: payableVnd, paidVnd, excessVnd: paidVnd - payableVnd },
    },
  };
};

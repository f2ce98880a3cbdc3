import type { Act } from "../language/act.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import type { Turn } from "./turn.ts";

/**
 * "trả chị Tư 300k", "trả tiền thịt chị Tư 300k": money to somebody whom the shop owes pays what is owed. The purchase was
 * spent when it was entered; as an expense it would count twice.
 */
export const settleByDebts =
  (deps: Pick<ConversationDeps, "book" | "debts">) =>
  async (turn: Turn, acts: readonly Act[]): Promise<readonly Act[]> => {
    const settled: Act[] = [];
    for (const act of acts) settled.push(mayPayDebt(act) && (await isOwed(deps)(turn, act)) ? asPayment(act) : act);
    return settled;
  };

const mayPayDebt = ({ act, customer, ask }: Act): boolean => {
  if (customer === undefined || act !== "expense") return false;
  return ask === undefined || paymentAmong({ ask }) !== undefined;
};

/** What the act would be as a payment of a debt, where that is one of its readings. */
const paymentAmong = ({ ask }: Pick<Act, "ask">): Act | undefined =>
  ask?.[0]?.about === "act" ? ask[0].choices.find((choice) => choice.act.act === "debt_payment")?.act : undefined;

const isOwed =
  ({ book, debts }: Pick<ConversationDeps, "book" | "debts">) =>
  async ({ tx, writer }: Turn, { customer = "" }: Act): Promise<boolean> => {
    const { tenantId } = writer.shop;
    const party = await book.findCustomer(tx, tenantId, customer);
    return party !== undefined && (await debts.payableVnd(tx, tenantId, party.id)) > 0;
  };

const asPayment = (act: Act): Act => {
  const { category: _, ask: __, ...said } = { ...act, ...paymentAmong(act) };
  return { ...said, act: "debt_payment", settings: { name: "debt_payment", value: "either" } };
};

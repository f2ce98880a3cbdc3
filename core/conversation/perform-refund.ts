import { goodsDraft } from "../entries/goods-draft.ts";
import { recordEntry } from "../entries/record-entry.ts";
import type { Act } from "../language/act.ts";
import { buildRefund } from "../sales/build-refund.ts";
import type { ConversationDeps } from "./conversation-deps.ts";
import { done, doubt, type PerformAct, type Performance } from "./performance.ts";
import type { Turn } from "./turn.ts";

/** Takes back goods or gives back money. For a customer who owes it may be either: that is asked. */
export const performRefund: PerformAct = (deps) => async (turn, act, settled) => {
  const draft = goodsDraft(act);
  if (draft === undefined) return doubt("amount", act);
  if (!settled && act.payment === undefined) {
    const owedVnd = await owedBy(deps)(turn, act.customer);
    if (owedVnd > 0) return howToRefund(act, owedVnd, draft.totalVnd);
  }
  return done(await recordEntry(deps)(turn, await buildRefund(deps)(turn, draft), act.implied));
};

const owedBy =
  ({ book, debts }: ConversationDeps) =>
  async ({ tx, writer }: Turn, name: string | undefined): Promise<number> => {
    const { tenantId } = writer.shop;
    const customer = name === undefined ? undefined : await book.findCustomer(tx, tenantId, name);
    return customer === undefined ? 0 : debts.owedVnd(tx, tenantId, customer.id);
  };

const howToRefund = (act: Act, owedVnd: number, totalVnd: number): Performance => ({
  kind: "doubt",
  question: {
    about: "refund_how",
    act,
    choices: [{ act: { ...act, payment: "debt" } }, { act: { ...act, payment: "cash" } }],
    figures: { owedVnd, totalVnd },
  },
});

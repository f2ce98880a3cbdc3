import { goodsDraft } from "../entries/goods-draft.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { buildPurchase } from "../expenses/build-purchase.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

/** Records goods that were bought, which come into stock. */
export const performPurchase: PerformAct = (deps) => async (turn, act) => {
  const draft = goodsDraft(act);
  if (draft === undefined) return doubt("amount", act);
  // What is owed is owed to somebody: a debt without a name is forgotten.
  if (act.payment === "debt" && act.customer === undefined) return doubt("customer", act);
  return done(await recordEntry(deps)(turn, await buildPurchase(deps)(turn, draft), act.implied));
};

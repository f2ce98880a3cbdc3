import { goodsDraft } from "../entries/goods-draft.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { buildPurchase } from "../expenses/build-purchase.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

/** Records goods that were bought, which come into stock. */
export const performPurchase: PerformAct = (deps) => async (turn, act) => {
  const draft = goodsDraft(act);
  if (draft === undefined) return doubt("amount", act);
  return done(await recordEntry(deps)(turn, await buildPurchase(deps)(turn, draft), act.implied));
};

import { entryHead } from "../entries/entry-head.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { percentOf } from "../menu/percent-of.ts";
import { businessDate } from "../sales/business-date.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

/** Takes note of an offer and its days. Without days it holds from today until it is taken back. */
export const performPromotion: PerformAct = (deps) => async (turn, act) => {
  const offer = act.settings?.value.trim() ?? "";
  if (offer === "") return doubt("item", act);
  const today = businessDate(turn.now, turn.writer.shop);
  const percent = percentOf(offer);
  const entry = {
    kind: "promotion" as const,
    ...entryHead(deps, turn, { date: today }),
    from: act.query?.from ?? today,
    ...(act.query?.to !== undefined && { to: act.query.to }),
    offer,
    ...(percent !== undefined && { percent }),
  };
  return done(await recordEntry(deps)(turn, entry));
};

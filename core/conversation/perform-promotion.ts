import { entryHead } from "../entries/entry-head.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { businessDate } from "../sales/business-date.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

const PERCENT = /(\d{1,3}(?:[.,]\d{1,2})?)\s*(?:%|phần trăm)/u;

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

function percentOf(offer: string): number | undefined {
  const percent = Number(PERCENT.exec(offer)?.[1]?.replace(",", "."));
  return percent > 0 && percent <= 100 ? percent : undefined;
}

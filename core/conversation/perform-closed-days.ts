import { entryHead } from "../entries/entry-head.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { businessDate } from "../sales/business-date.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

/** Takes note of days on which the shop is closed. */
export const performClosedDays: PerformAct = (deps) => async (turn, act) => {
  const from = act.query?.from ?? act.date;
  const to = act.query?.to ?? from;
  if (from === undefined || to === undefined || from > to) return doubt("date", act);
  const head = entryHead(deps, turn, { date: businessDate(turn.now, turn.writer.shop) });
  return done(await recordEntry(deps)(turn, { kind: "closed_days", ...head, from, to }));
};

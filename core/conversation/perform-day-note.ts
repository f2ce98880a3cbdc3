import { entryHead } from "../entries/entry-head.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { businessDate } from "../sales/business-date.ts";
import { done, doubt, type PerformAct } from "./performance.ts";

/** Takes note of what a day was like: it rained, or it was worked without being written down. */
export const performDayNote: PerformAct = (deps) => async (turn, act) => {
  const { date: from } = act;
  const note = act.settings?.value;
  if (from === undefined || (note !== "rain" && note !== "unrecorded")) return doubt("date", act);
  const head = entryHead(deps, turn, { date: businessDate(turn.now, turn.writer.shop) });
  return done(await recordEntry(deps)(turn, { kind: "day_note", ...head, from, to: from, note }));
};

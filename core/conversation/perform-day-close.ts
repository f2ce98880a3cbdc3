import { entryHead } from "../entries/entry-head.ts";
import { recordEntry } from "../entries/record-entry.ts";
import { businessDate } from "../sales/business-date.ts";
import { done, type PerformAct } from "./performance.ts";

/** Closes a day, with what is in the till where it was counted. A day is closed once. */
export const performDayClose: PerformAct = (deps) => async (turn, act) => {
  const { tx, writer } = turn;
  const date = act.date ?? businessDate(turn.now, writer.shop);
  if (await deps.book.isDayClosed(tx, writer.shop.tenantId, writer.locationId, date)) {
    return done({ kind: "day_already_closed", date });
  }
  const head = entryHead(deps, turn, { date });
  const counted = act.totalVnd === undefined ? {} : { countedVnd: act.totalVnd };
  return done(await recordEntry(deps)(turn, { kind: "day_close", ...head, ...counted }, act.implied));
};

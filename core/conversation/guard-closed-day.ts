import { isLockedFor } from "../entries/is-locked-for.ts";
import { done, type PerformAct } from "./performance.ts";

/**
 * Holds an act that enters on a day against the day's close: a cashier is refused; the owner's entry is told as a
 * correction after the close.
 */
export const guardClosedDay =
  (perform: PerformAct): PerformAct =>
  (deps) =>
  async (turn, act, settled) => {
    const { date } = act;
    if (date === undefined) return perform(deps)(turn, act, settled);
    if (await isLockedFor(deps)(turn, date)) return done({ kind: "day_locked", date });
    const performance = await perform(deps)(turn, act, settled);
    if (performance.kind !== "done" || performance.outcome.kind !== "entry_recorded") return performance;
    const { writer, tx } = turn;
    const { day } = performance.outcome.sums;
    const isClosed = day?.isClosed ?? (await deps.book.isDayClosed(tx, writer.shop.tenantId, writer.locationId, date));
    return isClosed ? done({ ...performance.outcome, afterClose: true }) : performance;
  };

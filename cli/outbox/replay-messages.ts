import type { Deliveries } from "../../core/ports/deliveries.ts";

/** More than this at once would stand before every reply for minutes. */
const MOST_AT_ONCE = 1_000;

export interface ReplayReport {
  readonly lines: readonly string[];
  readonly wentWell: boolean;
}

/** Puts the named messages back; those that are not given up are told of and harm nothing. */
export async function replayMessages(deliveries: Deliveries, ids: readonly number[]): Promise<ReplayReport> {
  const lines: string[] = [];
  let wentWell = true;
  for (const id of ids) {
    const replayed = await deliveries.replay(id);
    lines.push(replayed ? `${id}: will be sent again.` : `${id}: is no given-up message; list shows them.`);
    wentWell &&= replayed;
  }
  return { lines, wentWell };
}

/**
 * Puts back what surely was not sent. What may have arrived is left, since a message that comes twice is worse for a
 * person than a line in this list; by its ID it can be replayed.
 */
export async function replayFailed(deliveries: Deliveries): Promise<ReplayReport> {
  const messages = await deliveries.listFailed(100_000);
  const failed = messages.filter(({ state }) => state === "failed").map(({ id }) => id);
  // Oldest first, as they were meant to be read.
  const chosen = failed.toReversed().slice(0, MOST_AT_ONCE);
  let replayed = 0;
  for (const id of chosen) if (await deliveries.replay(id)) replayed += 1;
  const unknown = messages.length - failed.length;
  return {
    lines: [
      `${replayed} will be sent again.`,
      ...(failed.length > chosen.length ? [`${failed.length - chosen.length} more wait: run this again.`] : []),
      ...(unknown > 0 ? [`${unknown} may have arrived, so they stay; name them by ID to send them again.`] : []),
    ],
    wentWell: true,
  };
}

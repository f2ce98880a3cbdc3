import type { Study } from "../study.ts";

const HOUR_MINUTES = 60;
/** A business day may last until the cut-off of the next morning. */
const HOURS = 36;

/** One hour of the day over all days on which the shop was open at that hour. */
export interface HourRow {
  readonly hour: number;
  /** Tickets of each open day. */
  readonly tickets: readonly number[];
  readonly perDay: number;
}

/** Tickets by day and hour. */
const countByHour = ({ history }: Study): Float64Array[] => {
  const table = history.days.map(() => new Float64Array(HOURS));
  history.baskets.day.forEach((day, basket) => {
    const hour = Math.min(HOURS - 1, Math.floor((history.baskets.minute[basket] ?? 0) / HOUR_MINUTES));
    const row = table[day];
    if (row) row[hour] = (row[hour] ?? 0) + 1;
  });
  return table;
};

/**
 * The hours at which the shop is usually open, in order. On a day it is open from its first ticket to its last: the
 * quietest hours of a clock are those at which the door is shut.
 *
 * @param usualShare of the days, that an hour must have been open
 */
export function hourTable(study: Study, usualShare: number): HourRow[] {
  const table = countByHour(study);
  const days = study.shop.openDays.map((day) => table[day] ?? new Float64Array(HOURS));
  const spans = days.map((row) => ({ row, first: row.findIndex((n) => n > 0), last: row.findLastIndex((n) => n > 0) }));
  return Array.from({ length: HOURS }, (_, hour) => {
    const tickets = spans.flatMap(({ row, first, last }) => (hour >= first && hour <= last ? [row[hour] ?? 0] : []));
    return { hour, tickets, perDay: tickets.reduce((sum, each) => sum + each, 0) / Math.max(1, tickets.length) };
  }).filter(({ tickets }) => tickets.length >= usualShare * days.length && tickets.length > 0);
}

import { dispersion } from "../../statistics/dispersion.ts";
import { type Interval, poissonInterval } from "../../statistics/poisson-interval.ts";
import type { HourRow } from "./hour-table.ts";

/** Hours in a row that are far below the rest. */
export interface QuietRun {
  readonly hours: readonly HourRow[];
  /** Tickets an hour of these hours. */
  readonly perHour: number;
  readonly dispersion: number;
  readonly count: number;
  /** Hour-days behind the count. */
  readonly exposure: number;
}

const totalOf = (values: readonly number[]): number => values.reduce((sum, each) => sum + each, 0);

export function quietRunOf(hours: readonly HourRow[]): QuietRun {
  const tickets = hours.flatMap((row) => row.tickets);
  const count = totalOf(tickets);
  const expected = hours.flatMap((row) => row.tickets.map(() => row.perDay));
  return {
    hours,
    count,
    exposure: tickets.length,
    perHour: count / Math.max(1, tickets.length),
    dispersion: dispersion(tickets, expected, hours.length),
  };
}

/** Interval of the tickets an hour. */
export function perHourInterval({ count, exposure, dispersion: spread }: QuietRun, z: number): Interval {
  const { lower, upper } = poissonInterval(count, z, spread);
  return { lower: lower / exposure, upper: upper / exposure };
}

/** Splits a row of hours wherever `isQuiet` changes or an hour is missing, and keeps the quiet parts. */
export function quietParts(rows: readonly HourRow[], isQuiet: (row: HourRow) => boolean): HourRow[][] {
  const parts: HourRow[][] = [];
  rows.forEach((row, i) => {
    if (!isQuiet(row)) return;
    const before = rows[i - 1];
    const current = parts.at(-1);
    if (current && before && before === current.at(-1) && before.hour === row.hour - 1) current.push(row);
    else parts.push([row]);
  });
  return parts;
}

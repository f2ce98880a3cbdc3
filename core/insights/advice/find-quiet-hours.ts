import { Z80, Z95 } from "../statistics/normal.ts";
import type { Interval } from "../statistics/poisson-interval.ts";
import { median } from "../statistics/quantile.ts";
import { eachLine } from "./history/each-line.ts";
import { type HourRow, hourTable } from "./hours/hour-table.ts";
import { perHourInterval, type QuietRun, quietParts, quietRunOf } from "./hours/quiet-run.ts";
import type { QuietHoursEvidence, Recommendation } from "./recommendation.ts";
import { openDaysPerMonth, type Study } from "./study.ts";

const USUALLY_OPEN_SHARE = 0.6;
const MIN_DAYS = 14;
const MIN_OPEN_HOURS = 5;
/** Hours below this share of the usual hour are looked at … */
const QUIET_BELOW = 0.5;
/** … and told where even the upper end of their interval is below this share. */
const SURELY_QUIET_BELOW = 0.4;
/** Before and after there must be trade: a morning that starts slowly or an evening that fades is no dead hour. */
const BUSY_ABOVE = 0.7;
/** Hours without a ticket on nearly all days are a lunch break, not a lull. */
const OPEN_IF_TICKETS_ON_SHARE = 0.1;
const PERCENT_OFF = 10;
/** Of the way up to the usual hour, for the order of tips only. */
const CAUTIOUS_SHARE = 0.1;

const isLunchBreak = ({ hours }: QuietRun): boolean => {
  const days = hours[0]?.tickets.length ?? 0;
  const withTickets =
    hours[0]?.tickets.filter((_, day) => hours.some(({ tickets }) => (tickets[day] ?? 0) > 0)).length ?? 0;
  return withTickets < OPEN_IF_TICKETS_ON_SHARE * days;
};

const isBetweenBusyHours = (rows: readonly HourRow[], { hours }: QuietRun, usual: number): boolean => {
  const first = hours[0]?.hour ?? 0;
  const last = hours.at(-1)?.hour ?? 0;
  const isBusy = ({ perDay }: HourRow): boolean => perDay >= BUSY_ABOVE * usual;
  return rows.some((row) => row.hour < first && isBusy(row)) && rows.some((row) => row.hour > last && isBusy(row));
};

/** The usual hour: the middle of those hours that are not themselves under suspicion. */
const usualPerHour = (rows: readonly HourRow[]): number => {
  const middle = median(rows.map(({ perDay }) => perDay));
  return median(rows.map(({ perDay }) => perDay).filter((perDay) => perDay >= QUIET_BELOW * middle));
};

const revenuePerDay = ({ history, shop }: Study, fromHour: number, toHour: number): number => {
  const { baskets } = history;
  let total = 0;
  eachLine(baskets, (line, basket) => {
    const hour = (baskets.minute[basket] ?? 0) / 60;
    if (hour >= fromHour && hour < toHour) total += (baskets.quantity[line] ?? 0) * (baskets.unitPriceVnd[line] ?? 0);
  });
  return Math.round(total / shop.openDays.length);
};

const scaled = ({ lower, upper }: Interval, by: number): Interval => ({ lower: lower / by, upper: upper / by });

/** The usual hour is itself a count of as many days: what it may be off widens the interval of the ratio to it. */
const withUsual = (run: QuietRun, usual: number): QuietRun => {
  const days = run.hours[0]?.tickets.length ?? 1;
  return { ...run, dispersion: run.dispersion + run.count / (usual * days) };
};

function evidenceOf(study: Study, rows: readonly HourRow[], run: QuietRun, usual: number): QuietHoursEvidence {
  const fromHour = run.hours[0]?.hour ?? 0;
  const toHour = (run.hours.at(-1)?.hour ?? 0) + 1;
  const interval = perHourInterval(run, Z80);
  return {
    finding: "quiet_hours",
    fromHour,
    toHour,
    openFromHour: rows[0]?.hour ?? 0,
    openToHour: (rows.at(-1)?.hour ?? 0) + 1,
    days: study.shop.openDays.length,
    ticketsPerHour: run.perHour,
    ticketsPerHourInterval: interval,
    usualTicketsPerHour: usual,
    ratio: run.perHour / usual,
    ratioInterval: scaled(perHourInterval(withUsual(run, usual), Z80), usual),
    revenuePerDayVnd: revenuePerDay(study, fromHour, toHour),
  };
}

function recommendationOf(study: Study, evidence: QuietHoursEvidence, run: QuietRun): Recommendation {
  const { fromHour, toHour, revenuePerDayVnd, ratio } = evidence;
  const gapVnd = ratio > 0 ? (revenuePerDayVnd * (1 - ratio)) / ratio : 0;
  return {
    kind: "promotion",
    key: `promotion:${String(fromHour)}-${String(toHour)}`,
    items: [],
    period: study.period,
    evidence,
    recordCount: run.exposure,
    confidence: 0.975,
    action: { do: "promote_hours", fromHour, toHour, percentOff: PERCENT_OFF },
    expectedVnd: Math.round(gapVnd * openDaysPerMonth(study) * CAUTIOUS_SHARE),
    followUp: { afterDays: 14, measure: "hours_revenue" },
  };
}

/** Hours at which the shop stands open and next to nobody comes, between hours at which people do. */
export function findQuietHours(study: Study): Recommendation[] {
  if (study.shop.openDays.length < MIN_DAYS) return [];
  const rows = hourTable(study, USUALLY_OPEN_SHARE);
  if (rows.length < MIN_OPEN_HOURS) return [];
  const usual = usualPerHour(rows);
  return quietParts(rows, ({ perDay }) => perDay < QUIET_BELOW * usual)
    .map(quietRunOf)
    .filter((run) => isBetweenBusyHours(rows, run, usual) && !isLunchBreak(run))
    .filter((run) => perHourInterval(run, Z95).upper < SURELY_QUIET_BELOW * usual)
    .map((run) => recommendationOf(study, evidenceOf(study, rows, run, usual), run));
}

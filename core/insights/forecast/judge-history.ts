import { sinceRevival } from "./since-revival.ts";

/** Two of each weekday: below, a weekday cannot be told from chance. */
const FEWEST_DAYS = 14;
const FEWEST_SALES = 3;
const STOPPED_AFTER_DAYS = 10;
/** Slow goods pause by chance: so many times their usual pause, and four weeks, is no chance any more. */
const UNUSUAL_PAUSES = 5;
const STOPPED_SLOW_AFTER_DAYS = 28;
const SELLS_DAILY_SHARE = 0.6;

/** Why nothing is foretold, with what is missing. */
export type Refusal =
  | { readonly reason: "too_short"; readonly days: number; readonly neededDays: number }
  | { readonly reason: "too_few_sales"; readonly salesDays: number; readonly neededDays: number }
  /** Nothing came for so long that it was forgotten, closed or taken off the menu. */
  | { readonly reason: "stopped"; readonly silentDays: number };

/** Whether a history bears a forecast; undefined where it does. */
export function judgeHistory(values: readonly number[]): Refusal | undefined {
  const started = values.slice(
    Math.max(
      0,
      values.findIndex((value) => value > 0),
    ),
  );
  const salesDays = started.filter((value) => value > 0).length;
  if (values.length < FEWEST_DAYS) return { reason: "too_short", days: values.length, neededDays: FEWEST_DAYS };
  if (salesDays < FEWEST_SALES) return { reason: "too_few_sales", salesDays, neededDays: FEWEST_SALES };
  const silentDays = silentAtTheEnd(started);
  return silentDays >= patienceDays(started, silentDays) ? { reason: "stopped", silentDays } : undefined;
}

export function silentAtTheEnd(values: readonly number[]): number {
  const last = values.findLastIndex((value) => value > 0);
  return values.length - 1 - last;
}

function patienceDays(values: readonly number[], silentDays: number): number {
  const spoken = values.slice(0, values.length - silentDays);
  const recent = spoken.slice(sinceRevival(spoken)).slice(-8 * 7);
  const share = recent.filter((value) => value > 0).length / recent.length;
  return share >= SELLS_DAILY_SHARE ? STOPPED_AFTER_DAYS : Math.max(STOPPED_SLOW_AFTER_DAYS, UNUSUAL_PAUSES / share);
}

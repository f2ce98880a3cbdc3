/**
 * Yearly sales from which a household business owes tax, by the day from which that holds, newest first. From secondary
 * sources that agree: since 2026 the lump-sum tax is gone, and one billion đồng a year of all places together is free.
 */
const THRESHOLDS = [{ since: "2026-01-01", thresholdVnd: 1_000_000_000 }] as const;

/** The threshold in force on a date; undefined before the first that is known. */
export const taxThresholdVnd = (date: string): number | undefined =>
  THRESHOLDS.find(({ since }) => since <= date)?.thresholdVnd;

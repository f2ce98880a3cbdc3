import type { DailyHistory } from "../insights/forecast/daily-history.ts";

/** Several goods of one shop as one series, from the first day of the first of them; all histories end on one day. */
export function joinedHistory(histories: readonly DailyHistory[]): DailyHistory {
  const [first, ...others] = [...histories].sort((a, b) => b.values.length - a.values.length);
  if (first === undefined) return { values: [] };
  if (others.length === 0) return first;
  const values = first.values.map((value, day) =>
    others.reduce((sum, other) => sum + (other.values[day - first.values.length + other.values.length] ?? 0), value),
  );
  return { ...first, values };
}

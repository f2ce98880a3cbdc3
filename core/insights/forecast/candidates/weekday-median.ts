import { median } from "simple-statistics";

import { WEEK_DAYS } from "../daily-history.ts";
import type { Candidate } from "./candidate.ts";

const WEEKS = 6;

/** The median of the last six same weekdays; before the first of them, what `otherwise` says. */
export function createWeekdayMedian(otherwise: Candidate): Candidate {
  const recent: number[][] = Array.from({ length: WEEK_DAYS }, () => []);
  const medians: (number | undefined)[] = [];
  return {
    rescale(factor) {
      for (const values of recent) for (const [at, value] of values.entries()) values[at] = value * factor;
      for (const [slot, value] of medians.entries()) if (value !== undefined) medians[slot] = value * factor;
    },
    predict: (slot, ahead, day) => medians[slot] ?? otherwise.predict(slot, ahead, day),
    observe({ slot, value }) {
      const values = (recent[slot] ??= []);
      values.push(value);
      if (values.length > WEEKS) values.shift();
      medians[slot] = median(values);
    },
  };
}

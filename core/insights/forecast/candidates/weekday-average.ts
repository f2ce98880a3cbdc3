import type { Candidate } from "./candidate.ts";

const RATE = 0.2;

/** Each weekday smoothed on its own: follows a week that changes its shape. */
export function createWeekdayAverage(otherwise: Candidate): Candidate {
  const means: (number | undefined)[] = [];
  const weeks: number[] = [];
  return {
    rescale(factor) {
      for (const [slot, value] of means.entries()) if (value !== undefined) means[slot] = value * factor;
    },
    predict: (slot, ahead, day) => means[slot] ?? otherwise.predict(slot, ahead, day),
    observe({ slot, value }) {
      const before = means[slot] ?? value;
      weeks[slot] = (weeks[slot] ?? 0) + 1;
      means[slot] = before + Math.max(RATE, 1 / weeks[slot]) * (value - before);
    },
  };
}

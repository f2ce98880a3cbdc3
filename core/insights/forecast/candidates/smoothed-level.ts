import type { WeekdayProfile } from "../weekday-profile.ts";
import type { Candidate } from "./candidate.ts";

export interface SmoothedLevel extends Candidate {
  readonly level: () => number;
}

/** Simple exponential smoothing of the level, times the weekday. The first days weigh the same, however slow the rate. */
export function createSmoothedLevel(rate: number, profile: WeekdayProfile): SmoothedLevel {
  let level = 0;
  return {
    level: () => level,
    rescale: (factor) => void (level *= factor),
    predict: (slot) => level * (profile.index[slot] ?? 1),
    observe({ slot, value, seenDays }) {
      if (seenDays === 0) return void (level = value);
      const step = Math.max(rate, 1 / (seenDays + 1));
      level += step * profile.gain(slot) * (value - level * (profile.index[slot] ?? 1));
    },
  };
}

import type { WeekdayProfile } from "../weekday-profile.ts";
import type { Candidate } from "./candidate.ts";

const LEVEL_RATE = 0.25;
const TREND_RATE = LEVEL_RATE * 0.1;
const DAMPING = 0.9;
const DAYS_WITHOUT_TREND = 5;

/** Holt's level and trend, the trend damped (Gardner and McKenzie 1985), times the weekday. */
export function createDampedTrend(profile: WeekdayProfile): Candidate {
  let level = 0;
  let trend = 0;
  return {
    rescale(factor) {
      level *= factor;
      trend = 0;
    },
    predict(slot, ahead) {
      const dampedSteps = (DAMPING * (1 - DAMPING ** (ahead + 1))) / (1 - DAMPING);
      return Math.max(0, level + dampedSteps * trend) * (profile.index[slot] ?? 1);
    },
    observe({ slot, value, seenDays }) {
      if (seenDays === 0) return void (level = value);
      const expected = level + DAMPING * trend;
      const surprise = profile.gain(slot) * (value - expected * (profile.index[slot] ?? 1));
      level = expected + Math.max(LEVEL_RATE, 1 / (seenDays + 1)) * surprise;
      trend = seenDays < DAYS_WITHOUT_TREND ? 0 : DAMPING * trend + TREND_RATE * surprise;
    },
  };
}

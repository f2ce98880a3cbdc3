import type { WeekdayProfile } from "../weekday-profile.ts";
import type { SmoothedLevel } from "./smoothed-level.ts";
import type { Candidate } from "./candidate.ts";

const CYCLE_DAYS = 14;
const RATE = 0.25;
const LARGEST_RATIO = 4;

/** A cycle of two weeks upon the slow level: promotions every other week, wages twice a month. */
export function createFortnightCycle(slow: SmoothedLevel, profile: WeekdayProfile): Candidate {
  const ratios = new Float64Array(CYCLE_DAYS).fill(1);
  const seen = new Float64Array(CYCLE_DAYS);
  return {
    // Its ratios hold on any level; the slow level is rescaled itself.
    rescale: () => undefined,
    predict(slot, ahead, day) {
      const phase = (day + ahead) % CYCLE_DAYS;
      const usual = slow.level() * (profile.index[slot] ?? 1);
      return (seen[phase] ?? 0) >= 2 ? usual * (ratios[phase] ?? 1) : usual;
    },
    observe({ day, slot, value }) {
      const phase = day % CYCLE_DAYS;
      const ratio = Math.min(LARGEST_RATIO, value / Math.max(1e-9, slow.level() * (profile.index[slot] ?? 1)));
      seen[phase] = (seen[phase] ?? 0) + 1;
      const before = ratios[phase] ?? 1;
      ratios[phase] = before + Math.max(RATE, 1 / ((seen[phase] ?? 0) + 1)) * (ratio - before);
    },
  };
}

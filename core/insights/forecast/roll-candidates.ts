import { createDampedTrend } from "./candidates/damped-trend.ts";
import type { Candidate } from "./candidates/candidate.ts";
import { createFortnightCycle } from "./candidates/fortnight-cycle.ts";
import { createSmoothedLevel } from "./candidates/smoothed-level.ts";
import { createWeekdayAverage } from "./candidates/weekday-average.ts";
import { createWeekdayMedian } from "./candidates/weekday-median.ts";
import { WEEK_DAYS, weekSlot } from "./daily-history.ts";
import { createSurpriseGuard } from "./surprise-guard.ts";
import { createWeekdayProfile, type WeekdayProfile } from "./weekday-profile.ts";

/** Day rates of the level, from a memory of a month to one of three days. */
const SLOW_RATE = 0.03;
const USUAL_RATE = 0.08;
const OTHER_RATES = [0.16, 0.3] as const;
const LARGEST_RELATIVE_MISS = 3;

/** What every candidate said on every day of the history about the seven days after it, knowing only what was before. */
export interface RolledCandidates {
  /** One array a candidate; position `origin * 7 + ahead`. Origin n, the last, stands for the days to come. */
  readonly predictions: readonly Float64Array[];
  /** Position in `predictions` of the one that has to earn its place (see combine-candidates.ts). */
  readonly fortnightAt: number;
  readonly profile: WeekdayProfile;
}

export function rollCandidates(values: readonly number[], counts: readonly boolean[]): RolledCandidates {
  const days = values.length;
  const profile = createWeekdayProfile();
  const usual = createSmoothedLevel(USUAL_RATE, profile);
  const candidates = createCandidates(usual, profile);
  const predictions = candidates.map(() => new Float64Array((days + 1) * WEEK_DAYS));
  const guard = createSurpriseGuard();
  let seenDays = 0;
  for (let day = 0; day <= days; day++) {
    predictWeek(candidates, predictions, day, days);
    if (counts[day] !== true) continue;
    const slot = weekSlot(day, days);
    const value = values[day] ?? 0;
    const expected = seenDays === 0 ? value : usual.predict(slot, 0, day);
    const levelBefore = usual.level();
    const guarded = guard.guard(value, expected);
    if (guarded.moveFactor !== 1) for (const learnt of [...candidates, profile]) learnt.rescale(guarded.moveFactor);
    const { value: observed } = guarded;
    for (const candidate of candidates) candidate.observe({ day, slot, seenDays, value: observed });
    const miss = levelBefore > 0 ? Math.min(LARGEST_RELATIVE_MISS, (observed - expected) / levelBefore) : 0;
    profile.observe(slot, observed, miss);
    seenDays++;
  }
  return { predictions, fortnightAt: candidates.length - 1, profile };
}

function createCandidates(usual: Candidate, profile: WeekdayProfile): Candidate[] {
  const slow = createSmoothedLevel(SLOW_RATE, profile);
  return [
    slow,
    usual,
    ...OTHER_RATES.map((rate) => createSmoothedLevel(rate, profile)),
    createDampedTrend(profile),
    createWeekdayMedian(usual),
    createWeekdayAverage(usual),
    createFortnightCycle(slow, profile),
  ];
}

function predictWeek(
  candidates: readonly Candidate[],
  predictions: readonly Float64Array[],
  day: number,
  days: number,
): void {
  for (let ahead = 0; ahead < WEEK_DAYS; ahead++) {
    const slot = weekSlot(day + ahead, days);
    for (const [position, candidate] of candidates.entries()) {
      const row = predictions[position];
      if (row !== undefined) row[day * WEEK_DAYS + ahead] = candidate.predict(slot, ahead, day);
    }
  }
}

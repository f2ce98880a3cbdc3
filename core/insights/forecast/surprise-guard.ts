/** Beyond so many usual misses a day is cut to them: one order of fifty times the usual must not move the weeks after. */
const CUT_AT_SCALES = 4;
/** So many open days in a row on the same side beyond the cut are a new level, not an odd day. */
const LET_GO_AFTER_DAYS = 4;
const FORGETTING = 0.05;
/** Mean absolute miss to standard deviation, for a normal distribution. */
const SCALE_OF_MEAN_MISS = 1.25;
const START_DAYS = 4;

export interface Guarded {
  readonly value: number;
  /** The level has moved: what follows it may hurry. */
  readonly hasMoved: boolean;
}

/** Tells an odd day from a new level. */
export interface SurpriseGuard {
  readonly guard: (value: number, expected: number) => Guarded;
}

export function createSurpriseGuard(): SurpriseGuard {
  let scale = 0;
  let seenDays = 0;
  let oddDaysInARow = 0;
  return {
    guard(value, expected) {
      const miss = value - expected;
      const limit = CUT_AT_SCALES * scale;
      oddDaysInARow = countOdd(oddDaysInARow, miss, limit);
      const hasMoved = Math.abs(oddDaysInARow) >= LET_GO_AFTER_DAYS;
      const isFree = hasMoved || scale === 0 || seenDays < START_DAYS;
      if (seenDays > 0) scale = nextScale(scale, miss, expected);
      seenDays++;
      return { value: isFree ? value : expected + Math.max(-limit, Math.min(limit, miss)), hasMoved };
    },
  };
}

/** Odd days in a row: positive above what was expected, negative below. */
function countOdd(before: number, miss: number, limit: number): number {
  if (Math.abs(miss) <= limit) return 0;
  return miss > 0 ? Math.max(1, before + 1) : Math.min(-1, before - 1);
}

function nextScale(scale: number, miss: number, expected: number): number {
  if (scale === 0) return Math.abs(miss);
  const counted = Math.min(Math.abs(miss), 4 * scale + 0.02 * Math.abs(expected));
  return (1 - FORGETTING) * scale + FORGETTING * SCALE_OF_MEAN_MISS * counted;
}

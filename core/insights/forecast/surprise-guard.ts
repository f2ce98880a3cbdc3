/** Beyond so many usual misses a day is cut to them: one order of fifty times the usual must not move the weeks after. */
const CUT_AT_SCALES = 4;
/** Beyond so many a day is odd; so many odd open days in a row, all on one side, are a new level. */
const ODD_FROM_SCALES = 3;
/** Where days scatter by more of what is expected, four odd ones in a row are no news. */
const STEADY_SCATTER = 0.5;
const MOVED_AFTER_DAYS = 4;
const LARGEST_MOVE = 20;
const FORGETTING = 0.05;
/** Mean absolute miss to standard deviation, for a normal distribution. */
const SCALE_OF_MEAN_MISS = 1.25;
const START_DAYS = 4;
/** Before, neither level nor scatter is known well enough to call a day odd. */
const KNOWN_AFTER_DAYS = 14;

export interface Guarded {
  readonly value: number;
  /** The new level over the one before, on the day on which it is certain; 1 on all others. */
  readonly moveFactor: number;
}

/** Tells an odd day from a new level. */
export interface SurpriseGuard {
  readonly guard: (value: number, expected: number) => Guarded;
}

export function createSurpriseGuard(): SurpriseGuard {
  let scale = 0;
  let seenDays = 0;
  let oddDays: { readonly value: number; readonly expected: number }[] = [];
  return {
    guard(value, expected) {
      const miss = value - expected;
      const isSteady = seenDays >= KNOWN_AFTER_DAYS && scale < STEADY_SCATTER * expected;
      const isOdd = isSteady && Math.abs(miss) > ODD_FROM_SCALES * scale;
      const isOtherSide = (oddDays[0]?.value ?? value) > (oddDays[0]?.expected ?? expected) !== miss > 0;
      oddDays = isOdd ? [...(isOtherSide ? [] : oddDays), { value, expected }] : [];
      const limit = CUT_AT_SCALES * scale;
      const isFree = scale === 0 || seenDays < START_DAYS;
      if (seenDays > 0) scale = nextScale(scale, miss, expected);
      seenDays++;
      if (oddDays.length < MOVED_AFTER_DAYS) {
        return { value: isFree ? value : expected + Math.max(-limit, Math.min(limit, miss)), moveFactor: 1 };
      }
      const factor = sumOf(oddDays, "value") / Math.max(Number.EPSILON, sumOf(oddDays, "expected"));
      const moveFactor = Math.max(1 / LARGEST_MOVE, Math.min(LARGEST_MOVE, factor));
      oddDays = [];
      return { value, moveFactor };
    },
  };
}

const sumOf = <Key extends string>(days: readonly Readonly<Record<Key, number>>[], key: Key): number =>
  days.reduce((sum, day) => sum + day[key], 0);

function nextScale(scale: number, miss: number, expected: number): number {
  if (scale === 0) return Math.abs(miss);
  const counted = Math.min(Math.abs(miss), 4 * scale + 0.02 * Math.abs(expected));
  return (1 - FORGETTING) * scale + FORGETTING * SCALE_OF_MEAN_MISS * counted;
}

/** Chance that comes out the same for the same seed on every machine. */
export interface SeededRandom {
  /** From 0 to below 1. */
  next(): number;
  /** Around 0, as a bell curve with a deviation of 1. */
  normal(): number;
  /** How often something happens that happens `mean` times on average. */
  poisson(mean: number): number;
  /** One of the list, each by its weight. */
  pick<T>(choices: readonly (readonly [value: T, weight: number])[]): T;
}

/** Mulberry32: small, fast, and good enough for made-up sales. Source: Tommy Ettinger, public domain. */
export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  return {
    next,
    normal,
    // Above a few dozen the bell curve is as good and does not take as many draws as it counts.
    poisson: (mean) =>
      mean > 30 ? Math.max(0, Math.round(mean + Math.sqrt(mean) * normal())) : countedPoisson(mean, next),
    pick(choices) {
      let left = next() * choices.reduce((sum, [, weight]) => sum + weight, 0);
      for (const [value, weight] of choices) {
        left -= weight;
        if (left < 0) return value;
      }
      const [last] = choices.slice(-1);
      if (last === undefined) throw new RangeError("There is nothing to pick from.");
      return last[0];
    },
  };
}

/** Knuth's way: events come until the time is up. */
function countedPoisson(mean: number, next: () => number): number {
  const end = Math.exp(-mean);
  let count = 0;
  for (let left = next(); left > end; left *= next()) count += 1;
  return count;
}

/** Chance that is the same on every run. */
export interface SeededRandom {
  /** From 0 up to, not including, 1. */
  next(): number;
  between(low: number, high: number): number;
  whole(low: number, high: number): number;
  chance(probability: number): boolean;
  normal(): number;
  /** Log-normal with mean 1. */
  factor(sd: number): number;
  poisson(mean: number): number;
}

/** mulberry32: small, and good enough for shops. */
const mulberry32 = (seed: number): (() => number) => {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
};

export function seededRandom(seed: number): SeededRandom {
  const next = mulberry32(Math.imul(seed + 1, 0x9e3779b1));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - next())) * Math.cos(2 * Math.PI * next());
  const poisson = (mean: number): number => {
    if (mean > 60) return Math.max(0, Math.round(mean + normal() * Math.sqrt(mean)));
    const limit = Math.exp(-mean);
    let count = 0;
    for (let product = next(); product > limit; product *= next()) count++;
    return count;
  };
  return {
    next,
    normal,
    poisson,
    between: (low, high) => low + (high - low) * next(),
    whole: (low, high) => low + Math.floor((high - low + 1) * next()),
    chance: (probability) => next() < probability,
    factor: (sd) => Math.exp(sd * normal() - (sd * sd) / 2),
  };
}

/** Chance that can be had again: the seed is printed with what it brought about. */
export interface Random {
  readonly seed: number;
  /** From 0 up to and without `end`, whole. */
  readonly below: (end: number) => number;
  readonly pick: <T>(items: readonly T[]) => T;
  readonly chance: (share: number) => boolean;
}

/** `FAULT_SEED` repeats an earlier run's choices. Mulberry32, a generator in the public domain by Tommy Ettinger. */
export function seededRandom(): Random {
  const seed = Number(process.env["FAULT_SEED"] ?? Math.floor(Math.random() * 2 ** 31));
  let state = seed;
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (end: number): number => Math.floor(next() * end);
  return {
    seed,
    below,
    pick: (items) => items[below(items.length)]!,
    chance: (share) => next() < share,
  };
}

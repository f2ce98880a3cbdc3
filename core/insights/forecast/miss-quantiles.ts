/** Deciles and tails of the normal distribution, each standing for a ninth of a prior's weight. */
const NORMAL_NINTHS = [-1.6449, -0.9674, -0.5978, -0.2823, 0, 0.2823, 0.5978, 0.9674, 1.6449];

/** Past misses, relative, with their weights; a prior's misses may be added. */
export interface MissQuantiles {
  readonly isEmpty: boolean;
  /** @param share from 0 to 1 */
  readonly at: (share: number) => number;
}

export interface WeightedMisses {
  readonly misses: Float64Array;
  readonly weights: Float64Array;
}

/** Misses of a normal distribution that stand in while few of one's own are there. No day misses by more than all. */
export function normalMisses(deviation: number, weight: number): WeightedMisses {
  return {
    misses: Float64Array.from(NORMAL_NINTHS, (z) => Math.max(-1, z * deviation)),
    weights: new Float64Array(NORMAL_NINTHS.length).fill(weight / NORMAL_NINTHS.length),
  };
}

/** Weighted quantiles, between two misses by straight line (Hyndman and Fan's type 5, weighted). */
export function missQuantiles(...parts: readonly WeightedMisses[]): MissQuantiles {
  const misses = parts.flatMap((part) => Array.from(part.misses));
  const weights = parts.flatMap((part) => Array.from(part.weights));
  const order = Uint32Array.from(misses.keys()).sort((a, b) => (misses[a] ?? 0) - (misses[b] ?? 0));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const sorted = Float64Array.from(order, (from) => misses[from] ?? 0);
  const shares = new Float64Array(sorted.length);
  let sum = 0;
  for (const [position, from] of order.entries()) {
    const weight = weights[from] ?? 0;
    shares[position] = (sum + weight / 2) / total;
    sum += weight;
  }
  return { isEmpty: !(total > 0), at: (share) => quantileAt(sorted, shares, share) };
}

function quantileAt(sorted: Float64Array, shares: Float64Array, share: number): number {
  const above = shares.findIndex((each) => each >= share);
  if (above === -1) return sorted.at(-1) ?? 0;
  if (above === 0) return sorted[0] ?? 0;
  const lowShare = shares[above - 1] ?? 0;
  const low = sorted[above - 1] ?? 0;
  const gap = (shares[above] ?? 0) - lowShare;
  return gap > 0 ? low + (((sorted[above] ?? 0) - low) * (share - lowShare)) / gap : low;
}

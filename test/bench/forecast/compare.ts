import { mean } from "simple-statistics";

import type { Score } from "./score.ts";

export type Measure = "error" | "intervalScore";

/** Scores of one method, by set. */
export type SetScores = ReadonlyMap<string, readonly Score[]>;

const meanOf = (scores: readonly Score[], measure: Measure): number => mean(scores.map((each) => each[measure]));

const geometricMean = (values: readonly number[]): number => Math.exp(mean(values.map((value) => Math.log(value))));

/** Geometric mean over the sets of a method's mean score relative to another's. */
export function relativeScore(scores: SetScores, base: SetScores, measure: Measure): number {
  return geometricMean(
    [...scores].map(([set, each]) => meanOf(each, measure) / meanOf(base.get(set) ?? each, measure)),
  );
}

export interface Coverage {
  /** Over all days of all sets. */
  readonly pooled: number;
  readonly bySet: ReadonlyMap<string, number>;
}

export function coverageOf(scores: SetScores): Coverage {
  const share = (each: readonly Score[]): number =>
    each.reduce((sum, { covered }) => sum + covered, 0) / each.reduce((sum, { days }) => sum + days, 0);
  return {
    pooled: share([...scores.values()].flat()),
    bySet: new Map([...scores].map(([set, each]) => [set, share(each)])),
  };
}

const DRAWS = 1000;

/**
 * 95 % interval of `relativeScore` by drawing series anew within each set: forecasts of one series share its luck,
 * so series are drawn and not tasks.
 */
export function bootstrapInterval(scores: SetScores, base: SetScores, measure: Measure): readonly [number, number] {
  const random = lehmer(20_261_125);
  const paired = [...scores].map(([set, each]) => pairBySeries(each, base.get(set) ?? [], measure));
  const draws = Array.from({ length: DRAWS }, () => geometricMean(paired.map((series) => drawnRatio(series, random))));
  draws.sort((a, b) => a - b);
  return [draws[Math.floor(DRAWS * 0.025)] ?? NaN, draws[Math.ceil(DRAWS * 0.975) - 1] ?? NaN];
}

interface Pair {
  readonly ours: number;
  readonly theirs: number;
}

function pairBySeries(ours: readonly Score[], theirs: readonly Score[], measure: Measure): Pair[] {
  const pairs = new Map<string, { ours: number; theirs: number }>();
  for (const [at, each] of ours.entries()) {
    const pair = pairs.get(each.seriesId) ?? { ours: 0, theirs: 0 };
    pair.ours += each[measure];
    pair.theirs += theirs[at]?.[measure] ?? NaN;
    pairs.set(each.seriesId, pair);
  }
  return [...pairs.values()];
}

function drawnRatio(series: readonly Pair[], random: () => number): number {
  let ours = 0;
  let theirs = 0;
  for (let draw = 0; draw < series.length; draw++) {
    const pair = series[Math.floor(random() * series.length)];
    ours += pair?.ours ?? 0;
    theirs += pair?.theirs ?? 0;
  }
  return ours / theirs;
}

/** Park and Miller's minimal standard generator: the same draws on every run. */
function lehmer(seed: number): () => number {
  let state = seed % 2_147_483_647;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

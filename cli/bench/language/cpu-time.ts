const MICROSECONDS_PER_SECOND = 1_000_000;

/** Processor seconds that a piece of work takes: other programs on the machine count for little in it. */
export const cpuSeconds = (work: () => void): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / MICROSECONDS_PER_SECOND;
};

const median = (values: readonly number[]): number => [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;

/** The median of several rounds, of the work and of what it is held against, taken in turns. */
export const inTurns = (
  rounds: number,
  work: () => void,
  baseline: () => void,
): { readonly work: number; readonly baseline: number } => {
  const times = Array.from({ length: rounds }, () => ({ work: cpuSeconds(work), baseline: cpuSeconds(baseline) }));
  return { work: median(times.map((time) => time.work)), baseline: median(times.map((time) => time.baseline)) };
};

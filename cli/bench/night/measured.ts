import { setTimeout as wait } from "node:timers/promises";

import type { BenchDatabase } from "../bench-database.ts";

export interface Progress {
  did(shops: number): void;
  isDone(): boolean;
}

interface Bench {
  readonly database: BenchDatabase;
  readonly shops: number;
  readonly print: (line: string) => void;
}

const STEPS = 10;
/** Sessions tell their times once a second. */
const TOLD_AFTER_MS = 1_500;
const MB = 1_048_576;

/** Times the work over all shops, and prints the memory of this process each tenth of the way. */
export async function measured(
  name: string,
  { database, shops, print }: Bench,
  work: (progress: Progress) => Promise<void>,
): Promise<void> {
  let done = 0;
  const memories: string[] = [];
  const every = Math.ceil(shops / STEPS);
  const progress: Progress = {
    did(count) {
      done += count;
      if (done % every === 0) memories.push((process.memoryUsage.rss() / MB).toFixed(0));
    },
    isDone: () => done >= shops,
  };
  const [databaseMs, cpu, startMs] = [await activeMs(database), process.cpuUsage(), performance.now()];
  await work(progress);
  const seconds = (performance.now() - startMs) / 1_000;
  const { user, system } = process.cpuUsage(cpu);
  await wait(TOLD_AFTER_MS);
  const [oursMs, theirsMs] = [(user + system) / 1_000 / shops, ((await activeMs(database)) - databaseMs) / shops];
  print(`${name}: ${((shops / seconds) * 60).toFixed(0)} shops a minute (${seconds.toFixed(0)} s)`);
  print(`  a shop: ${oursMs.toFixed(1)} ms of the program's processor, ${theirsMs.toFixed(1)} ms in the database`);
  print(`  share of the database: ${((100 * theirsMs) / (oursMs + theirsMs)).toFixed(0)} %`);
  print(`  memory of the process in MB, each ${every} shops: ${memories.join(" ")}`);
}

/** For how long statements ran in all sessions of the database, the queue's included. */
async function activeMs({ query }: BenchDatabase): Promise<number> {
  const sql = "SELECT active_time AS ms FROM pg_stat_database WHERE datname = current_database()";
  return Number((await query<{ ms: number }>(sql))[0]?.ms);
}

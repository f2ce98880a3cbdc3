import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { claimDueNights } from "../../core/night/claim-due-nights.ts";
import type { NightWork } from "../../core/night/night-step.ts";
import { workNight } from "../../core/night/work-night.ts";
import { createDataSource } from "../../database/create-data-source.ts";
import { createRepositories } from "../../database/create-repositories.ts";
import { openDigests } from "../../jobs/open-digests.ts";
import { openNights } from "../../jobs/open-nights.ts";
import { openQueueBackend } from "../../jobs/open-queue-backend.ts";
import type { QueueBackend } from "../../jobs/queue-backend.ts";
import { createPresenter } from "../../present/create-presenter.ts";
import { nightWork } from "../../program/night-work.ts";
import { type BenchDatabase, openBenchDatabase } from "./bench-database.ts";
import { generateNightShops, type NightShops } from "./night/generate-night-shops.ts";
import { measured, type Progress } from "./night/measured.ts";

/** As the program's (main.ts). */
const POOL_SIZE = 10;
const NIGHT = new Date("2026-11-25T04:05:10+07:00");
const MORNING = new Date("2026-11-25T07:00:10+07:00");
const TICK_MS = 200;

/**
 * The night and the morning of so many shops, all due at once, by one process with the queue on PostgreSQL: shops a minute, time of the
 * program and of the database, resident memory. Baselines: the frame alone (a step that does nothing), and messages that
 * work their advice out themselves.
 */
export const measureNights =
  (size: NightShops) =>
  async (print: (line: string) => void): Promise<void> => {
    const database = await openBenchDatabase();
    const { shops } = size;
    const { applicationUrl } = database;
    const dataSource = createDataSource(applicationUrl, { poolSize: POOL_SIZE, applicationName: "so-tiem-bench" });
    await dataSource.initialize();
    const backend = await openQueueBackend({ mode: "postgres", applicationUrl }, console);
    const bench = { database, dataSource, backend, shops, print };
    try {
      const startMs = performance.now();
      await generateNightShops(database.administratorUrl, size);
      const [{ lines }] = (await database.query<{ lines: string }>("SELECT count(*) AS lines FROM sale_item")) as [
        { lines: string },
      ];
      print(
        `${shops} shops with ${lines} lines of sales, made in ${((performance.now() - startMs) / 1_000).toFixed(0)} s`,
      );
      await runNight(bench, "the frame alone", nothing);
      await database.query("DELETE FROM night_run");
      await database.query("UPDATE night_schedule SET next_night_at = $1", [new Date(+NIGHT - 10_000)]);
      await runNight(bench, "night", nightWork(depsOn(dataSource)));
      await runMorning(bench, "morning, reading what the night found");
      await database.query("TRUNCATE digest_run, outbox_message, tip, insight");
      await database.query("UPDATE digest_schedule SET next_digest_at = $1", [new Date(+MORNING - 10_000)]);
      await runMorning(bench, "morning, working it out itself (0053)");
    } finally {
      await backend.close();
      await dataSource.destroy();
      await database.close();
    }
  };

interface Bench {
  readonly database: BenchDatabase;
  readonly dataSource: ReturnType<typeof createDataSource>;
  readonly backend: QueueBackend;
  readonly shops: number;
  readonly print: (line: string) => void;
}

const nothing: NightWork = Object.fromEntries(
  Object.keys(nightWork({} as never)).map((step) => [step, () => Promise.resolve()]),
) as unknown as NightWork;

const depsOn = (dataSource: ReturnType<typeof createDataSource>) => ({
  ...createRepositories(dataSource, wait),
  presenter: createPresenter(),
  ids: { uuid: () => randomUUID() },
  bell: { ring: () => undefined },
  log: { info: () => undefined, warn: console.warn, error: console.error },
});

const runNight = ({ backend, dataSource, ...bench }: Bench, name: string, work: NightWork): Promise<void> =>
  measured(name, bench, (progress) => {
    const deps = depsOn(dataSource);
    const workOne = workNight({ ...deps, work });
    const jobs = openNights({
      backend: named(backend, name),
      clock: { now: () => NIGHT },
      claim: claimDueNights(deps),
      neglected: () => Promise.resolve([]),
      work: async (run) => {
        await workOne(run);
        progress.did(1);
      },
    });
    return tickUntilDone(jobs, progress);
  });

const runMorning = ({ backend, dataSource, ...bench }: Bench, name: string): Promise<void> =>
  measured(name, bench, (progress) => {
    const deps = depsOn(dataSource);
    const write = writeDigest(deps);
    const counted: typeof write = async (run, now) => {
      const isWritten = await write(run, now);
      if (isWritten) progress.did(1);
      return isWritten;
    };
    const jobs = openDigests({
      backend: named(backend, name),
      clock: { now: () => MORNING },
      claims: [claimDueDigests(deps)],
      neglected: () => Promise.resolve([]),
      write: { morning: counted, alert: counted },
    });
    return tickUntilDone(jobs, progress);
  });

/** Each run has a queue of its own, so that the workers of the one before get none of its jobs. */
const named = (backend: QueueBackend, name: string): QueueBackend => {
  const own = (queue: string): string => `${queue}-${name.replaceAll(/\W+/gu, "-")}`;
  return {
    ...backend,
    queue: (queue) => backend.queue(own(queue)),
    worker: (queue, process, options) => backend.worker(own(queue), process, options),
  };
};

async function tickUntilDone(
  jobs: { readonly work: () => void; readonly tick: () => Promise<number> },
  progress: Progress,
): Promise<void> {
  jobs.work();
  while (!progress.isDone()) {
    await jobs.tick();
    await wait(TICK_MS);
  }
}

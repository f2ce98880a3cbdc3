import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import pg from "pg";

import { writeDigest } from "../../core/digest/write-digest.ts";
import type { DigestRun } from "../../core/ports/digests.ts";
import { createDataSource } from "../../database/create-data-source.ts";
import { createRepositories } from "../../database/create-repositories.ts";
import { openQueueBackend } from "../../jobs/open-queue-backend.ts";
import type { QueueAddress } from "../../jobs/queue-backend.ts";
import { createPresenter } from "../../present/create-presenter.ts";
import { type BenchDatabase, openBenchDatabase } from "./bench-database.ts";
import { openBenchRedis } from "./bench-redis.ts";
import { record, type RecordedStatement } from "./recording.ts";
import { createRun, type ReplayPlan } from "./replay-plan.ts";
import { median } from "./statistics.ts";

/** One after the other: they are of one chat, and a chat is written to by one at a time. */
const CONCURRENCY = 1;
const DIGESTS = 200;
const PAIRS = 5;
const JOBS = 1_000;

/** Digests a second, against their statements by hand; what a month and three years of sales cost; empty jobs. */
export async function measureDigests(print: (line: string) => void): Promise<void> {
  const database = await openBenchDatabase();
  const { applicationUrl } = database;
  const dataSource = createDataSource(applicationUrl, { poolSize: CONCURRENCY, applicationName: "so-tiem-bench" });
  await dataSource.initialize();
  const pool = new pg.Pool({ connectionString: applicationUrl, max: CONCURRENCY });
  const write = writerOn(dataSource);
  try {
    const [month, years] = [await addShop(database, 30), await addShop(database, 1_095)];
    let day = 0;
    const batch = async (shop: Shop, work: (run: DigestRun) => Promise<unknown>): Promise<number> => {
      const runs = await addRuns(database, shop, (day += DIGESTS));
      const startMs = performance.now();
      await eachOf(runs, CONCURRENCY, work);
      return DIGESTS / ((performance.now() - startMs) / 1_000);
    };
    const ours = async (run: DigestRun): Promise<void> => {
      if (!(await write(run, run.dueAt))) throw new Error("a digest was not written");
    };
    await batch(month, ours);
    await batch(years, ours);
    const [sample] = await addRuns(database, month, (day += DIGESTS));
    if (sample === undefined) throw new Error("no run was added");
    const { statements, roundTrips } = await record(() => ours(sample));
    const byHand = (run: DigestRun) => replay(pool, statements, sample, run);
    await batch(month, byHand);
    const pairs = await repeat(PAIRS, async () => [await batch(month, ours), await batch(month, byHand)] as const);
    print(`statements for a digest: ${statements.length}, in ${roundTrips} round trips`);
    print(`program: ${median(pairs.map(([a]) => a)).toFixed(0)} digests/s, one at a time`);
    print(`by hand, same statements: ${median(pairs.map(([, b]) => b)).toFixed(0)} digests/s`);
    print(`ratio, median of ${PAIRS} pairs: ${median(pairs.map(([a, b]) => a / b)).toFixed(2)}`);
    const ages = await repeat(PAIRS, async () => [await batch(month, ours), await batch(years, ours)] as const);
    print(`3 years of sales against 1 month: ${median(ages.map(([a, b]) => a / b)).toFixed(2)} of the time`);
    print(
      `empty jobs, queue on PostgreSQL: ${(await jobsPerSecond({ mode: "postgres", applicationUrl })).toFixed(0)}/s`,
    );
    print(`empty jobs, queue on Redis: ${await jobsOnRedis()}`);
  } finally {
    await pool.end();
    await dataSource.destroy();
    await database.close();
  }
}

const writerOn = (dataSource: Parameters<typeof createRepositories>[0]): ReturnType<typeof writeDigest> =>
  writeDigest({
    ...createRepositories(dataSource, wait),
    presenter: createPresenter(),
    ids: { uuid: () => randomUUID() },
    bell: { ring: () => undefined },
    log: console,
  });

interface Shop {
  readonly tenantId: string;
  readonly chatId: string;
}

/** A shop with sales of twenty goods on each of the days before today. */
async function addShop({ query }: BenchDatabase, days: number): Promise<Shop> {
  const [tenantId, chatId, locationId, personId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  await query("INSERT INTO person (id) VALUES ($1)", [personId]);
  await query(
    `INSERT INTO tenant (id, time_zone, language, day_cutoff_minutes, trial_ends_on)
     VALUES ($1, 'Asia/Ho_Chi_Minh', 'vi', 240, current_date)`,
    [tenantId],
  );
  await query("INSERT INTO location (tenant_id, id) VALUES ($1, $2)", [tenantId, locationId]);
  await query("INSERT INTO membership (tenant_id, person_id, role) VALUES ($1, $2, 'owner')", [tenantId, personId]);
  await query(
    `INSERT INTO chat (id, channel, bot_id, chat_id, active_tenant_id, active_location_id)
     VALUES ($1::uuid, 'telegram', '1', $1::uuid::text, $2, $3)`,
    [chatId, tenantId, locationId],
  );
  await query(
    `INSERT INTO digest_schedule (tenant_id, chat_id, person_id, time_zone, day_cutoff_minutes, send_at_minutes, weekdays,
       enabled, next_digest_at) VALUES ($1, $2, $3, 'Asia/Ho_Chi_Minh', 240, 420, '{1,2,3,4,5,6,7}', true, now())`,
    [tenantId, chatId, personId],
  );
  await query(
    `INSERT INTO menu_item (tenant_id, id, name, name_key)
     SELECT $1, gen_random_uuid(), 'Món ' || n, 'món ' || n FROM generate_series(1, 20) AS n`,
    [tenantId],
  );
  await query(
    `INSERT INTO sales_day (tenant_id, business_date, location_id, entry_count, total_vnd)
     SELECT $1, date '2026-11-24' - n, $2, 40, 2000000 + n FROM generate_series(0, $3::int - 1) AS n`,
    [tenantId, locationId, days],
  );
  await query(
    `INSERT INTO item_sales_day (tenant_id, business_date, location_id, item_id, quantity, total_vnd)
     SELECT $1, date '2026-11-24' - n, $2, item.id, 5, 100000
     FROM generate_series(0, $3::int - 1) AS n, menu_item AS item WHERE item.tenant_id = $1`,
    [tenantId, locationId, days],
  );
  await query("ANALYZE");
  return { tenantId, chatId };
}

/** Runs have the day in their key, so each has one of its own; all tell of days in the last month. */
async function addRuns({ query }: BenchDatabase, { tenantId, chatId }: Shop, firstDay: number): Promise<DigestRun[]> {
  await query("DELETE FROM digest_run");
  await query("DELETE FROM outbox_message");
  const dueAt = new Date("2026-11-25T00:00:00Z");
  const runs = Array.from({ length: DIGESTS }, (_, index) => {
    const date = new Date(Date.UTC(2026, 10, 24 - ((firstDay + index) % DIGESTS)));
    return { kind: "morning" as const, tenantId, chatId, businessDate: date.toISOString().slice(0, 10), dueAt };
  });
  await query(
    `INSERT INTO digest_run (tenant_id, chat_id, business_date, due_at) SELECT $1, $2, day::date, $4
     FROM unnest($3::text[]) AS day`,
    [tenantId, chatId, runs.map(({ businessDate }) => businessDate), dueAt],
  );
  return runs;
}

async function replay(
  pool: pg.Pool,
  statements: readonly RecordedStatement[],
  recorded: DigestRun,
  { businessDate }: DigestRun,
): Promise<void> {
  const plan: ReplayPlan = {
    statements,
    recorded: valuesOf(recorded),
    chats: [valuesOf({ ...recorded, businessDate })],
  };
  const run = createRun(plan, 0);
  const client = await pool.connect();
  try {
    for (const statement of statements) await client.query({ ...statement, values: run.valuesOf(statement) });
  } finally {
    client.release();
  }
}

const valuesOf = ({ tenantId, chatId, businessDate }: DigestRun): string[] => [
  tenantId,
  chatId,
  businessDate,
  `digest:${tenantId}:${chatId}:${businessDate}`,
];

async function jobsOnRedis(): Promise<string> {
  const redis = await openBenchRedis();
  if (redis === undefined) return "not measured, there is no redis-server on this machine";
  try {
    return `${(await jobsPerSecond({ mode: "redis", url: redis.url })).toFixed(0)}/s`;
  } finally {
    await redis.close();
  }
}

async function jobsPerSecond(address: QueueAddress): Promise<number> {
  const backend = await openQueueBackend(address, { info: () => undefined, warn: console.warn, error: console.error });
  try {
    const name = `bench-${String(process.pid)}`;
    const queue = backend.queue(name);
    const options = { removeOnComplete: true, removeOnFail: true };
    for (let job = 0; job < JOBS; job++) await queue.add("empty", {}, { ...options, jobId: randomUUID() });
    let done = 0;
    const startMs = performance.now();
    await new Promise<void>((resolve) => {
      const work = (): Promise<void> => {
        if (++done === JOBS) resolve();
        return Promise.resolve();
      };
      backend.worker(name, work, { concurrency: CONCURRENCY });
    });
    return JOBS / ((performance.now() - startMs) / 1_000);
  } finally {
    await backend.close();
  }
}

async function eachOf<T>(items: readonly T[], atOnce: number, work: (item: T) => Promise<unknown>): Promise<void> {
  const left = [...items];
  const lane = async (): Promise<void> => {
    for (let item = left.pop(); item !== undefined; item = left.pop()) await work(item);
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function repeat<T>(times: number, work: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let time = 0; time < times; time++) results.push(await work());
  return results;
}

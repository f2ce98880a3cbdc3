import { setTimeout as wait } from "node:timers/promises";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { claimDueNights } from "../../core/night/claim-due-nights.ts";
import { NIGHT_STEPS, type NightWork } from "../../core/night/night-step.ts";
import { workNight } from "../../core/night/work-night.ts";
import { openNights } from "../../jobs/open-nights.ts";
import { openQueueBackend } from "../../jobs/open-queue-backend.ts";
import type { QueueAddress, QueueBackend } from "../../jobs/queue-backend.ts";
import { askServer } from "../support/postgres/program-bench.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation, silent } from "../support/shop/conversation.ts";

const SHOPS = 30;
const STEPS = NIGHT_STEPS.length;
const redisUrl = process.env["REDIS_URL"] ?? "";
const queues = [...servers().map((server) => ({ server, queue: "postgres" as const }))];
const cases = redisUrl === "" ? queues : [...queues, { server: servers()[0]!, queue: "redis" as const }];

const NINE_HUNDRED_SHOPS = `
  WITH shop AS (INSERT INTO tenant (id, time_zone, language, day_cutoff_minutes, trial_ends_on)
    SELECT gen_random_uuid(), 'Asia/Ho_Chi_Minh', 'vi', 240, '2026-12-31' FROM generate_series(1, 900) RETURNING id)
  INSERT INTO night_schedule (tenant_id, time_zone, day_cutoff_minutes, next_night_at)
  SELECT id, 'Asia/Ho_Chi_Minh', 240, '2026-11-25T04:00:00+07:00' FROM shop`;

describe.each(cases)("the nights' jobs with the queue on $queue, on $server.name PostgreSQL", ({ server, queue }) => {
  let chat: Conversation;
  let address: QueueAddress;
  const opened: QueueBackend[] = [];
  beforeAll(async () => {
    chat = await openConversation(server);
    address =
      queue === "redis"
        ? { mode: "redis", url: redisUrl }
        : { mode: "postgres", applicationUrl: chat.database.applicationUrl };
    // A Redis that is kept holds the jobs that the last test of the run before has put in, and a full queue takes no more.
    const backend = await openQueueBackend(address, silent);
    await backend.queue("night").drain();
    await backend.close();
    for (let shop = 0; shop < SHOPS; shop++)
      await chat.say(`shop-${shop}`, "bán 100k", new Date("2026-11-21T10:00:00+07:00"));
  });
  afterEach(async () => {
    for (const backend of opened.splice(0)) await backend.close();
  });
  afterAll(() => chat.close());

  /** A process whose every shop fails that `fails`; which shops were worked is written down. */
  const openProcess = async (now: Date, worked: string[] = [], fails: (tenantId: string) => boolean = () => false) => {
    const { repositories } = chat.database;
    const work: NightWork = {
      effects: () => Promise.resolve(),
      forecast: () => Promise.resolve(),
      advice: async (tx, { tenantId }, { closed }) => {
        if (fails(tenantId)) throw new RangeError("this shop's sales are too much for us");
        worked.push(tenantId);
        await repositories.insights.keepAdvice(tx, tenantId, closed, { found: [] });
      },
    };
    const backend = await openQueueBackend(address, silent);
    opened.push(backend);
    return openNights({
      backend,
      clock: { now: () => now },
      claim: claimDueNights(repositories),
      neglected: (limit) => repositories.nights.pendingRuns(limit, 0),
      work: workNight({ ...repositories, work, log: silent }),
    });
  };
  const count = async (sql: string): Promise<number> => {
    const [row] = await chat.database.dataSource.query<[{ count: string }]>(`SELECT count(*) AS count FROM ${sql}`);
    return Number(row.count);
  };
  const until = async (met: () => Promise<boolean>): Promise<void> => {
    while (!(await met())) await wait(20);
  };
  const ofNight = (date: string, state: string) => `night_run WHERE business_date = '${date}' AND state = '${state}'`;

  it("work each shop once, with three processes that all tick at once, and again after a restart", async () => {
    const afterMidnight = new Date("2026-11-22T04:05:10+07:00");
    const worked: string[] = [];
    const processes = await Promise.all([1, 2, 3].map(() => openProcess(afterMidnight, worked)));
    expect(await (await openProcess(new Date("2026-11-22T04:04:50+07:00"))).tick()).toBe(0);
    for (const process of processes) process.work();
    await Promise.all(processes.flatMap((process) => [process.tick(), process.tick()]));
    await until(async () => (await count(ofNight("2026-11-21", "done"))) === SHOPS * STEPS);
    const restarted = await openProcess(new Date("2026-11-22T05:00:00+07:00"), worked);
    restarted.work();
    expect(await restarted.tick()).toBe(0);
    expect(worked).toHaveLength(SHOPS);
    expect(new Set(worked).size).toBe(SHOPS);
  });

  it("find the runs again that a queue forgot", async () => {
    const night = new Date("2026-11-23T04:05:10+07:00");
    // Claimed, and then the process died before it put a job in.
    expect(await claimDueNights(chat.database.repositories)(night, 500)).toHaveLength(SHOPS);
    const process = await openProcess(night);
    process.work();
    expect(await process.tick()).toBe(SHOPS);
    await until(async () => (await count(ofNight("2026-11-22", "done"))) === SHOPS * STEPS);
  });

  it("let one shop's failure stop no other, try it again, and give it up where an operator sees it", async () => {
    const night = new Date("2026-11-24T04:05:10+07:00");
    const [{ id: bad }] = await chat.database.dataSource.query<[{ id: string }]>(
      "SELECT tenant_id AS id FROM night_schedule LIMIT 1",
    );
    const process = await openProcess(night, [], (tenantId) => tenantId === bad);
    process.work();
    await process.tick();
    await until(async () => (await count(ofNight("2026-11-23", "done"))) === SHOPS * STEPS - 1);
    const { nights } = chat.database.repositories;
    for (let attempt = 1; attempt < 3; attempt++) {
      await until(async () => (await nights.listTroubled(9))[0]?.attempts === attempt);
      // It waits for its time.
      expect(await nights.pendingRuns(9, 0)).toEqual([]);
      await chat.database.dataSource.query("UPDATE night_run SET due_at = now() WHERE state = 'pending'");
      await until(async () => (await process.tick()) > 0);
    }
    await until(async () => (await count(ofNight("2026-11-23", "failed"))) === 1);
    expect(await nights.listTroubled(9)).toEqual([
      {
        tenantId: bad,
        businessDate: "2026-11-23",
        step: "advice",
        state: "failed",
        attempts: 3,
        errorCode: "RangeError",
      },
    ]);
  });

  it("hold no more jobs than a few hundred, however many shops are due", async () => {
    await askServer(chat.database.administratorUrl, NINE_HUNDRED_SHOPS);
    const process = await openProcess(new Date("2026-11-25T04:05:10+07:00"));
    expect(await process.tick()).toBe(500);
    expect(await process.tick()).toBe(0);
    expect(await count(ofNight("2026-11-24", "pending"))).toBe(500 * STEPS);
    expect(await count("night_schedule WHERE next_night_at < '2026-11-25T04:05:10+07:00'")).toBe(400 + SHOPS);
  });
});

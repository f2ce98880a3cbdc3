import { setTimeout as wait } from "node:timers/promises";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { openDigests } from "../../jobs/open-digests.ts";
import { openQueueBackend } from "../../jobs/open-queue-backend.ts";
import type { QueueAddress, QueueBackend } from "../../jobs/queue-backend.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation, silent } from "../support/shop/conversation.ts";

const SHOPS = 40;
const redisUrl = process.env["REDIS_URL"] ?? "";
const queues = [...servers().map((server) => ({ server, queue: "postgres" as const }))];
const cases = redisUrl === "" ? queues : [...queues, { server: servers()[0]!, queue: "redis" as const }];

describe.each(cases)("the morning's jobs with the queue on $queue, on $server.name PostgreSQL", ({ server, queue }) => {
  let chat: Conversation;
  let address: QueueAddress;
  const opened: QueueBackend[] = [];
  beforeAll(async () => {
    chat = await openConversation(server);
    address =
      queue === "redis"
        ? { mode: "redis", url: redisUrl }
        : { mode: "postgres", applicationUrl: chat.database.applicationUrl };
  });
  afterEach(async () => {
    for (const backend of opened.splice(0)) await backend.close();
  });
  afterAll(() => chat.close());

  const openProcess = async (now: Date) => {
    const backend = await openQueueBackend(address, silent);
    opened.push(backend);
    return openDigests({
      backend,
      clock: { now: () => now },
      claims: [claimDueDigests(chat.deps)],
      neglected: (limit, olderThanMs) => chat.deps.digests.pendingRuns(limit, olderThanMs),
      write: { morning: writeDigest(chat.deps), alert: writeDigest(chat.deps) },
    });
  };
  const count = async (sql: string): Promise<number> => {
    const [row] = await chat.database.dataSource.query<[{ count: string }]>(`SELECT count(*) AS count FROM ${sql}`);
    return Number(row.count);
  };
  const until = async (met: () => Promise<boolean>): Promise<void> => {
    while (!(await met())) await wait(20);
  };

  it("write each chat's digest once, with three processes that all tick at once, and again after a restart", async () => {
    const names = Array.from({ length: SHOPS }, (_, n) => `shop-${String(n)}`);
    for (const name of names) await chat.say(name, "bán 100k", new Date("2026-11-21T10:00:00+07:00"));
    const morning = new Date("2026-11-22T07:00:05+07:00");
    const processes = await Promise.all([1, 2, 3].map(() => openProcess(morning)));
    for (const process of processes) process.work();
    await Promise.all(processes.flatMap((process) => [process.tick(), process.tick()]));
    await until(async () => (await count("digest_run WHERE state = 'written'")) === SHOPS);
    const restarted = await openProcess(new Date("2026-11-22T07:30:00+07:00"));
    restarted.work();
    expect(await restarted.tick()).toBe(0);
    expect(await count("outbox_message WHERE kind = 'push'")).toBe(SHOPS);
  });

  it("find the runs again that a queue forgot", async () => {
    const morning = new Date("2026-11-23T07:00:05+07:00");
    const before = await count("digest_run");
    // Claimed, and then the process died before it put a job in.
    await claimDueDigests(chat.deps)(morning);
    expect(await count("digest_run")).toBe(before + SHOPS);
    const process = await openProcess(morning);
    process.work();
    expect(await process.tick()).toBe(0);
    const found = await chat.deps.digests.pendingRuns(1_000, 0);
    expect(found).toHaveLength(SHOPS);
    for (const run of found) expect(await writeDigest(chat.deps)(run, morning)).toBe(true);
    expect(await count("digest_run WHERE state = 'pending'")).toBe(0);
  });
});

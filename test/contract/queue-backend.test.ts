import { randomUUID } from "node:crypto";

import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import type { Log } from "../../core/ports/log.ts";
import { openQueueBackend } from "../../jobs/open-queue-backend.ts";
import type { QueueAddress, QueueBackend } from "../../jobs/queue-backend.ts";
import { createChatRinger } from "../../jobs/ring-chats.ts";
import { startHousekeeping } from "../../jobs/start-housekeeping.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../support/postgres/migrated-database.ts";
import { until } from "../support/postgres/program-bench.ts";
import { servers } from "../support/postgres/servers.ts";

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

interface Store {
  readonly name: string;
  open(): Promise<QueueAddress>;
  drop(): Promise<void>;
}

/** Every store that BullMQ keeps our jobs in: each PostgreSQL server, and Redis where REDIS_URL is set. */
function stores(): Store[] {
  const onPostgres = servers().map((server): Store => {
    let database: MigratedDatabase | undefined;
    return {
      name: `${server.name} PostgreSQL`,
      async open() {
        database = await createMigratedDatabase(server, 1);
        return { mode: "postgres", applicationUrl: database.applicationUrl };
      },
      drop: async () => database?.drop(),
    };
  });
  const url = process.env["REDIS_URL"];
  if (url === undefined || url === "") return onPostgres;
  return [
    ...onPostgres,
    { name: "Redis", open: () => Promise.resolve({ mode: "redis", url }), drop: async () => undefined },
  ];
}

describe.each(stores())("the queue on $name", (store) => {
  let address: QueueAddress;
  const opened: QueueBackend[] = [];
  const open = async (): Promise<QueueBackend> => {
    const backend = await openQueueBackend(address, silent);
    opened.push(backend);
    return backend;
  };
  beforeAll(async () => {
    address = await store.open();
  });
  afterEach(async () => {
    for (const backend of opened.splice(0)) await backend.close();
  });
  afterAll(() => store.drop());

  const queueName = (): string => `test-${randomUUID()}`;

  it("hands each job to one worker of several processes' worth", async () => {
    const name = queueName();
    const done: number[] = [];
    let finish: () => void = () => undefined;
    const finished = new Promise<void>((resolve) => (finish = resolve));
    for (const backend of [await open(), await open()]) {
      backend.worker(
        name,
        async ({ data }) => {
          done.push((data as { n: number }).n);
          if (done.length === 40) finish();
          return Promise.resolve();
        },
        { concurrency: 2 },
      );
    }
    const queue = (await open()).queue(name);
    for (let n = 0; n < 40; n++) await queue.add("job", { n }, { jobId: randomUUID() });
    await finished;
    expect(done.sort((a, b) => a - b)).toEqual(Array.from({ length: 40 }, (_, n) => n));
    await queue.obliterate({ force: true });
  });

  it("works however many workers listen in one process", async () => {
    const backend = await open();
    const names = Array.from({ length: 12 }, queueName);
    const done = names.map(
      (name) =>
        new Promise<void>((resolve) => {
          backend.worker(
            name,
            () => {
              resolve();
              return Promise.resolve();
            },
            { concurrency: 1 },
          );
        }),
    );
    const queues = names.map((name) => backend.queue(name));
    for (const queue of queues) await queue.add("job", {}, { jobId: randomUUID() });
    await Promise.all(done);
    for (const queue of queues) await queue.obliterate({ force: true });
  });

  it("takes the same tick once while it waits", async () => {
    const queue = (await open()).queue(queueName());
    for (let tick = 0; tick < 5; tick++)
      await queue.add("sweep", {}, { jobId: randomUUID(), deduplication: { id: "sweep" } });
    expect(await queue.getWaitingCount()).toBe(1);
    await queue.obliterate({ force: true });
  });

  it("is told of all chats that ring in a rush by few calls, of each once", async () => {
    const queue = (await open()).queue(queueName());
    const told: string[][] = [];
    const add = queue.addBulk.bind(queue);
    queue.addBulk = (jobs) => {
      told.push(jobs.map(({ data }) => (data as { chatId: string }).chatId));
      return add(jobs);
    };
    const { ring } = createChatRinger(queue, silent);
    const chats = Array.from({ length: 60 }, (_, n) => `chat-${String(n).padStart(2, "0")}`);
    ring("chat-00");
    // The first is on its way: of the others each is told of once, and the first again, since it may have been looked for.
    for (const chat of [...chats, ...chats.toReversed()]) ring(chat);
    await until(async () => (await queue.getWaitingCount()) === chats.length);
    expect(told).toEqual([["chat-00"], chats]);
    await queue.obliterate({ force: true });
  });

  it("goes on to be told of chats though a call to it never ends", async () => {
    const queue = (await open()).queue(queueName());
    const add = queue.addBulk.bind(queue);
    const { ring } = createChatRinger(queue, silent, 50);
    let calls = 0;
    queue.addBulk = () => {
      calls += 1;
      return new Promise(() => undefined);
    };
    ring("hangs");
    await until(() => Promise.resolve(calls === 1));
    queue.addBulk = add;
    ring("found");
    await until(async () => (await queue.getWaitingCount()) === 1);
    expect((await queue.getWaiting()).map(({ data }) => data as unknown)).toEqual([{ chatId: "found" }]);
    await queue.obliterate({ force: true });
  });

  it("goes on to be told of chats after a call to it failed", async () => {
    const queue = (await open()).queue(queueName());
    const add = queue.addBulk.bind(queue);
    const warnings: string[] = [];
    const { ring } = createChatRinger(queue, { ...silent, warn: (_fields, message) => warnings.push(message) });
    queue.addBulk = () => Promise.reject(new Error("the connection was lost"));
    ring("lost");
    await until(() => Promise.resolve(warnings.length === 1));
    queue.addBulk = add;
    ring("found");
    await until(async () => (await queue.getWaitingCount()) === 1);
    expect((await queue.getWaiting()).map(({ data }) => data as unknown)).toEqual([{ chatId: "found" }]);
    await queue.obliterate({ force: true });
  });

  it("ends the job under way before it closes, and closes twice without harm", async () => {
    const name = queueName();
    const backend = await open();
    let started: () => void = () => undefined;
    const running = new Promise<void>((resolve) => (started = resolve));
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    let ended = false;
    backend.worker(
      name,
      async () => {
        started();
        await gate;
        ended = true;
      },
      { concurrency: 1 },
    );
    await backend.queue(name).add("slow", {}, { jobId: randomUUID() });
    await running;
    const closed = backend.close();
    expect(ended).toBe(false);
    release();
    await closed;
    expect(ended).toBe(true);
    await backend.close();
  });

  it("counts the jobs of each queue that was opened, once a queue", async () => {
    const backend = await open();
    const [deep, empty] = [queueName(), queueName()];
    const queue = backend.queue(deep);
    backend.queue(deep);
    backend.queue(empty);
    for (const delay of [0, 0, 60_000]) await queue.add("job", {}, { jobId: randomUUID(), delay });
    const depths = await backend.depths();
    expect(depths).toHaveLength(8);
    expect(depths.filter(({ jobs }) => jobs > 0)).toEqual([
      { queue: deep, state: "waiting", jobs: 2 },
      { queue: deep, state: "delayed", jobs: 1 },
    ]);
    await queue.obliterate({ force: true });
  });

  it("answers a ping", async () => {
    await expect((await open()).ping()).resolves.toBeUndefined();
  });

  it("runs the sweep of a house with several processes, each tick in one of them", async () => {
    let atOnce = 0;
    let most = 0;
    let runs = 0;
    let enough: () => void = () => undefined;
    const done = new Promise<void>((resolve) => (enough = resolve));
    const handlers = {
      "sweep-inbound": async () => {
        most = Math.max(most, ++atOnce);
        // Long enough for another process to start the same job, if it could.
        await new Promise((resolve) => setTimeout(resolve, 100));
        atOnce--;
        if (++runs === 2) enough();
        return 0;
      },
      "claim-digests": () => Promise.resolve(0),
      "claim-nights": () => Promise.resolve(0),
      "tend-nights": () => Promise.resolve(0),
      "sweep-outbox": () => Promise.resolve(0),
      "forget-expired-logins": () => Promise.resolve(0),
      "remove-unused-shops": () => Promise.resolve(0),
      "work-erasures": () => Promise.resolve(0),
      "forget-unagreed-texts": () => Promise.resolve(0),
      "forget-expired-files": () => Promise.resolve(0),
      "forget-old-messages": () => Promise.resolve(0),
      "copy-book": () => Promise.resolve(0),
      "forget-old-answers": () => Promise.resolve(0),
    };
    const houses = [await open(), await open()].map((backend) => startHousekeeping({ backend, handlers, log: silent }));
    await done;
    for (const house of houses) await house.close();
    expect(most).toBe(1);
  });
});

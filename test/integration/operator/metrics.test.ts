import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import { countInbound } from "../../../core/operations/count-inbound.ts";
import { countSends } from "../../../core/operations/count-sends.ts";
import { createIntake } from "../../../core/conversation/create-intake.ts";
import type { TakeMeasures, TakeQueueDepths } from "../../../core/ports/measures.ts";
import type { Sender, SendResult } from "../../../core/ports/sender.ts";
import { createDeliveries } from "../../../database/repositories/deliveries.ts";
import { createMeasures } from "../../../database/repositories/measures.ts";
import { createMeter } from "../../../web/create-meter.ts";
import { createMetrics } from "../../../web/create-metrics.ts";
import { createWebServer } from "../../../web/create-web-server.ts";
import { formatMetrics } from "../../../web/format-metrics.ts";
import { listen, type Listening } from "../../../web/listen.ts";
import { ask } from "../../support/network/http.ts";
import { askServer } from "../../support/postgres/program-bench.ts";
import { servers } from "../../support/postgres/servers.ts";
import { type Conversation, openConversation, silent } from "../../support/shop/conversation.ts";

const opened: Listening[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

/** A line of the format: name, labels, value. */
const SAMPLE = /^[a-z_]+(?:\{[a-z]+="[^"]*"(?:,[a-z]+="[^"]*")*\})? \d+(?:\.\d+)?(?:e-\d+)?$/;
const COMMENT = /^# (?:HELP [a-z_]+ [ -~]+|TYPE [a-z_]+ (?:counter|gauge))$/;

interface More {
  readonly timeoutMs?: number;
  readonly takeQueueDepths?: TakeQueueDepths;
}

const serve = async (takeMeasures: TakeMeasures, more: More = {}) => {
  const clock = { ms: 0 };
  const meter = createMeter();
  const log = { debug: () => undefined, ...silent };
  const metrics = createMetrics({
    meter,
    takeMeasures,
    takeQueueDepths: () => Promise.resolve([]),
    log,
    nowMs: () => clock.ms,
    ...more,
  });
  const app = createWebServer({
    log,
    health: () => ({}),
    readiness: () => Promise.resolve({ ready: true, checks: {} }),
    allowedHosts: ["tiem.example"],
    mounts: [],
    metrics,
  });
  const listening = await listen(app, { host: "127.0.0.1", port: 0, endStreams: () => undefined });
  opened.push(listening);
  const scrape = (headers: Record<string, string> = {}) =>
    ask(`http://127.0.0.1:${listening.port}/metrics`, { headers });
  return { clock, meter, scrape };
};

const NOTHING = { inbound: [], outbox: [], failedInbound: [], givenUp: [], nightSteps: [], sentThisMonth: [] };

describe("the address /metrics", () => {
  it("answers programs of this machine, and no proxy, no other host", async () => {
    const { scrape } = await serve(() => Promise.resolve(NOTHING));
    const answer = await scrape();
    expect(answer.status).toBe(200);
    expect(answer.headers["content-type"]).toBe("text/plain; version=0.0.4; charset=utf-8");
    for (const headers of [{ host: "tiem.example" }, { host: "10.0.0.7:3000" }, { "x-forwarded-for": "1.2.3.4" }]) {
      const refused = await scrape(headers);
      expect(refused.status).toBe(403);
      expect(refused.text).not.toContain("sotiem_");
    }
  });

  it("asks the database once in five seconds, however often it is scraped", async () => {
    let taken = 0;
    const { clock, scrape } = await serve(() => {
      taken += 1;
      return Promise.resolve(NOTHING);
    });
    await Promise.all([scrape(), scrape()]);
    clock.ms = 4_999;
    await scrape();
    expect(taken).toBe(1);
    clock.ms = 5_000;
    await scrape();
    expect(taken).toBe(2);
  });

  it("still shows what was counted when the database fails or is silent", async () => {
    for (const measure of [() => Promise.reject(new Error("gone")), () => new Promise<never>(() => undefined)]) {
      const { meter, scrape } = await serve(measure, { timeoutMs: 20 });
      meter.received("zalo", "new");
      const { status, text } = await scrape();
      expect(status).toBe(200);
      expect(text).toContain('sotiem_inbound_events_total{channel="zalo",result="new"} 1\n');
      expect(text).toContain("sotiem_database_up 0\n");
      expect(text).not.toContain("lag_seconds");
    }
  });

  it("shows how deep the queues are, and what was counted when their store is silent", async () => {
    const depths = () => Promise.resolve([{ queue: "digest", state: "waiting", jobs: 3 }]);
    const { scrape } = await serve(() => Promise.resolve(NOTHING), { takeQueueDepths: depths });
    const deep = (await scrape()).text;
    expect(deep).toContain("sotiem_queue_up 1\n");
    expect(deep).toContain('sotiem_queue_jobs{queue="digest",state="waiting"} 3\n');
    const silence = () => new Promise<never>(() => undefined);
    const other = await serve(() => Promise.resolve(NOTHING), { takeQueueDepths: silence, timeoutMs: 20 });
    other.meter.received("zalo", "new");
    const { text } = await other.scrape();
    expect(text).toContain('sotiem_inbound_events_total{channel="zalo",result="new"} 1\n');
    expect(text).toContain("sotiem_database_up 1\n");
    expect(text).toContain("sotiem_queue_up 0\n");
    expect(text).not.toContain("sotiem_queue_jobs{");
  });

  it("escapes what would break a line", () => {
    const family = { name: "m", type: "gauge", help: "a\\b\nc", samples: [{ labels: { l: 'a"b\\c\nd' }, value: 1 }] };
    expect(formatMetrics([{ ...family, type: "gauge" }])).toBe(
      '# HELP m a\\\\b\\nc\n# TYPE m gauge\nm{l="a\\"b\\\\c\\nd"} 1\n',
    );
  });
});

describe.each(servers())("metrics on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("count messages, acts, questions and sends, and measure what waits and what was given up", async () => {
    const { dataSource } = chat.database;
    const { clock, meter, scrape } = await serve(createMeasures(dataSource));
    const inboundEvents = countInbound(chat.deps.inboundEvents, meter);
    const intake = createIntake({ ...chat.deps, inboundEvents, meter });
    const to = { channel: "telegram", botId: "7" } as const;
    const says = async (text: string) => {
      const event = { ...chat.event("a", { kind: "text", text }), ...to };
      await intake.receive(event);
      await intake.receive(event);
      await intake.drain();
    };
    await says("bán 100k");
    await says("hôm nay bán 5tr");
    await askServer(
      chat.database.administratorUrl,
      "UPDATE outbox_message SET created_at = clock_timestamp() - interval '90 seconds' WHERE state = 'pending'",
    );
    const before = (await scrape()).text.split("\n");
    expect(before).toEqual(
      expect.arrayContaining([
        'sotiem_inbound_events_total{channel="telegram",result="new"} 2',
        'sotiem_inbound_events_total{channel="telegram",result="repeated"} 2',
        'sotiem_inbound_processed_total{channel="telegram",state="processed"} 2',
        'sotiem_outcomes_total{channel="telegram",outcome="entry_recorded"} 1',
        'sotiem_outcomes_total{channel="telegram",outcome="question_asked"} 1',
        "sotiem_database_up 1",
        "sotiem_inbound_lag_seconds 0",
        'sotiem_outbox_pending{channel="telegram",bot="7"} 2',
        expect.stringMatching(/^sotiem_outbox_lag_seconds\{channel="telegram",bot="7"\} (?:9\d|1\d\d)/),
      ]),
    );
    for (const line of before.slice(0, -1)) expect(line).toMatch(line.startsWith("#") ? COMMENT : SAMPLE);

    const results: SendResult[] = [{ kind: "refused", code: "400" }, { kind: "sent" }];
    const sender: Sender = { ...to, limits: { perSecond: 1, perChatPerSecond: 1 }, send: async () => results.shift()! };
    const counted = countSends(sender, meter);
    const deliveries = createDeliveries(dataSource);
    await counted.send("a", { text: "x" });
    await counted.send("a", { text: "x" });
    await deliveries.countSent(to, 1);
    await askServer(
      chat.database.administratorUrl,
      "UPDATE outbox_message SET state = 'failed', done_at = now() WHERE id = (SELECT min(id) FROM outbox_message)",
    );
    clock.ms = 5_000;
    const after = (await scrape()).text.split("\n");
    expect(after).toEqual(
      expect.arrayContaining([
        'sotiem_sends_total{channel="telegram",bot="7",result="refused"} 1',
        'sotiem_sends_total{channel="telegram",bot="7",result="sent"} 1',
        'sotiem_outbox_pending{channel="telegram",bot="7"} 1',
        'sotiem_outbox_given_up{channel="telegram",bot="7",state="failed"} 1',
        'sotiem_bot_month_sent{channel="telegram",bot="7"} 1',
      ]),
    );
  });

  it("count a message that failed for good", async () => {
    const { meter, scrape } = await serve(createMeasures(chat.database.dataSource));
    const { presenter } = chat.deps;
    const present: typeof presenter.present = (outcomes, voice) => {
      if (outcomes[0]?.kind === "apology") return presenter.present(outcomes, voice);
      throw new Error("no words");
    };
    const intake = createIntake({ ...chat.deps, meter, log: silent, presenter: { present } });
    const event = { ...chat.event("unlucky", { kind: "text", text: "bán 1k" }), channel: "zalo" } as const;
    for (const _ of [1, 2, 3]) {
      await intake.receive(event);
      await intake.drain();
      await askServer(
        chat.database.administratorUrl,
        "UPDATE inbound_event SET next_attempt_at = now() WHERE state = 'pending'",
      );
    }
    const { text } = await scrape();
    expect(text).toContain('sotiem_inbound_processed_total{channel="zalo",state="failed"} 1\n');
    expect(text).toContain('sotiem_inbound_failed{channel="zalo"} 1\n');
    expect(text).not.toContain('state="processed"');
    await askServer(
      chat.database.administratorUrl,
      "UPDATE inbound_event SET state = 'processed' WHERE state = 'failed'",
    );
  });

  it("tell which steps of shops' nights wait, and which were given up", async () => {
    const { meter, scrape } = await serve(createMeasures(chat.database.dataSource));
    meter.workedAtNight("advice", "done");
    await askServer(
      chat.database.administratorUrl,
      `INSERT INTO night_run (tenant_id, business_date, step, state, created_at)
       SELECT tenant_id, '2026-11-21'::date - n, 'advice', (ARRAY['pending', 'pending', 'failed', 'done'])[n],
         clock_timestamp() - n * interval '1 hour' FROM night_schedule, generate_series(1, 4) AS n`,
    );
    const shops = Number(await askServer(chat.database.administratorUrl, "SELECT count(*) FROM night_schedule"));
    const lines = (await scrape()).text.split("\n");
    expect(lines).toEqual(
      expect.arrayContaining([
        'sotiem_night_steps_total{step="advice",result="done"} 1',
        `sotiem_night_steps_pending{step="advice"} ${2 * shops}`,
        expect.stringMatching(/^sotiem_night_lag_seconds 72\d\d/),
        `sotiem_night_steps_failed{step="advice"} ${shops}`,
      ]),
    );
  });

  it("measure what was kept and not worked off, and what failed for good", async () => {
    await chat.deps.inboundEvents.keep({ ...chat.event("late", { kind: "text", text: "bán 1k" }), channel: "zalo" });
    const measures = await createMeasures(chat.database.dataSource)();
    expect(measures.inbound).toMatchObject([{ channel: "zalo", count: 1, oldestSeconds: expect.any(Number) }]);
    await askServer(
      chat.database.administratorUrl,
      "UPDATE inbound_event SET state = 'failed', done_at = now() WHERE state = 'pending'",
    );
    expect(await createMeasures(chat.database.dataSource)()).toMatchObject({
      inbound: [],
      failedInbound: [{ channel: "zalo", count: 1 }],
    });
  });
});

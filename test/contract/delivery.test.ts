import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";

import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import type { Sender, SendResult } from "../../core/ports/sender.ts";
import { deliverNext } from "../../core/delivery/deliver-next.ts";
import { createDeliveries } from "../../database/repositories/deliveries.ts";
import { type Delivery, openDelivery } from "../../jobs/open-delivery.ts";
import { openQueueBackend } from "../../jobs/open-queue-backend.ts";
import type { QueueAddress, QueueBackend } from "../../jobs/queue-backend.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation, silent } from "../support/shop/conversation.ts";

const BOT = "4711";
const redisUrl = process.env["REDIS_URL"] ?? "";
const queues = [...servers().map((server) => ({ server, queue: "postgres" as const }))];
const cases = redisUrl === "" ? queues : [...queues, { server: servers()[0]!, queue: "redis" as const }];

/** A platform that does as it is told: fakes exist for senders, so that every fault can be had. */
function fakeSender(botId: string) {
  const sent: { chatId: string; text: string; at: number }[] = [];
  const script: SendResult[] = [];
  const withdrawn: { chatId: string; messageId: string }[] = [];
  const sender: Sender = {
    channel: "telegram",
    botId,
    limits: { perSecond: 30, perChatPerSecond: 20 },
    async send(chatId: string, { text }: OutboundMessage) {
      const result = script.shift() ?? { kind: "sent", messageId: String(sent.length + 1) };
      if (result.kind === "sent" || result.kind === "unknown") sent.push({ chatId, text, at: performance.now() });
      return Promise.resolve(result);
    },
    async withdrawChoices(chatId, messageId) {
      withdrawn.push({ chatId, messageId });
      return Promise.resolve();
    },
  };
  return { sender, sent, script, withdrawn };
}

describe.each(cases)(
  "delivery with the queue on $queue and the outbox on $server.name PostgreSQL",
  ({ server, queue }) => {
    let chat: Conversation;
    let owner: pg.Client;
    let address: QueueAddress;
    const opened: QueueBackend[] = [];
    beforeAll(async () => {
      chat = await openConversation(server);
      owner = new pg.Client(chat.database.administratorUrl);
      await owner.connect();
      address =
        queue === "redis"
          ? { mode: "redis", url: redisUrl }
          : { mode: "postgres", applicationUrl: chat.database.applicationUrl };
    });
    afterEach(async () => {
      for (const backend of opened.splice(0)) await backend.close();
    });
    afterAll(async () => {
      await owner.end();
      await chat.close();
    });

    /** One process that delivers. */
    const openProcess = async (sender: Sender): Promise<Delivery> => {
      const backend = await openQueueBackend(address, silent);
      opened.push(backend);
      const deliveries = createDeliveries(chat.database.dataSource);
      return openDelivery({ backend, deliveries, senders: [sender], log: silent });
    };
    let bots = 0;
    /** A bot of its own for each test, so that queues do not mix. */
    const newBot = () => fakeSender(`${BOT}${String(Date.now())}${String(bots++)}`);
    const says = async (botId: string, chatId: string, ...texts: string[]): Promise<void> => {
      const to: ChatAddress = { channel: "telegram", botId, chatId };
      for (const text of texts) {
        await chat.intake.receive({ ...chat.event(chatId, { kind: "text", text }), ...to });
        await chat.intake.drain();
      }
    };
    const until = async (met: () => boolean | Promise<boolean>): Promise<void> => {
      while (!(await met())) await wait(10);
    };
    const states = async (botId: string): Promise<string[]> => {
      const { rows } = await owner.query<{ state: string }>(
        `SELECT message.state FROM outbox_message AS message JOIN chat ON chat.id = message.chat_id
       WHERE chat.bot_id = $1 ORDER BY message.id`,
        [botId],
      );
      return rows.map(({ state }) => state);
    };
    /** What lies in the future becomes due, and neglected. */
    const letTimePass = async () => {
      await owner.query(
        "UPDATE outbox_message SET next_send_at = clock_timestamp() - interval '1 minute' WHERE state = 'pending'",
      );
      await owner.query("UPDATE chat SET next_send_at = clock_timestamp() - interval '1 minute'");
    };
    const idOf = async (botId: string): Promise<string> => {
      const { rows } = await owner.query<{ id: string }>("SELECT id FROM chat WHERE bot_id = $1", [botId]);
      return rows[0]!.id;
    };
    /** The chat may be sent to again: its pause is over, and so is the lease of whoever held it. */
    const letRest = (chatId: string) =>
      owner.query(
        `UPDATE chat SET next_send_at = clock_timestamp() - interval '1 minute',
           sending_until = sending_until - interval '1 hour' WHERE id = $1`,
        [chatId],
      );
    const push = (chatId: string): Promise<void> =>
      chat.deps.transactions.run((tx) =>
        chat.deps.outbox.put(tx, { chatId, kind: "push", key: `push:${chatId}`, message: { text: "Chào buổi sáng" } }),
      );
    const amounts = (sent: readonly { text: string }[]) => sent.map(({ text }) => /bán ([\d.]+)đ/u.exec(text)?.[1]);

    it("sends each chat's messages in order, once, however many processes work", async () => {
      const { sender, sent } = newBot();
      const processes = [await openProcess(sender), await openProcess(sender), await openProcess(sender)];
      await says(sender.botId, "a", "bán 1k", "bán 2k", "bán 3k");
      await says(sender.botId, "b", "bán 4k", "bán 5k");
      for (const delivery of processes) {
        delivery.work();
        await delivery.sweep();
      }
      await letTimePass();
      await Promise.all(processes.map((delivery) => delivery.sweep()));
      await until(async () => (await states(sender.botId)).every((state) => state === "sent"));
      expect(amounts(sent.filter(({ chatId }) => chatId === "a"))).toEqual(["1.000", "2.000", "3.000"]);
      expect(amounts(sent.filter(({ chatId }) => chatId === "b"))).toEqual(["4.000", "5.000"]);
    });

    it("takes the choices off a question once its answer, or another question, was sent", async () => {
      const { sender, sent, withdrawn } = newBot();
      const delivery = await openProcess(sender);
      await says(sender.botId, "asked", "bán 1k", "hôm nay bán 5tr", "hôm nay bán 6tr", "1");
      delivery.work();
      await delivery.sweep();
      await letTimePass();
      await delivery.sweep();
      await until(() => withdrawn.length === 2);
      expect(sent).toHaveLength(4);
      expect(withdrawn).toEqual([
        { chatId: "asked", messageId: "2" },
        { chatId: "asked", messageId: "3" },
      ]);
    });

    it("waits when the platform says so, sends again what failed, and keeps the order meanwhile", async () => {
      const { sender, sent, script } = newBot();
      script.push(
        { kind: "slow_down", retryAfterMs: 300 },
        { kind: "unreachable", code: "502" },
        { kind: "unknown", code: "timeout" },
      );
      const delivery = await openProcess(sender);
      await says(sender.botId, "a", "bán 1k", "bán 2k");
      delivery.work();
      await letTimePass();
      await delivery.sweep();
      await until(async () => (await states(sender.botId)).every((state) => state === "sent"));
      // The first went out twice: after the time-out nobody could tell whether it had arrived.
      expect(amounts(sent)).toEqual(["1.000", "1.000", "2.000"]);
    });

    it("drops what waits for a chat that is gone, and sends again once the person writes", async () => {
      const { sender, sent, script } = newBot();
      script.push({ kind: "chat_gone", code: "403" });
      const delivery = await openProcess(sender);
      await says(sender.botId, "a", "bán 1k", "bán 2k");
      delivery.work();
      await letTimePass();
      await delivery.sweep();
      await until(async () => (await states(sender.botId)).every((state) => state === "dropped"));
      await says(sender.botId, "a", "bán 3k");
      const { rows } = await owner.query<{ id: string }>("SELECT id FROM chat WHERE bot_id = $1", [sender.botId]);
      delivery.bell.ring(sender, rows[0]!.id);
      await until(() => sent.length > 0);
      expect(amounts(sent)).toEqual(["3.000"]);
    });

    it("keeps what the platform refuses in a list, without its text, and replays it", async () => {
      const { sender, sent, script } = newBot();
      script.push({ kind: "refused", code: "400" });
      const delivery = await openProcess(sender);
      await says(sender.botId, "a", "bán 1k");
      delivery.work();
      await letTimePass();
      await delivery.sweep();
      await until(async () => (await states(sender.botId))[0] === "failed");
      const deliveries = createDeliveries(chat.database.dataSource);
      const failed = (await deliveries.listFailed(10)).filter(({ botId }) => botId === sender.botId);
      expect(failed).toMatchObject([{ channel: "telegram", kind: "reply", state: "failed", attempts: 1, code: "400" }]);
      expect(JSON.stringify(failed)).not.toContain("bán");
      expect(await deliveries.replay(failed[0]!.id)).toBe(true);
      expect(await deliveries.replay(failed[0]!.id)).toBe(false);
      await letTimePass();
      // The job of before may not have ended yet, and is then taken for the one that is to come: the next sweep finds it gone.
      await until(async () => {
        await delivery.sweep();
        return sent.length === 1;
      });
    });

    it("puts replies of one burst together where every message costs, up to a question", async () => {
      const { sender, sent } = newBot();
      const thrifty = { ...sender, mergeUpToLength: 1_000 };
      const delivery = await openProcess(thrifty);
      await says(sender.botId, "a", "bán 1k", "bán 2k", "hôm nay bán 5tr", "bán 3k");
      delivery.work();
      await letTimePass();
      await delivery.sweep();
      await until(async () => (await states(sender.botId)).every((state) => state === "sent"));
      expect(sent).toHaveLength(2);
      expect(sent[0]?.text).toMatch(/bán 1\.000đ[^]*bán 2\.000đ[^]*là bán thêm hay tổng cả ngày\?$/u);
      expect(sent[1]?.text).toContain("bán 3.000đ");
    });

    it("warns once at four fifths of a month, and keeps the last tenth for answers", async () => {
      const { sender, sent } = newBot();
      const warned: string[] = [];
      const log = { ...silent, warn: (_: object, message: string) => void warned.push(message) };
      const deliveries = createDeliveries(chat.database.dataSource);
      const limited = { ...sender, monthlyMessages: 10 };
      await deliveries.countSent(limited, 6);
      await says(sender.botId, "a", "bán 1k", "bán 2k", "bán 3k");
      const chatId = await idOf(sender.botId);
      const send = async (): Promise<void> => {
        await letRest(chatId);
        await deliverNext({ deliveries, log, leaseMs: 15_000 })(limited, chatId);
      };
      for (let n = 0; n < 3; n++) await send();
      expect(amounts(sent)).toEqual(["1.000", "2.000", "3.000"]);
      expect(warned).toHaveLength(1);
      await push(chatId);
      await send();
      expect(sent).toHaveLength(3);
      expect((await states(sender.botId)).at(-1)).toBe("dropped");
    });

    it("sends no push again that a killed process may have sent, and goes on with what waits behind it", async () => {
      const { sender, sent } = newBot();
      await says(sender.botId, "killed", "bán 1k");
      const chatId = await idOf(sender.botId);
      const deliveries = createDeliveries(chat.database.dataSource);
      const deliver = deliverNext({ deliveries, log: silent, leaseMs: 15_000 });
      await deliver(sender, chatId);
      await push(chatId);
      await says(sender.botId, "killed", "bán 2k");
      await letTimePass();
      await letRest(chatId);
      // Taken for sending, and nothing more is heard of who took it.
      expect(await deliveries.claim(chatId, 60_000)).toMatchObject({ kind: "claimed", message: { kind: "push" } });
      expect(await deliveries.listFailed(10)).not.toContainEqual(expect.objectContaining({ code: "in_flight" }));
      await letRest(chatId);
      await deliver(sender, chatId);
      expect(amounts(sent)).toEqual(["1.000", "2.000"]);
      expect(await states(sender.botId)).toEqual(["sent", "unknown", "sent"]);
      expect(await deliveries.listFailed(10)).toContainEqual(
        expect.objectContaining({ botId: sender.botId, kind: "push", state: "unknown", code: "in_flight" }),
      );
    });

    it("tries a push again that surely was not sent, also under the chat's new id", async () => {
      const { sender, sent, script } = newBot();
      await says(sender.botId, "unlucky", "bán 1k");
      const chatId = await idOf(sender.botId);
      const deliver = deliverNext({
        deliveries: createDeliveries(chat.database.dataSource),
        log: silent,
        leaseMs: 15_000,
      });
      await deliver(sender, chatId);
      await push(chatId);
      script.push(
        { kind: "slow_down", retryAfterMs: 5 },
        { kind: "unreachable", code: "502" },
        { kind: "chat_moved", chatId: "-200" },
      );
      for (let attempt = 0; attempt < 4; attempt++) {
        await letTimePass();
        await letRest(chatId);
        await deliver(sender, chatId);
      }
      expect(sent.map(({ text }) => text)).toEqual([expect.stringMatching(/^Đã ghi/), "Chào buổi sáng"]);
      expect(sent[1]?.chatId).toBe("-200");
      expect(await states(sender.botId)).toEqual(["sent", "sent"]);
    });

    it("sends what a clock that was set back has put into the far future", async () => {
      const { sender, sent } = newBot();
      const delivery = await openProcess(sender);
      await says(sender.botId, "a", "bán 1k");
      const chatId = await idOf(sender.botId);
      // As a process leaves it that was a day ahead: the chat's one job, its lease, its pause.
      const queue = opened.at(-1)!.queue(`deliver-telegram-${sender.botId}`);
      const opts = { jobId: randomUUID(), delay: 86_400_000, deduplication: { id: chatId, keepLastIfActive: true } };
      await queue.add("chat", { chatId }, opts);
      await owner.query(
        `UPDATE chat SET sending_until = clock_timestamp() + interval '1 day',
           next_send_at = clock_timestamp() + interval '1 day' WHERE id = $1`,
        [chatId],
      );
      await owner.query(
        "UPDATE outbox_message SET next_send_at = clock_timestamp() - interval '1 minute' WHERE chat_id = $1",
        [chatId],
      );
      delivery.work();
      await delivery.sweep();
      await until(() => sent.length === 1);
    });

    it("prolongs the lease of a send that takes long, and leaves a free chat free", async () => {
      const { sender } = newBot();
      await says(sender.botId, "a", "bán 1k");
      const deliveries = createDeliveries(chat.database.dataSource);
      const chatId = await idOf(sender.botId);
      await deliveries.renew([chatId], 60_000);
      expect((await deliveries.claim(chatId, 1)).kind).toBe("claimed");
      await deliveries.renew([chatId], 60_000);
      expect(await deliveries.claim(chatId, 1)).toEqual({ kind: "nothing" });
    });

    it("forgets answers of an age, a thousand at a time, and never one that waits", async () => {
      const { sender } = newBot();
      await says(sender.botId, "a", "bán 1k");
      const chatId = await idOf(sender.botId);
      const add = (count: number, state: string, age: string) =>
        owner.query(
          `INSERT INTO outbox_message (chat_id, key, message, state, done_at, created_at)
           SELECT $1, gen_random_uuid()::text, '{}', $3, CASE $3 WHEN 'pending' THEN NULL ELSE now() END, now() - $4::interval
           FROM generate_series(1, $2)`,
          [chatId, count, state, age],
        );
      await add(1_500, "sent", "31 days");
      await add(2, "pending", "31 days");
      await add(3, "sent", "29 days");
      const deliveries = createDeliveries(chat.database.dataSource);
      expect(await deliveries.forgetOlderThan(30)).toBe(1_500);
      expect((await states(sender.botId)).sort()).toEqual(["pending", "pending", "pending", "sent", "sent", "sent"]);
      await owner.query("DELETE FROM outbox_message WHERE chat_id = $1", [chatId]);
    });

    it("sends to the chat's new id once it has moved, and counts the month", async () => {
      const { sender, sent, script } = newBot();
      script.push({ kind: "chat_moved", chatId: "-100a" });
      const delivery = await openProcess(sender);
      await says(sender.botId, "a", "bán 1k");
      delivery.work();
      await letTimePass();
      await delivery.sweep();
      await until(() => sent.length === 1);
      expect(sent[0]?.chatId).toBe("-100a");
      await until(async () => {
        const { rows } = await owner.query("SELECT sent_count FROM bot_month WHERE bot_id = $1", [sender.botId]);
        return (rows[0] as { sent_count: number } | undefined)?.sent_count === 1;
      });
    });
  },
);

import { setTimeout as wait } from "node:timers/promises";

import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createChatPace } from "../../core/conversation/chat-pace.ts";
import { createIntake } from "../../core/conversation/create-intake.ts";
import { sweepChats } from "../../core/conversation/sweep-chats.ts";
import type { WorkDeps } from "../../core/conversation/work-chat.ts";
import type { InboundEvent } from "../../core/ports/inbound-event.ts";
import { createDataSource } from "../../database/create-data-source.ts";
import { createRepositories } from "../../database/create-repositories.ts";
import { createPresenter } from "../../present/create-presenter.ts";
import { servers } from "../support/postgres/servers.ts";
import { NOW } from "../support/shop/test-shop.ts";
import { type Conversation, openConversation, silent } from "../support/shop/conversation.ts";

const POISON = "bán 666k";

describe.each(servers())("the way of a message on $name PostgreSQL", (server) => {
  let chat: Conversation;
  let owner: pg.Client;
  beforeAll(async () => {
    const presenter = createPresenter();
    chat = await openConversation(server, {
      log: silent,
      presenter: {
        // A fault in the last step of the work, after the sale was entered in the same transaction.
        present(outcomes, voice) {
          const poisoned = outcomes.some(
            (outcome) =>
              outcome.kind === "entry_recorded" && "totalVnd" in outcome.entry && outcome.entry.totalVnd === 666_000,
          );
          if (poisoned) throw new Error("poisoned on purpose");
          return presenter.present(outcomes, voice);
        },
      },
    });
    owner = new pg.Client(chat.database.administratorUrl);
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await chat.close();
  });

  const texts = async (chatId: string): Promise<string[]> =>
    (await chat.replies(chatId)).map(({ message }) => message.text);
  const states = async (chatId: string): Promise<string[]> => {
    const { rows } = await owner.query<{ state: string }>(
      "SELECT state FROM inbound_event WHERE chat_id = $1 ORDER BY id",
      [chatId],
    );
    return rows.map(({ state }) => state);
  };
  /** What lies in the future or was left a moment ago becomes due and neglected. */
  const letTimePass = () =>
    owner.query(
      "UPDATE inbound_event SET next_attempt_at = clock_timestamp() - interval '1 minute' WHERE state = 'pending'",
    );
  const text = (chatId: string, said: string): InboundEvent => chat.event(chatId, { kind: "text", text: said });

  it("slows a flood from one chat: its messages are kept and come later, others are answered at once", async () => {
    const clock = { ms: 0 };
    const deps: WorkDeps = { ...chat.deps, pace: createChatPace(() => clock.ms) };
    const intake = createIntake(deps);
    for (let message = 0; message < 70; message++) await intake.receive(text("flood", `bán ${String(message + 1)}k`));
    await intake.receive(text("neighbour", "bán 5k"));
    await intake.drain();
    expect(await texts("neighbour")).toHaveLength(1);
    expect(await texts("flood")).toHaveLength(60);
    await letTimePass();
    clock.ms += 4_000;
    await sweepChats(deps)();
    expect(await texts("flood")).toHaveLength(64);
    await letTimePass();
    clock.ms += 60_000;
    await sweepChats(deps)();
    const answers = await texts("flood");
    expect(answers).toHaveLength(70);
    expect(answers.map((answer) => /bán ([\d.]+)đ/.exec(answer)?.[1])).toEqual(
      Array.from({ length: 70 }, (_, message) => `${String(message + 1)}.000`),
    );
  });

  it("tries three times, keeps the event, apologises once, and goes on with the chat", async () => {
    await chat.intake.receive(text("poison", "bán 100k"));
    await chat.intake.drain();
    await chat.intake.receive(text("poison", POISON));
    await chat.intake.receive(text("poison", "bán 200k"));
    await chat.intake.drain();
    expect(await states("poison")).toEqual(["processed", "pending", "pending"]);
    await letTimePass();
    await sweepChats(chat.deps)();
    expect(await states("poison")).toEqual(["processed", "failed", "processed"]);
    expect(await texts("poison")).toEqual([
      "Đã ghi bán 100.000đ · Chủ nhật 22/11. Hôm nay: 100.000đ",
      "Xin lỗi, tin vừa rồi gặp lỗi và chưa được ghi vào sổ. Anh/chị nhắn lại giúp nhé.",
      "Đã ghi bán 200.000đ · Chủ nhật 22/11. Hôm nay: 300.000đ",
    ]);
    const { rows } = await owner.query("SELECT attempts, last_error_code FROM inbound_event WHERE state = 'failed'");
    expect(rows).toEqual([{ attempts: 3, last_error_code: "Error" }]);
    const kept = await owner.query("SELECT content FROM inbound_event WHERE state = 'failed'");
    expect(kept.rows).toEqual([{ content: { kind: "text", text: POISON } }]);
  });

  it("apologises to a stranger whose first message fails, too", async () => {
    await chat.intake.receive(text("stranger", POISON));
    await chat.intake.drain();
    await letTimePass();
    await sweepChats(chat.deps)();
    expect(await texts("stranger")).toEqual([
      "Xin lỗi, tin vừa rồi gặp lỗi và chưa được ghi vào sổ. Anh/chị nhắn lại giúp nhé.",
    ]);
    const { rows } = await owner.query(
      "SELECT count(*)::int AS shops FROM chat WHERE chat_id = 'stranger' AND active_tenant_id IS NOT NULL",
    );
    expect(rows).toEqual([{ shops: 0 }]);
  });

  it("finds by its sweep what a process left behind when it died", async () => {
    await chat.deps.inboundEvents.keep(text("left", "bán 100k"));
    expect(await sweepChats(chat.deps)()).toBe(0);
    await letTimePass();
    expect(await sweepChats(chat.deps)()).toBe(1);
    expect(await texts("left")).toEqual(["Đã ghi bán 100.000đ · Chủ nhật 22/11. Hôm nay: 100.000đ"]);
  });

  it("does the same event once, however often and from wherever it comes at once", async () => {
    const event = text("again", "bán 100k");
    const kept = await Promise.all([1, 2, 3, 4, 5].map(() => chat.intake.receive(event)));
    await chat.intake.drain();
    expect(kept.sort()).toEqual(["new", "repeated", "repeated", "repeated", "repeated"]);
    expect(await texts("again")).toEqual(["Đã ghi bán 100.000đ · Chủ nhật 22/11. Hôm nay: 100.000đ"]);
  });

  it("answers a chat in the order its messages came, with three processes at work and few connections", async () => {
    const processes = await Promise.all([1, 2, 3].map(() => openProcess(chat)));
    try {
      const chats = ["order-1", "order-2", "order-3", "order-4", "order-5"];
      for (let n = 1; n <= 30; n++) {
        // One after the other within a chat, as platforms send; the work of all overlaps.
        const sent = chats.map(async (id, at) => {
          await processes[(n + at) % 3]?.intake.receive(text(id, `bán ${String(n)}k`));
        });
        await Promise.all(sent);
      }
      await untilDone(owner);
      for (const id of chats) {
        const amounts = (await texts(id)).map((reply) => /bán ([\d.]+)đ/u.exec(reply)?.[1]);
        expect(amounts).toEqual(Array.from({ length: 30 }, (_, n) => `${String(n + 1)}.000`));
      }
    } finally {
      for (const process of processes) await process.close();
    }
  });

  it("loses nothing and deadlocks nobody when four chats of one shop write at once", async () => {
    const before = await deadlocks(owner);
    await chat.say("four-1", "bán 1k");
    const chats = ["four-1", "four-2", "four-3", "four-4"];
    const goods = ["2 phở 50k/tô", "1 bún 40k/tô", "3 trà đá 5k/ly", "1 chè 15k/ly"];
    const sent: Promise<string>[] = [];
    for (let n = 0; n < 25; n++) {
      for (const [at, id] of chats.entries()) {
        const said = [...goods.slice((n + at) % 4), ...goods.slice(0, (n + at) % 4)].join(", ");
        // The same person in four chats: a person's chats share the shop.
        // Four minutes apart: the same goods within minutes would be asked about.
        const when = new Date(NOW.getTime() + n * 240_000);
        const event = { ...chat.event(id, { kind: "text", text: said }, when), sender: { userId: "four-1" } };
        sent.push(chat.intake.receive(event));
      }
    }
    await Promise.all(sent);
    await chat.intake.drain();
    await untilDone(owner);
    const day = await chat.say("four-1", "hôm nay bán được bao nhiêu?");
    expect(day.text).toContain(`bán được ${(100 * 170_000 + 1_000).toLocaleString("vi-VN")}đ (101 lần ghi)`);
    expect(day.text).toContain("• phở: 200 tô, 10.000.000đ");
    expect(await deadlocks(owner)).toBe(before);
  });

  it("runs a transaction again that a deadlock chose to give way", async () => {
    const { transactions } = chat.deps;
    let runs = 0;
    let held = 0;
    const meet = async (first: string, second: string): Promise<void> =>
      transactions.run(async (tx) => {
        runs++;
        const manager = tx as unknown as { query(sql: string, parameters: string[]): Promise<unknown> };
        const lock = "SELECT pg_advisory_xact_lock(hashtext($1))";
        await manager.query(lock, [first]);
        held++;
        // Only when both hold their first lock is the deadlock certain; a later run meets nobody.
        while (held < 2) await wait(5);
        await manager.query(lock, [second]);
      });
    await Promise.all([meet("left", "right"), meet("right", "left")]);
    expect(runs).toBeGreaterThan(2);
  });

  it("tells an outage of the database apart from a fault of a message", async () => {
    const id = "outage";
    await chat.say(id, "bán 100k");
    await owner.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
       WHERE application_name = 'so-tiem-test' AND datname = current_database()`,
    );
    // The pool finds out about its dead connections by using them: the first message may fail to be kept, as a
    // platform would see it, and is sent again.
    const event = text(id, "bán 200k");
    const keep = async (): Promise<void> => {
      await chat.intake.receive(event).catch(keep);
    };
    await keep();
    await chat.intake.drain();
    await letTimePass();
    await sweepChats(chat.deps)();
    expect((await texts(id)).at(-1)).toBe("Đã ghi bán 200.000đ · Chủ nhật 22/11. Hôm nay: 300.000đ");
    const { rows } = await owner.query("SELECT attempts FROM inbound_event WHERE chat_id = $1", [id]);
    expect(rows).toEqual([{ attempts: 0 }, { attempts: 0 }]);
  });
});

/** What another process of ours would be: connections and an intake of its own on the same database. */
async function openProcess({ database, deps }: Conversation) {
  const dataSource = createDataSource(database.applicationUrl, { poolSize: 2, applicationName: "so-tiem-other" });
  await dataSource.initialize();
  const own: WorkDeps = { ...deps, ...createRepositories(dataSource, wait) };
  const intake = createIntake(own);
  return {
    intake,
    async close() {
      await intake.drain();
      await dataSource.destroy();
    },
  };
}

async function untilDone(owner: pg.Client): Promise<void> {
  for (;;) {
    const { rows } = await owner.query("SELECT FROM inbound_event WHERE state = 'pending' LIMIT 1");
    if (rows.length === 0) return;
    await wait(20);
  }
}

async function deadlocks(owner: pg.Client): Promise<number> {
  const { rows } = await owner.query<{ deadlocks: string }>(
    "SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()",
  );
  return Number(rows[0]?.deadlocks);
}

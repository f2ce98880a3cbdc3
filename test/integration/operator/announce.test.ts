import { afterEach, beforeEach, describe, expect, it } from "vitest";

import { announce, type Told } from "../../../core/operations/announce.ts";
import type { Channel } from "../../../core/ports/inbound-event.ts";
import { createOperations } from "../../../database/repositories/operations.ts";
import { askServer } from "../../support/postgres/program-bench.ts";
import { servers } from "../../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../../support/shop/conversation.ts";

const OUTAGE = { id: "outage-1", text: "Tối nay 22h Sổ Tiệm tạm nghỉ 10 phút." };

describe.each(servers())("an announcement on $name PostgreSQL", (server) => {
  let chat: Conversation;
  const waits: number[] = [];
  beforeEach(async () => {
    chat = await openConversation(server);
    waits.length = 0;
    await writes("telegram", "vi-chat", "bán 100k");
    await writes("telegram", "en-chat", "tiếng Anh");
    await writes("zalo", "zalo-chat", "bán 100k");
    await writes("terminal", "me", "bán 100k");
    await writes("telegram", "gone-chat", "bán 100k");
    await chat.intake.receive({
      ...chat.event("gone-chat", { kind: "chat_state", state: "gone" }),
      channel: "telegram",
    });
    await chat.intake.drain();
  });
  afterEach(() => chat.close());

  const writes = async (channel: Channel, chatId: string, text: string): Promise<void> => {
    await chat.intake.receive({ ...chat.event(chatId, { kind: "text", text }), channel });
    await chat.intake.drain();
  };
  /** Announces and tells what became of each chat; `while` is called whenever it waits. */
  const run = async (
    announcement: Parameters<ReturnType<typeof announce>>[0],
    mode: "announce" | "rehearse" = "announce",
    onWait: () => Promise<void> = () => Promise.resolve(),
  ): Promise<Record<string, Told>> => {
    const told: Record<string, Told> = {};
    const deps = {
      ...chat.database.repositories,
      operations: createOperations(chat.database.dataSource),
      wait: async (delayMs: number) => {
        waits.push(delayMs);
        await onWait();
      },
    };
    await announce(deps)(announcement, mode, (to, result) => {
      told[to.chatId] = result;
      return true;
    });
    return told;
  };
  const pushes = () =>
    askServer(
      chat.database.administratorUrl,
      `SELECT count(*)::int FROM outbox_message WHERE kind = 'push' AND key LIKE 'announce:%' AND state = 'pending'`,
    );

  it("goes once to each open chat of the pushed channels, however often it is said", async () => {
    expect(await run(OUTAGE)).toEqual({ "vi-chat": "told", "en-chat": "told", "zalo-chat": "told" });
    expect(await pushes()).toBe(3);
    expect(await run(OUTAGE)).toEqual({
      "vi-chat": "told_before",
      "en-chat": "told_before",
      "zalo-chat": "told_before",
    });
    expect(await pushes()).toBe(3);
    expect(await run({ ...OUTAGE, id: "outage-2" })).toMatchObject({ "vi-chat": "told" });
    expect(await pushes()).toBe(6);
  });

  it("goes to those who read its language, and a rehearsal goes to nobody", async () => {
    const inEnglish = { id: "en-1", text: "We are down at 10 pm.", language: "en" } as const;
    const expected = { "vi-chat": "other_language", "en-chat": "told", "zalo-chat": "other_language" };
    expect(await run(inEnglish, "rehearse")).toEqual(expected);
    expect(await pushes()).toBe(0);
    expect(await run(inEnglish)).toEqual(expected);
    expect(await pushes()).toBe(1);
  });

  it("waits for a chat in which somebody writes, leaves it after a while, and reaches it the next time", async () => {
    const lock = chat.database.dataSource.createQueryRunner();
    const sql = "SELECT pg_%s_lock(hashtextextended('telegram|local|vi-chat', 0))";
    await lock.query(sql.replace("%s", "advisory"));
    try {
      expect(await run(OUTAGE)).toEqual({ "vi-chat": "busy", "en-chat": "told", "zalo-chat": "told" });
      expect(waits).toHaveLength(20);
      // It gets free while we wait.
      const free = () => lock.query("SELECT pg_advisory_unlock_all()").then(() => undefined);
      expect(await run(OUTAGE, "announce", free)).toMatchObject({ "vi-chat": "told", "en-chat": "told_before" });
    } finally {
      await lock.release();
    }
    expect(await pushes()).toBe(3);
  });

  it("lists shops with their use and their chats, each shop by itself", async () => {
    await writes("telegram", "vi-chat", "bán 200k");
    const operations = createOperations(chat.database.dataSource);
    const first = await operations.listShops(undefined, 3);
    const second = await operations.listShops(first.at(-1)?.tenantId, 3);
    expect([first.length, second.length]).toEqual([3, 2]);
    const shops = [...first, ...second].map(({ entryCount, chats }) => [
      entryCount,
      ...chats.map(({ channel, state, lastMessageAt }) => [channel, state, lastMessageAt instanceof Date]),
    ]);
    expect(shops).toHaveLength(5);
    expect(shops).toEqual(
      expect.arrayContaining([
        [2, ["telegram", "open", true]],
        [0, ["telegram", "open", true]],
        [1, ["zalo", "open", true]],
        [1, ["terminal", "open", true]],
        [1, ["telegram", "gone", true]],
      ]),
    );
  });
});

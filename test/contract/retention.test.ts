import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { chatKey } from "../../core/ports/chat-key.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { address } from "../support/shop/test-shop.ts";

describe.each(servers())("what came in long ago, on $name PostgreSQL,", (server) => {
  let chat: Conversation;
  let owner: pg.Client;
  beforeAll(async () => {
    chat = await openConversation(server);
    owner = new pg.Client(chat.database.administratorUrl);
    await owner.connect();
    for (const who of ["Hoa", "Lan", "Minh"]) await chat.say(who, "bán 100k");
  });
  afterAll(async () => {
    await owner.end();
    await chat.close();
  });

  /** Messages of an age, the newest last. */
  const add = (who: string, count: number, age: string, state = "processed") =>
    owner.query(
      `INSERT INTO inbound_event (chat_key, channel, bot_id, event_id, chat_id, user_id, display_name, content, sent_at,
         received_at, state, done_at, created_at)
       SELECT $5, $6, $7, gen_random_uuid(), $1, $1, 'Chị', '{"kind":"text","text":"bán 1k"}', now(), now(), $4,
         CASE $4 WHEN 'pending' THEN NULL ELSE now() END, now() - $3::interval + n * interval '1 second'
       FROM generate_series(1, $2) AS n`,
      [address(who).chatId, count, age, state, chatKey(address(who)), address(who).channel, address(who).botId],
    );
  const kept = async (who: string) => {
    const { rows } = await owner.query<{ kept: string }>(
      `SELECT state || CASE WHEN content IS NULL AND display_name IS NULL THEN ' without text' ELSE '' END AS kept
       FROM inbound_event WHERE chat_id = $1 ORDER BY created_at, id`,
      [address(who).chatId],
    );
    return rows.map((row) => row.kept);
  };
  const forget = () => chat.deps.inboundEvents.forgetOlderThan(90);

  it("goes, a thousand at a time, while what waits and what is younger stays", async () => {
    await add("Hoa", 2_300, "91 days");
    await add("Hoa", 1, "91 days", "pending");
    await add("Hoa", 2, "89 days");
    expect(await forget()).toBe(2_300);
    expect(await kept("Hoa")).toEqual(["pending", "processed", "processed", "processed"]);
    expect(await forget()).toBe(0);
  });

  it("leaves the last message of a chat that fell silent, without its text, until the chat has another", async () => {
    await owner.query("UPDATE inbound_event SET created_at = now() - interval '200 days' WHERE chat_id = $1", [
      address("Lan").chatId,
    ]);
    await add("Lan", 3, "100 days", "failed");
    expect(await forget()).toBe(4);
    expect(await kept("Lan")).toEqual(["failed without text"]);
    await add("Lan", 1, "91 days");
    expect(await forget()).toBe(1);
    expect(await kept("Lan")).toEqual(["processed without text"]);
  });

  it("is entered in the book all the same, and a chat that slept goes on", async () => {
    await owner.query("UPDATE inbound_event SET created_at = now() - interval '200 days' WHERE chat_id = $1", [
      address("Minh").chatId,
    ]);
    expect(await forget()).toBe(1);
    expect((await chat.say("Minh", "bán thêm 50k")).text).toContain("150.000đ");
  });
});

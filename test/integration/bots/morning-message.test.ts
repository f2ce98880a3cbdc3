import { addDays } from "date-fns";
import { afterEach, beforeAll, describe, expect, it } from "vitest";

import { createIntake } from "../../../core/conversation/create-intake.ts";
import { askServer } from "../../support/postgres/program-bench.ts";
import { servers } from "../../support/postgres/servers.ts";
import { programStand, SEVERAL_STARTS, stop } from "../../support/program/program-stand.ts";
import { type Conversation, openConversation } from "../../support/shop/conversation.ts";
import { type FaultServer, startFaultServer } from "../../support/telegram/fault-server.ts";
import { BOT_ID, PRIVATE_CHAT, TOKEN } from "../../support/telegram/updates.ts";

/** The programs tick by their own clocks, so the day that is told of is the one that has just been. */
describe.each(servers())("the morning message of whole programs on $name PostgreSQL", SEVERAL_STARTS, (server) => {
  const stand = programStand({ name: "ourselves" });
  const closings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await stand.clear();
    for (const close of closings.splice(0).reverse()) await close();
  });
  let sales: { at: Date; due: Date };
  beforeAll(() => {
    const due = new Date();
    // By the same minute of the day before: whatever the hour, that is the business day before the digest's.
    sales = { at: new Date(due.getTime() - 24 * 3_600_000), due };
  });

  const openShop = async (): Promise<Conversation> => {
    const shop = await openConversation(server);
    closings.push(() => shop.close());
    const intake = createIntake(shop.deps);
    const chat = { channel: "telegram", botId: BOT_ID, chatId: String(PRIVATE_CHAT.id) } as const;
    await intake.receive({ ...shop.event(chat.chatId, { kind: "text", text: "bán 2 triệu" }, sales.at), ...chat });
    await intake.drain();
    // Or a program that is up before the others would find the morning of the sale's next day, and call it too late.
    await setDigestTime(shop, addDays(sales.due, 1));
    return shop;
  };
  const setDigestTime = ({ database }: Conversation, at: Date) =>
    askServer(
      database.administratorUrl,
      `UPDATE digest_schedule SET next_digest_at = '${at.toISOString()}' RETURNING 1`,
    );
  const startPrograms = async (count: number, shop: Conversation, telegram: FaultServer) => {
    const settings = {
      DATABASE_URL: shop.database.applicationUrl,
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      PUBLIC_URL: "https://tiem.example",
      WEBHOOK_SECRET: "secret-of-a-test",
      JWT_SECRET: "a-secret-of-a-test-with-32-characters",
      LOG_LEVEL: "warn",
    };
    return Promise.all(Array.from({ length: count }, () => stand.start(settings)));
  };

  it.each([1, 3])("comes once with %i of them", async (count) => {
    const telegram = await startFaultServer();
    closings.push(telegram.close);
    const shop = await openShop();
    const { administratorUrl } = shop.database;
    const programs = await startPrograms(count, shop, telegram);
    await setDigestTime(shop, sales.due);
    await telegram.called("sendMessage", 2);
    // Whoever else would still send it does so before they end: they drain what they have begun.
    for (const program of programs) expect(await stop(program)).toEqual({ exitCode: 0, signal: null });
    const texts = telegram.callsOf("sendMessage").map(({ payload }) => String(payload["text"]));
    expect(texts).toEqual([expect.stringMatching(/^Đã ghi bán/), expect.stringMatching(/2\.000\.000đ/)]);
    expect(await askServer(administratorUrl, "SELECT count(*)::int FROM digest_run WHERE state = 'written'")).toBe(1);
    const pushes = "SELECT count(*)::int FROM outbox_message WHERE kind = 'push' AND state = 'sent'";
    expect(await askServer(administratorUrl, pushes)).toBe(1);
  });
});

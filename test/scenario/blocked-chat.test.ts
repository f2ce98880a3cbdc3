import { setTimeout as wait } from "node:timers/promises";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { blockChat } from "../../core/operations/block-chat.ts";
import type { InboundContent } from "../../core/ports/inbound-event.ts";
import { createDeliveries } from "../../database/repositories/deliveries.ts";
import { createOperations } from "../../database/repositories/operations.ts";
import { askServer } from "../support/postgres/program-bench.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

describe.each(servers())("a blocked chat on $name PostgreSQL", (server) => {
  let chat: Conversation;
  let block: ReturnType<typeof blockChat>;
  beforeAll(async () => {
    chat = await openConversation(server);
    block = blockChat({ ...chat.database.repositories, operations: createOperations(chat.database.dataSource), wait });
  });
  afterAll(() => chat.close());

  const idOf = async (chatId: string): Promise<string> =>
    String(await askServer(chat.database.administratorUrl, `SELECT id FROM chat WHERE chat_id = '${chatId}'`));
  const count = (what: string) => askServer(chat.database.administratorUrl, `SELECT count(*)::int FROM ${what}`);
  const hears = async (chatId: string, content: InboundContent): Promise<void> => {
    await chat.intake.receive(chat.event(chatId, content));
    await chat.intake.drain();
  };

  it("is neither read nor answered until it is opened again, and others go on", async () => {
    await chat.say("noisy", "bán 100k");
    expect(await block(await idOf("noisy"), "blocked")).toBe("done");
    expect(await block(await idOf("noisy"), "blocked")).toBe("already");
    await hears("noisy", { kind: "text", text: "bán 200k" });
    await hears("noisy", { kind: "choice", payload: "x", label: "y" });
    expect(await chat.replies("noisy")).toHaveLength(1);
    expect(await count("inbound_event WHERE chat_id = 'noisy' AND state = 'processed'")).toBe(3);
    expect((await chat.say("calm", "bán 10k")).text).toContain("10.000đ");
    expect(await block(await idOf("noisy"), "open")).toBe("done");
    expect((await chat.say("noisy", "bán 300k")).text).toContain("Hôm nay: 400.000đ");
  });

  it("stays blocked when the platform tells that the person left and came back", async () => {
    await chat.say("leaver", "bán 100k");
    await block(await idOf("leaver"), "blocked");
    for (const state of ["gone", "open"] as const) await hears("leaver", { kind: "chat_state", state });
    await hears("leaver", { kind: "text", text: "bán 200k" });
    expect(await chat.replies("leaver")).toHaveLength(1);
    expect(await count("chat WHERE chat_id = 'leaver' AND state = 'blocked'")).toBe(1);
  });

  it("is not sent what waits for it", async () => {
    const to = { channel: "telegram", botId: "1" } as const;
    await chat.intake.receive({ ...chat.event("waiter", { kind: "text", text: "bán 100k" }), ...to });
    await chat.intake.drain();
    const pending = "outbox_message WHERE state = 'pending'";
    expect(await count(pending)).toBe(1);
    await block(await idOf("waiter"), "blocked");
    expect(await count(pending)).toBe(0);
    expect(await count("outbox_message WHERE state = 'dropped' AND last_error_code = 'chat_blocked'")).toBe(1);
  });

  it.each([
    ["sending", { kind: "done", state: "sent" }, "sent dropped"],
    ["leaving", { kind: "chat_gone", code: "403" }, "dropped dropped"],
  ] as const)("lets a send under way end and stays blocked (%s)", async (chatId, record, ended) => {
    for (const text of ["bán 100k", "bán 200k"]) {
      await chat.intake.receive({ ...chat.event(chatId, { kind: "text", text }), channel: "telegram", botId: "2" });
      await chat.intake.drain();
    }
    const id = await idOf(chatId);
    const states = `(SELECT string_agg(state, ' ' ORDER BY id) AS states FROM outbox_message WHERE chat_id = '${id}')`;
    const deliveries = createDeliveries(chat.database.dataSource);
    const claim = await deliveries.claim(id, 60_000);
    if (claim.kind !== "claimed") throw new Error("there was nothing to send");
    await block(id, "blocked");
    expect(await askServer(chat.database.administratorUrl, states)).toBe("pending pending");
    await deliveries.record(id, claim.message.ids, record, 0);
    expect(await deliveries.claim(id, 60_000)).toEqual({ kind: "nothing" });
    expect(await askServer(chat.database.administratorUrl, states)).toBe(ended);
    expect(await count(`chat WHERE id = '${id}' AND state = 'blocked'`)).toBe(1);
  });

  it("is told apart from a chat that is not there", async () => {
    expect(await block("0b1f6c1e-8f0e-4a51-9d7c-2f6f0f6f3a10", "blocked")).toBe("unknown_chat");
  });
});

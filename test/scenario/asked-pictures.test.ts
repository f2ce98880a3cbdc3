import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at } from "../support/shop/talk.ts";

describe.each(servers())("a picture that is asked for on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("is drawn of two days, and refused with the reason where there is one", async () => {
    await chat.say("days", "bán 2 triệu", at("10:00", "2026-11-20"));
    const one = await chat.say("days", "vẽ biểu đồ tuần này");
    expect(one.text).toMatch(/Cần ít nhất 2 ngày có bán mới vẽ được biểu đồ\.$/u);
    expect(one.picture).toBeUndefined();
    await chat.say("days", "bán 1 triệu", at("10:00", "2026-11-21"));
    const two = await chat.say("days", "vẽ lại biểu đồ tuần này");
    expect(two.text).toMatch(/3\.000\.000đ/u);
    expect(two.picture?.title).toMatch(/^Doanh thu/u);
    // Unasked, two days say no more than their two numbers.
    expect((await chat.say("days", "tuần này bán được bao nhiêu")).picture).toBeUndefined();
  });

  it("shows the profit, and the debts by age", async () => {
    for (const said of ["bán 2 triệu", "nhập hàng 800k", "chi 300k tiền điện"]) await chat.say("money", said);
    const profit = await chat.say("money", "hôm nay lời bao nhiêu");
    expect([profit.text, profit.picture?.title]).toEqual([expect.stringMatching(/900\.000đ/u), "Lãi lỗ"]);
    await chat.say("money", "chị Lan nợ 100k", at("10:00", "2026-08-01"));
    await chat.say("money", "bác Hai nợ 50k", at("10:00", "2026-11-20"));
    expect((await chat.say("money", "ai nợ")).picture?.title).toBe("Khách nợ đã bao lâu");
    expect((await chat.say("money", "vẽ biểu đồ nợ")).picture?.title).toBe("Khách nợ đã bao lâu");
  });
});

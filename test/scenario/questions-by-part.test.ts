import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at, talk } from "../support/shop/talk.ts";

const CODE = /[A-Z0-9]{4}-[A-Z0-9]{4}/u;
const WHO = "Phở Hoà";

/** Sunday, 22 November 2026. The shop has two places, a cashier, two groups of goods and customers who are known. */
describe.each(servers())("questions about parts of the shop on $name PostgreSQL", (server) => {
  let chat: Conversation;
  const say = async (who: string, text: string, when: Date): Promise<string> => (await chat.say(who, text, when)).text;
  const ask = (question: string): Promise<string> => say(WHO, question, at("20:00"));

  beforeAll(async () => {
    chat = await openConversation(server);
    const october = at("10:00", "2026-10-15");
    for (const text of ["tên quán là Phở Hoà", "thêm món phở bò 50k, phở gà 45k, trà đá 5k"]) {
      await say(WHO, text, october);
    }
    for (const text of ["phở bò thuộc nhóm món nước", "phở gà thuộc nhóm món nước", "trà đá thuộc nhóm đồ uống"]) {
      await say(WHO, text, october);
    }
    await say(WHO, "4 tô phở bò", october);
    await say(WHO, "thêm chi nhánh Quận 3", at("06:00"));
    await say(WHO, "chị Lan lấy 3 tô phở bò, 2 ly trà đá", at("07:10"));
    await say(WHO, "chị Lan mua 1 tô phở gà, ck", at("09:10"));
    await say(WHO, "bác Hai nợ 2 tô phở bò", at("09:20"));
    await say(WHO, "Quận 3 bán 5 tô phở gà", at("12:10"));
    const [code = ""] = CODE.exec(await say(WHO, "mời thu ngân Hạnh", at("12:20"))) ?? [];
    await say("Hạnh", `mã mời ${code}`, at("12:21"));
    await say("Hạnh", "1", at("12:22"));
    await say("Hạnh", "4 ly trà đá", at("14:00"));
  });
  afterAll(() => chat.close());

  it("tell who bought the most", async () => {
    const { text, picture } = await chat.say(WHO, "khách nào mua nhiều nhất tháng này", at("20:00"));
    expect(text).toBe(
      "Từ 1/11 đến 22/11 khách mua nhiều nhất:\n• chị Lan: 205.000đ (2 lần)\n• bác Hai: 100.000đ (1 lần)",
    );
    expect(picture?.title).toBe("Khách mua nhiều nhất");
    expect(await ask("khách quen là ai")).toContain("• chị Lan: 205.000đ (2 lần)");
  });

  it("tell what one customer took, less what came back and what was taken back", async () => {
    await talk(chat, "other", [
      ["bán 2 tô phở 50k/tô", /Đã ghi/u],
      ["khách nào mua nhiều nhất", /^Từ 24\/10 đến 22\/11 không có khoản bán nào ghi tên khách\. Nhắn kèm tên/u],
      ["chị Lan mua gì tháng này", "Sổ chưa ghi chị Lan mua gì bao giờ."],
      ["chị Lan mua 3 tô phở, 2 tô bún 40k/tô", /230\.000đ cho chị Lan/u],
      ["huỷ", /Đã huỷ/u],
      ["chị Lan mua gì tháng này", "Chị Lan từ 1/11 đến 22/11 chưa mua gì."],
      ["chị Lan lấy 70k", /70\.000đ cho chị Lan/u],
      [
        "chị Lan mua gì tháng này",
        "Chị Lan từ 1/11 đến 22/11 mua 70.000đ (1 lần).\nSổ chỉ có số tiền, không ghi mua món gì.",
      ],
    ]);
    expect(await ask("chị Lan mua gì tháng này")).toBe(
      "Chị Lan từ 1/11 đến 22/11 mua 205.000đ (2 lần).\n• phở bò: 3 tô, 150.000đ\n• phở gà: 1 tô, 45.000đ\n• trà đá: 2 ly, 10.000đ",
    );
    expect(await ask("chi lan thang nay mua bao nhieu")).toContain("mua 205.000đ (2 lần).");
    await chat.say(WHO, "hoàn tiền 20k cho bác Hai", at("20:01"));
    await chat.say(WHO, "trừ nợ", at("20:01"));
    expect(await ask("bác Hai hôm nay mua bao nhiêu")).toBe(
      "Bác Hai hôm nay (Chủ nhật 22/11) mua 80.000đ (1 lần).\n• phở bò: 2 tô, 100.000đ",
    );
    await chat.say(WHO, "huỷ", at("20:02"));
  });

  it("keep what customers bought from a cashier", async () => {
    const answer = await say("Hạnh", "chị Lan mua gì tháng này", at("20:00"));
    expect(answer).toMatch(/^Xem doanh thu của quán: chỉ chủ quán, quản lý và kế toán/u);
  });

  it("tell sales by place, and of one place", async () => {
    expect(await ask("chi nhánh nào bán nhiều nhất hôm nay")).toBe(
      "Hôm nay (Chủ nhật 22/11) theo chi nhánh:\n• Chi nhánh chính: 325.000đ (59%)\n• Quận 3: 225.000đ (41%)",
    );
    expect(await ask("Quận 3 hôm nay bán được bao nhiêu")).toBe(
      "Quận 3 hôm nay (Chủ nhật 22/11) bán được 225.000đ (1 lần ghi, 41% cả quán).\n• phở gà: 5 tô, 225.000đ",
    );
  });

  it("tell sales by group, and of one group", async () => {
    expect(await ask("doanh thu theo nhóm món hôm nay")).toBe(
      "Hôm nay (Chủ nhật 22/11) theo nhóm món:\n• món nước: 520.000đ (95%)\n• đồ uống: 30.000đ (5%)",
    );
    expect(await ask("hôm nay đồ uống bán được bao nhiêu")).toMatch(/^Đồ uống hôm nay .* 30\.000đ \(5% doanh thu\)\./u);
  });

  it("tell sales by who sells, hour, payment and month", async () => {
    expect(await ask("hôm nay nhân viên nào bán nhiều nhất")).toMatch(
      /^Hôm nay \(Chủ nhật 22\/11\) theo người ghi:\n• .+: 530\.000đ \(96%\)\n• Hạnh: 20\.000đ \(4%\)$/u,
    );
    expect(await ask("Hạnh hôm nay bán được bao nhiêu")).toBe(
      "Hạnh hôm nay (Chủ nhật 22/11) ghi 1 lần bán, 20.000đ (4% doanh thu).",
    );
    expect(await ask("hôm nay bán theo giờ")).toBe(
      "Hôm nay (Chủ nhật 22/11) theo giờ:\n• 7 giờ: 160.000đ\n• 9 giờ: 145.000đ\n• 12 giờ: 225.000đ\n• 14 giờ: 20.000đ",
    );
    expect(await ask("hôm nay chuyển khoản được bao nhiêu")).toMatch(
      /• Chuyển khoản: 45\.000đ[\s\S]*• Ghi nợ: 100\.000đ|• Ghi nợ: 100\.000đ[\s\S]*• Chuyển khoản: 45\.000đ/u,
    );
    expect(await ask("năm nay bán theo tháng")).toBe(
      "Từ 1/1 đến 22/11 theo tháng:\n• Tháng 10/2026: 200.000đ\n• Tháng 11/2026: 550.000đ",
    );
  });
});

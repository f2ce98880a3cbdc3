import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { address } from "../support/shop/test-shop.ts";
import { at, talk } from "../support/shop/talk.ts";

const MONDAY = "2026-11-23";

describe.each(servers())("corrections on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("choose from a numbered list what is meant, then what it should be", async () => {
    await talk(chat, "list", [
      ["cô Lan lấy 2 tô phở 50k/tô", /Đã ghi bán 100\.000đ cho cô Lan/u, at("09:15")],
      ["cô Lan mua 30k", /Đã ghi bán 30\.000đ cho cô Lan/u, at("11:30")],
      ["bán 70k", /Đã ghi bán 70\.000đ/u, at("12:00")],
    ]);
    const list = await chat.say("list", "sửa đơn hôm qua của cô Lan", at("08:00", MONDAY));
    expect(list.text).toBe("Sửa khoản nào?");
    expect(list.choices?.options.map(({ label }) => label)).toEqual([
      "22/11 11:30 bán 30.000đ cho cô Lan",
      "22/11 09:15 bán 100.000đ cho cô Lan",
      "Thôi",
    ]);
    await talk(chat, "list", [
      [
        "2",
        "Khoản bán 100.000đ cho cô Lan · Chủ nhật 22/11. Sửa thành gì? Ví dụ: “300k”, “3 tô”, “của chị Lan”.",
        at("08:01", MONDAY),
      ],
      [
        "3 tô",
        "Đã sửa: 100.000đ cho cô Lan → 150.000đ cho cô Lan · Chủ nhật 22/11.\n• 3 tô phở × 50.000đ = 150.000đ\nHôm qua: 250.000đ",
        at("08:02", MONDAY),
      ],
      ["huỷ đơn hôm qua của cô Lan", "Huỷ khoản nào?", at("08:03", MONDAY)],
      ["thôi", "Vâng, bỏ qua, chưa ghi gì thêm.", at("08:04", MONDAY)],
      ["huỷ đơn 30k", "Khoản gần nhất là bán 30.000đ cho cô Lan · Chủ nhật 22/11. Huỷ khoản này?", at("08:05", MONDAY)],
      ["ok", "Đã huỷ: bán 30.000đ cho cô Lan · Chủ nhật 22/11. Hôm qua: 220.000đ", at("08:06", MONDAY)],
      [
        "huỷ khoản chi hôm qua",
        "Không tìm thấy khoản nào như vậy trong sổ. Xem lại: “xem các khoản hôm nay”.",
        at("08:07", MONDAY),
      ],
    ]);
  });

  it("take back whatever it was that an answer told of, by button", async () => {
    const taps = [
      "chi 50k tiền rác",
      "chị Lan nợ 20k",
      "còn 5 thùng bia",
      "mai nghỉ",
      "quán bên cạnh bán phở 45k",
      "cuối tuần khuyến mãi 10%",
    ];
    for (const said of taps) {
      const told = await chat.say("buttons", said);
      expect(told.text, said).toMatch(/^Đã ghi /u);
      expect((await chat.tap("buttons", told, "Huỷ")).text, said).toMatch(/^Đã huỷ: /u);
      expect((await chat.tap("buttons", told, "Huỷ")).text, said).toMatch(/đã huỷ trước đó rồi\.$/u);
    }
  });

  it("show who did what, when and where, with what was taken back", async () => {
    await chat.send("audit", { kind: "text", text: "bán 200k" }, at("09:00"), {
      sender: { userId: "audit", displayName: "Hoa" },
    });
    await talk(chat, "audit", [
      ["sửa thành 250k", /Đã sửa/u, at("09:10")],
      ["chi 50k tiền rác", /Đã ghi chi/u, at("09:20")],
      ["huỷ", /Đã huỷ: chi/u, at("09:30")],
      [
        "xem các khoản hôm nay",
        "Chủ nhật 22/11 (3 khoản):\n• 09:00 bán 200.000đ · Hoa, máy này (sửa 09:10, Hoa, máy này)\n• 09:10 bán 250.000đ · Hoa, máy này\n• 09:20 chi 50.000đ (vệ sinh) · Hoa, máy này (huỷ 09:30, Hoa, máy này)",
        at("09:40"),
      ],
    ]);
  });

  it("of a closed day are the owner's alone, and say so", async () => {
    await talk(chat, "closed", [
      ["bán 500k", /Đã ghi bán 500\.000đ/u],
      ["chốt sổ, đếm két được 480k", "Đã chốt sổ, két đếm được 480.000đ · Chủ nhật 22/11. Hôm nay: 500.000đ"],
      ["chốt sổ", "Chủ nhật 22/11 đã chốt sổ rồi. Muốn mở lại thì nhắn “mở sổ” kèm ngày."],
      [
        "bán 100k",
        "Đã ghi bán 100.000đ · Chủ nhật 22/11.\nChủ nhật 22/11 đã chốt sổ trước đó: đây là khoản điều chỉnh, có ghi giờ sửa.\nHôm nay: 600.000đ",
      ],
    ]);
    await addCashier("closed", "cashier");
    await talk(chat, "cashier", [
      [
        "bán 50k",
        "[Cửa hàng chưa đặt tên]\nChủ nhật 22/11 đã chốt sổ nên anh/chị không ghi hay sửa được nữa. Nhờ chủ quán giúp nhé.",
      ],
      ["bán 50k", /Đã ghi bán 50\.000đ/u, at("10:00", MONDAY)],
      ["chốt sổ", /Đã chốt sổ/u, at("21:00", MONDAY)],
      ["huỷ đơn 50k", /Thứ hai 23\/11 đã chốt sổ/u, at("21:01", MONDAY)],
    ]);
    await talk(chat, "closed", [
      ["mở sổ hôm qua", /^(?:Đã huỷ: chốt sổ|Khoản gần nhất là chốt sổ)/u, at("08:00", MONDAY)],
      ["ok", /^Đã huỷ: chốt sổ/u, at("08:01", MONDAY)],
    ]);
  });

  /** Gives a second chat's person a part in the shop of the first. */
  const addCashier = async (ownerChat: string, cashierChat: string): Promise<void> => {
    const { accounts, transactions } = chat.deps;
    await chat.say(cashierChat, "alo");
    const { dataSource } = chat.database;
    const [owner] = await dataSource.query<{ tenant: string; location: string }[]>(
      `SELECT active_tenant_id AS tenant, active_location_id AS location FROM chat WHERE chat_id = $1`,
      [ownerChat],
    );
    if (owner === undefined) throw new Error(`There is no chat ${ownerChat}.`);
    await transactions.run(async (tx) => {
      const person = await accounts.findPerson(tx, address(cashierChat), { userId: cashierChat });
      const own = await accounts.findChat(tx, address(cashierChat));
      if (person === undefined || own === undefined) throw new Error(`Nobody wrote in ${cashierChat}.`);
      await transactions.enterTenant(tx, owner.tenant);
      await accounts.activate(tx, own.id, owner.tenant, owner.location);
    });
    await dataSource.query(
      `INSERT INTO membership (tenant_id, person_id, role)
        SELECT $1, person_id, 'cashier' FROM chat_identity WHERE user_id = $2`,
      [owner.tenant, cashierChat],
    );
  };
});

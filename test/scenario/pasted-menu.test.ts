import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { talk } from "../support/shop/talk.ts";

const DRINKS = ["cà phê đen", "cà phê sữa", "bạc xỉu", "trà đào", "trà vải", "nước cam", "nước chanh", "sinh tố bơ"];
const DISHES = ["bún bò", "bún riêu", "hủ tiếu", "cơm tấm", "cơm gà", "mì xào", "bánh mì", "xôi gà"];

/** Thirty lines, as they are copied from a board: numbered, dotted, with and without a unit. */
const board = [
  "THỰC ĐƠN",
  "Đồ uống:",
  ...DRINKS.map((name, index) => `${String(index + 1)}. ${name} ..... ${String(20 + index)}k/ly`),
  "Món ăn:",
  ...DISHES.map((name, index) => `- ${name}: ${String(35 + index)}.000đ`),
  ...Array.from({ length: 11 }, (_, index) => `combo ${String.fromCharCode(65 + index)} ${String(50 + index)}`),
].join("\n");

describe.each(servers())("a pasted menu on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("comes in whole, by its groups, and can be taken back", async () => {
    const told = await chat.say("board", board);
    expect(board.split("\n")).toHaveLength(30);
    expect(told.text).toContain("Đã sửa thực đơn, 27 món.");
    expect(told.text).toContain("• cà phê đen 20.000đ/ly");
    expect(told.text).toContain("và 7 món nữa");
    const menu = (await chat.say("board", "thực đơn")).text;
    expect(menu).toContain("Thực đơn (27 món):\nđồ uống:\n");
    expect(menu).toContain("\nmón ăn:\n");
    expect(menu).toContain("• combo K: 60.000đ");
    await talk(chat, "board", [
      ["2 bạc xỉu", /• 2 ly bạc xỉu × 22\.000đ = 44\.000đ/u],
      ["hôm nay bán được bao nhiêu?", /44\.000đ/u],
    ]);
  });

  it("without a heading is asked about: it may be one sale", async () => {
    const list = DISHES.map((name) => `${name} 40k`).join("\n");
    await talk(chat, "list", [
      [list, "Danh sách 8 món này là thực đơn hay một đơn bán?"],
      ["thực đơn", /^Đã sửa thực đơn, 8 món\./u],
      ["hôm nay bán được bao nhiêu?", /chưa ghi khoản bán nào/u],
      ["huỷ", /^Đã huỷ: sửa thực đơn, 8 món/u],
      ["thực đơn", "Thực đơn chưa có món nào. Thêm món: “thêm món trà đào 30k”."],
      [list, "Danh sách 8 món này là thực đơn hay một đơn bán?"],
      ["2", /^Đã ghi bán 320\.000đ/u],
    ]);
  });

  it("is told from a sale of several lines", async () => {
    expect((await chat.say("sale", "bán 2 phở 50k/tô\n3 trà đá 5k/ly")).text).toMatch(/Đã ghi bán/u);
  });
});

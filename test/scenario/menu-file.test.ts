import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import { readTable } from "../../sheets/read-table.ts";
import { servers } from "../support/postgres/servers.ts";
import { makeWorkbook, type WorkbookCell } from "../support/sheets/make-workbook.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { talk } from "../support/shop/talk.ts";

describe.each(servers())("a menu in a file on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  /** Sends a file as a door hands it in: with its rows, read from its bytes. */
  const sendFile = async (who: string, name: string, bytes: Uint8Array, caption?: string): Promise<OutboundMessage> => {
    const table = await readTable({ name, bytes });
    return chat.send(who, { kind: "file", name, table, ...(caption !== undefined && { caption }) });
  };
  const workbook = (...rows: WorkbookCell[][]): Uint8Array => makeWorkbook(rows);

  it("is shown first, entered when the owner agrees, and taken back at once", async () => {
    await talk(chat, "owner", [
      ["thêm món phở bò 45k", /Đã thêm món/u],
      ["thêm món trà đá 5k", /Đã thêm món/u],
    ]);
    const asked = await sendFile(
      "owner",
      "thucdon.xlsx",
      workbook(
        ["QUÁN PHỞ CÔ BA"],
        ["STT", "Tên món", "ĐVT", "Giá bán (VNĐ)", "Nhóm", "Giá vốn"],
        [1, "Phở bò", "tô", "50.000đ", "Món nước", 22_000],
        [2, "Phở gà", "tô", 48_000, "Món nước", null],
        [3, "Trà đá", "ly", 5_000, null, null],
        [4, "Cà phê sữa", "ly", "25k", "Đồ uống", null],
        [5, "Bánh mì", "ổ", null, null, null],
        [6, "Cơm tấm", "dĩa", "35-40k", null, null],
        [7, "Bún chả", null, 40, null, null],
        [8, "Phở gà", "tô", 50_000, "Món nước", null],
      ),
    );
    expect(asked.text).toBe(
      [
        "Tệp thucdon.xlsx có 6 món: 4 món mới, 1 món đổi giá.",
        "• phở bò: 45.000đ → 50.000đ",
        "Chưa có giá: Bánh mì.",
        "Bỏ qua 2 dòng:",
        "• dòng 4, Phở gà: có lại ở dòng dưới",
        "• dòng 8, Cơm tấm: giá không rõ",
        "",
        "Nhập 6 món này vào thực đơn?",
      ].join("\n"),
    );
    expect(asked.choices?.options.map(({ label }) => label)).toEqual(["Nhập", "Thôi"]);
    expect((await chat.say("owner", "thực đơn")).text).toContain("Thực đơn (2 món)");
    const entered = await chat.tap("owner", asked, "Nhập");
    expect(entered.text).toMatch(/^Đã sửa thực đơn/u);
    const menu = (await chat.say("owner", "xem thực đơn")).text;
    expect(menu).toContain("Thực đơn (6 món):");
    expect(menu).toContain("món nước:\n• phở bò: 50.000đ/tô\n• Phở gà: 50.000đ/tô");
    expect(menu).toContain("• Bún chả: 40.000đ");
    const again = await sendFile("owner", "lần hai.csv", Buffer.from("Tên,Giá\nphở bò,50000\n"));
    expect(again.text).toBe("Tệp lần hai.csv có 1 món: 1 món giữ nguyên.");
    expect((await chat.say("owner", "huỷ")).text).toMatch(/^Đã huỷ: sửa thực đơn/u);
    expect((await chat.say("owner", "xem lại thực đơn")).text).toBe(
      "Thực đơn (2 món):\n• phở bò: 45.000đ\n• trà đá: 5.000đ",
    );
  });

  it("is left alone when the owner says no, and needs no headings where it is clear", async () => {
    const asked = await sendFile("plain", "gia.csv", Buffer.from("1;phở bò;50.000\n2;phở gà;45.000\n3;trà đá;5.000\n"));
    expect(asked.text).toBe("Tệp gia.csv có 3 món: 3 món mới.\n\nNhập 3 món này vào thực đơn?");
    expect((await chat.say("plain", "thôi")).text).toBe("Vâng, bỏ qua, chưa ghi gì thêm.");
    expect((await chat.say("plain", "thực đơn")).text).toMatch(/chưa có món nào/u);
  });

  it("does not swallow what was written beside it", async () => {
    const told = await sendFile("beside", "gia.csv", Buffer.from("Tên,Giá\nbún bò,40000\n"), "hôm nay bán 2 triệu");
    expect(told.text).toMatch(/^Đã ghi bán 2\.000\.000đ[\s\S]*Tệp gia\.csv có 1 món/u);
    const named = await sendFile("beside", "gia moi.csv", Buffer.from("Tên,Giá\nbún bò,45000\n"), "thực đơn mới nha");
    expect(named.text).toMatch(/^Tin trước .*\n\nTệp gia moi\.csv có 1 món|^Tệp gia moi\.csv có 1 món/u);
  });

  it.each([
    ["anh.xlsx", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /không phải bảng Excel/u],
    ["cu.xls", Buffer.from("d0cf11e0a1b11ae1", "hex"), /Excel đời cũ \(\.xls\)/u],
    ["nang.csv", new Uint8Array(1_000_001), /nặng quá \(nhiều nhất 1 MB\)/u],
    ["dai.csv", Buffer.from("phở,50000\n".repeat(1_001)), /dài quá 1\.000 dòng/u],
    ["trong.csv", Buffer.from(" \n"), "Tệp trong.csv không có dòng nào."],
    ["kho.csv", Buffer.from("Mã,Kho,Ngày\nA1,Quận 1,2026-01-01\n"), /chưa rõ cột nào là tên món/u],
    ["congthuc.csv", Buffer.from("Tên món,Giá\nphở bò,=B2*2\n"), /không có món nào có tên và giá đọc được/u],
  ])("is answered kindly where it cannot be read: %s", async (name, bytes, answer) => {
    const { text, choices } = await sendFile("bad", name, bytes);
    if (typeof answer === "string") expect(text).toBe(answer);
    else expect(text).toMatch(answer);
    expect(choices).toBeUndefined();
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at, talk } from "../support/shop/talk.ts";

describe.each(servers())("what a shop spends on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("is kept by category, and the owner's own household apart", async () => {
    await talk(chat, "categories", [
      ["trả tiền điện 500k", "Đã ghi chi 500.000đ (điện) · Chủ nhật 22/11. Chi hôm nay: 500.000đ"],
      ["chi 200k tiền đá", "Đã ghi chi 200.000đ (đá) · Chủ nhật 22/11. Chi hôm nay: 700.000đ"],
      [
        "rút 2tr tiêu riêng",
        "Đã ghi rút tiêu riêng 2.000.000đ · Chủ nhật 22/11.\nKhoản này không tính vào chi phí của quán.",
      ],
      ["sửa thành 1tr5", "Đã sửa: 2.000.000đ → 1.500.000đ · Chủ nhật 22/11."],
      ["chi 100k", "Đã ghi chi 100.000đ (khác) · Chủ nhật 22/11. Chi hôm nay: 800.000đ"],
      ["sửa thành 120k", "Đã sửa: 100.000đ (khác) → 120.000đ (khác) · Chủ nhật 22/11. Chi hôm nay: 820.000đ"],
      ["huỷ", "Đã huỷ: chi 120.000đ (khác) · Chủ nhật 22/11. Chi hôm nay: 700.000đ"],
    ]);
  });

  it("for goods is a purchase, with what was bought", async () => {
    await talk(chat, "goods", [
      ["nhập hàng 2tr", "Đã ghi nhập hàng 2.000.000đ · Chủ nhật 22/11. Chi hôm nay: 2.000.000đ"],
      ["nhập 20kg cà phê 3tr", "Cà phê: giá đó là mỗi món hay tổng cộng?"],
      [
        "tổng",
        "Đã ghi nhập hàng 3.000.000đ · Chủ nhật 22/11.\n• 20 kg cà phê × 150.000đ = 3.000.000đ\nChi hôm nay: 5.000.000đ",
      ],
      ["thực đơn", "Thực đơn chưa có món nào. Thêm món: “thêm món trà đào 30k”."],
      ["huỷ", /^Đã huỷ: nhập hàng 3\.000\.000đ/u],
    ]);
  });

  it("is taken off the sales, with the cost of the goods where it is known", async () => {
    await talk(chat, "profit", [
      ["thêm món phở 50k", /Đã thêm món/u],
      ["giá vốn phở 20k", "Đã đặt giá vốn phở: 20.000đ."],
      ["4 phở", /Đã ghi bán 200\.000đ/u],
      ["chi 30k tiền ga", /Đã ghi chi 30\.000đ/u],
      ["rút 50k tiêu riêng", /Đã ghi rút tiêu riêng 50\.000đ/u],
      [
        "hôm nay lãi bao nhiêu",
        "Hôm nay (Chủ nhật 22/11) lãi 90.000đ.\n• Bán được: 200.000đ\n• Giá vốn hàng bán: 80.000đ\n• Chi phí khác: 30.000đ\nChủ rút tiêu riêng: 50.000đ (không tính là chi phí của quán).",
      ],
    ]);
  });

  it("counts the cost that the same message tells, not the one that it was read with", async () => {
    await talk(chat, "told-with-it", [
      ["thêm món phở 50k", /Đã thêm món/u],
      ["giá vốn phở 20k", "Đã đặt giá vốn phở: 20.000đ."],
      ["giá vốn phở 25k. bán 4 phở", /Đã đặt giá vốn phở: 20\.000đ → 25\.000đ\.\n\nĐã ghi bán 200\.000đ/u],
      ["hôm nay lãi bao nhiêu", /• Giá vốn hàng bán: 100\.000đ/u],
    ]);
  });

  it("every month is remembered, and not booked by itself", async () => {
    await talk(chat, "monthly", [
      [
        "tiền nhà 6tr mùng 5 hằng tháng",
        "Đã đặt nhắc chi 6.000.000đ (mặt bằng) ngày 5 hằng tháng.\nĐến ngày sẽ hỏi, không tự ghi.",
      ],
      ["chi 50k tiền rác", "Đã ghi chi 50.000đ (vệ sinh) · Chủ nhật 22/11. Chi hôm nay: 50.000đ"],
    ]);
  });

  it("is asked about in the morning of its day, and booked only on a yes", async () => {
    await talk(chat, "due", [
      ["tiền nhà 6tr mùng 5 hằng tháng", /^Đã đặt nhắc chi/u],
      ["tiền mạng 200k ngày 5 hằng tháng", /^Đã đặt nhắc chi/u],
    ]);
    const morning = at("07:00", "2026-12-05");
    const { runs } = await claimDueDigests(chat.deps)(morning);
    for (const run of runs) await writeDigest(chat.deps)(run, morning);
    const told = (await chat.replies("due")).at(-1)?.message;
    expect(told?.text).toMatch(/Hôm nay đến hạn mặt bằng 6\.000\.000đ\. Đã trả chưa\?$/u);
    await talk(chat, "due", [
      [
        "1",
        "Đã ghi chi 6.000.000đ (mặt bằng) · Thứ bảy 5/12. Chi hôm nay: 6.000.000đ\n\nHôm nay đến hạn mạng 200.000đ. Đã trả chưa?",
        at("07:05", "2026-12-05"),
      ],
      ["chưa", "Vâng, bỏ qua, chưa ghi gì thêm.", at("07:06", "2026-12-05")],
    ]);
  });
});

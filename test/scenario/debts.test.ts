import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at, talk } from "../support/shop/talk.ts";

describe.each(servers())("debts on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("take an unpaid sale as revenue and as a debt, in one step", async () => {
    await talk(chat, "credit", [
      [
        "chị Lan nợ 150k",
        "Đã ghi bán 150.000đ cho chị Lan (ghi nợ) · Chủ nhật 22/11.\nHôm nay: 150.000đ\nChị Lan còn nợ 150.000đ.",
      ],
      ["hôm nay bán được bao nhiêu?", "Hôm nay (Chủ nhật 22/11) bán được 150.000đ (1 lần ghi)."],
      ["huỷ", "Đã huỷ: bán 150.000đ cho chị Lan (ghi nợ) · Chủ nhật 22/11.\nHôm nay: chưa có gì\nChị Lan hết nợ."],
      ["ai nợ", "Không ai nợ quán."],
    ]);
  });

  it("ask who owes where nobody was named", async () => {
    await talk(chat, "nameless", [
      ["bán chịu 200k", "Khách nào vậy?"],
      [
        "bác Hai",
        "Đã ghi bán 200.000đ cho bác Hai (ghi nợ) · Chủ nhật 22/11.\nHôm nay: 200.000đ\nBác Hai còn nợ 200.000đ.",
      ],
    ]);
  });

  it("are paid from the oldest on, and say how old they are", async () => {
    await talk(chat, "oldest", [
      ["chị Lan nợ 100k", /Chị Lan còn nợ 100\.000đ/u, at("10:00", "2026-11-10")],
      ["chị Lan nợ 200k", /Chị Lan còn nợ 300\.000đ/u, at("10:00", "2026-11-18")],
      ["bác Hai nợ 50k", /Bác Hai còn nợ 50\.000đ/u, at("10:00", "2026-11-20")],
      [
        "ai nợ",
        "Khách đang nợ 350.000đ (2 người):\n• chị Lan: 300.000đ (từ 10/11, 12 ngày)\n• bác Hai: 50.000đ (từ 20/11, 2 ngày)\nCần tin nhắc nợ thì nhắn: “nhắc nợ chị Lan”.",
      ],
      [
        "chị Lan trả nợ 150k ck",
        "Đã ghi chị Lan trả nợ 150.000đ (chuyển khoản) · Chủ nhật 22/11. Chị Lan còn nợ 150.000đ.",
      ],
      ["chị Lan nợ bao nhiêu?", "Chị Lan còn nợ 150.000đ.\n• 18/11: 200.000đ, còn 150.000đ"],
      ["huỷ", "Đã huỷ: chị Lan trả nợ 150.000đ (chuyển khoản) · Chủ nhật 22/11. Chị Lan còn nợ 300.000đ."],
      ["chị Lan nợ bao nhiêu?", "Chị Lan còn nợ 300.000đ.\n• 10/11: 100.000đ\n• 18/11: 200.000đ"],
      ["chị Lan trả hết nợ", "Đã ghi chị Lan trả nợ 300.000đ · Chủ nhật 22/11. Chị Lan hết nợ."],
    ]);
  });

  it("are not paid beyond what is owed without asking", async () => {
    await talk(chat, "over", [
      ["chị Lan nợ 100k", /còn nợ 100\.000đ/u],
      ["chị Lan trả nợ 150k", "Chị Lan chỉ còn nợ 100.000đ mà trả 150.000đ. Ghi thế nào?"],
      ["1", "Đã ghi chị Lan trả nợ 100.000đ · Chủ nhật 22/11. Chị Lan hết nợ."],
      ["chị Lan trả nợ 40k", "Chị Lan không nợ gì trong sổ. 40.000đ này là tiền gì?"],
      ["trả trước", "Đã ghi chị Lan trả nợ 40.000đ · Chủ nhật 22/11. Chị Lan đang trả dư 40.000đ."],
      ["ai nợ", "Không ai nợ quán.\nChị Lan đang trả dư 40.000đ."],
    ]);
    await chat.say("over", "bác Hai trả nợ 30k");
    expect((await chat.say("over", "thôi")).text).toBe("Vâng, bỏ qua, chưa ghi gì thêm.");
  });

  it("give a text to forward, and send nothing by themselves", async () => {
    await talk(chat, "remind", [
      ["chị Lan nợ 120k", /còn nợ 120\.000đ/u, at("10:00", "2026-11-15")],
      [
        "nhắc nợ chị Lan",
        "Tin để anh/chị gửi cho chị Lan:\n\n“Chào chị Lan, quán xin nhắn: chị Lan còn 120.000đ tiền hàng từ ngày 15/11 chưa thanh toán. Khi nào tiện thì gửi giúp quán nhé. Cảm ơn chị Lan nhiều!”",
      ],
    ]);
  });

  it("are of one person, whose name is typed without accents in a hurry", async () => {
    await talk(chat, "hurried", [
      ["bac hai no 150k", /bac hai \(ghi nợ\)/u],
      ["bac hai con no bao nhieu", "Bac hai còn nợ 150.000đ.\n• 22/11: 150.000đ"],
      ["bác Hai trả 100k", /Đã ghi bác Hai trả nợ 100\.000đ · Chủ nhật 22\/11\. Bác Hai còn nợ 50\.000đ\./u],
      ["nhắc nợ bác Hai", /^Tin để anh\/chị gửi cho bác Hai:/u],
      ["bác Hai nợ 20k", /Bác Hai còn nợ 70\.000đ\.$/u],
      ["ai nợ", /^Khách đang nợ 70\.000đ \(1 người\):\n• bác Hai: 70\.000đ/u],
      ["chi lan no 10k", /chi lan \(ghi nợ\)/u],
      ["chi lan no bao nhieu", "Chi lan còn nợ 10.000đ.\n• 22/11: 10.000đ"],
      ["chị Hoa nợ 30k", /Chị Hoa còn nợ 30\.000đ/u],
      ["chị Hoà nợ 10k", /Chị Hoà còn nợ 10\.000đ/u],
      ["chú Bảy nợ 10k", /Chú Bảy còn nợ 10\.000đ/u],
      ["chú Bay nợ 5k", /Chú Bay còn nợ 5\.000đ/u],
      ["chú bảy trả 10k", /Chú Bảy hết nợ|Chú Bảy đã trả hết|Chú Bảy còn nợ 0/iu],
    ]);
  });

  it("ask whether what comes back is taken off a debt", async () => {
    await talk(chat, "refund", [
      ["chị Lan nợ 100k", /còn nợ 100\.000đ/u],
      ["hoàn tiền 30k cho chị Lan", "Chị Lan đang nợ 100.000đ. 30.000đ này trừ vào nợ hay trả lại tiền?"],
      [
        "trừ nợ",
        "Đã ghi hoàn lại 30.000đ cho chị Lan (trừ vào nợ) · Chủ nhật 22/11.\nHôm nay: 70.000đ\nChị Lan còn nợ 70.000đ.",
      ],
      ["khách trả lại 20k", "Đã ghi hoàn lại 20.000đ · Chủ nhật 22/11. Hôm nay: 50.000đ"],
    ]);
  });
});

import { afterAll, beforeAll, describe, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at, talk } from "../support/shop/talk.ts";

describe.each(servers())("what the shop owes on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("begins with goods that are not paid, and says to whom", async () => {
    await talk(chat, "credit", [
      ["nhập 20 ký thịt 2tr chưa trả tiền", "Thịt: giá đó là mỗi món hay tổng cộng?"],
      ["2", "Còn nợ ai tiền hàng này vậy?"],
      [
        "chị Tư",
        "Đã ghi nhập hàng 2.000.000đ từ chị Tư (chưa trả tiền) · Chủ nhật 22/11.\n• 20 kg thịt × 100.000đ = 2.000.000đ\nChi hôm nay: 2.000.000đ\nQuán còn nợ chị Tư 2.000.000đ.",
      ],
      ["mình nợ ai", "Quán đang nợ 2.000.000đ (1 nơi), cũ nhất trước:\n• chị Tư: 2.000.000đ"],
      ["ai nợ", "Không ai nợ quán."],
      ["huỷ", /^Đã huỷ: nhập hàng 2\.000\.000đ[\s\S]*Quán không còn nợ chị Tư\.$/u],
      ["quán đang nợ ai", "Quán không nợ ai."],
    ]);
  });

  it("is told from what is owed to the shop: the same words may mean both", async () => {
    await talk(chat, "sides", [
      ["nợ chị Tư tiền thịt 500k", /^Khoản này|^Ghi|\?/u],
      ["2", /Quán còn nợ chị Tư 500\.000đ\.$/u],
      ["chị Tư nợ 80k", /Chị Tư còn nợ 80\.000đ\.$/u],
      [
        "chị Tư nợ bao nhiêu",
        "Chị Tư còn nợ 80.000đ.\n• 22/11: 80.000đ\nQuán còn nợ chị Tư 500.000đ.\n• 22/11: 500.000đ",
      ],
      ["trả nợ chị Tư 50k", "Chị Tư đang nợ quán 80.000đ, quán cũng đang nợ 500.000đ. Ai trả?"],
      ["quán trả", "Đã ghi trả chị Tư 50.000đ tiền hàng còn nợ · Chủ nhật 22/11. Quán còn nợ chị Tư 450.000đ."],
      ["chị Tư trả 30k", "Đã ghi chị Tư trả nợ 30.000đ · Chủ nhật 22/11. Chị Tư còn nợ 50.000đ."],
      ["chị Tư trả hết nợ", /^Đã ghi chị Tư trả nợ 50\.000đ/u],
      ["chị Tư trả 20k", /^Chị Tư đang nợ quán 0đ, quán cũng đang nợ 450\.000đ\. Ai trả\?|Ai trả\?/u],
      ["thôi", "Vâng, bỏ qua, chưa ghi gì thêm."],
    ]);
  });

  it("is paid from the oldest on, never beyond what is owed without asking, and has an age", async () => {
    await talk(chat, "oldest", [
      ["nhập gạo của bác Minh 200k chưa trả tiền", /Quán còn nợ bác Minh 200\.000đ/u, at("10:00", "2026-11-02")],
      ["nhập thịt của chị Tư 500k chưa trả", /Quán còn nợ chị Tư 500\.000đ/u, at("10:00", "2026-11-10")],
      ["nhập thịt của chị Tư 300k thiếu lại", /Quán còn nợ chị Tư 800\.000đ/u, at("10:00", "2026-11-18")],
      [
        "mình còn nợ ai bao nhiêu",
        "Quán đang nợ 1.000.000đ (2 nơi), cũ nhất trước:\n• bác Minh: 200.000đ (từ 2/11, 20 ngày)\n• chị Tư: 800.000đ (từ 10/11, 12 ngày)",
      ],
      [
        "trả chị Tư 600k ck",
        "Đã ghi trả chị Tư 600.000đ (chuyển khoản) tiền hàng còn nợ · Chủ nhật 22/11. Quán còn nợ chị Tư 200.000đ.",
      ],
      ["mình nợ chị Tư bao nhiêu", "Quán còn nợ chị Tư 200.000đ.\n• 18/11: 300.000đ, còn 200.000đ"],
      ["trả tiền thịt chị Tư 300k", "Quán chỉ còn nợ chị Tư 200.000đ mà trả 300.000đ. Ghi thế nào?"],
      ["1", "Đã ghi trả chị Tư 200.000đ tiền hàng còn nợ · Chủ nhật 22/11. Quán không còn nợ chị Tư."],
      ["huỷ", "Đã huỷ: trả chị Tư 200.000đ tiền hàng còn nợ · Chủ nhật 22/11. Quán còn nợ chị Tư 200.000đ."],
      ["trả hết nợ chị Tư", /^Đã ghi trả chị Tư 200\.000đ[\s\S]*Quán không còn nợ chị Tư\.$/u],
      ["sửa thành 150k", /150\.000đ[\s\S]*Quán còn nợ chị Tư 50\.000đ\.$/u],
      ["hôm nay chi bao nhiêu", /chưa ghi khoản chi nào/u],
    ]);
  });

  it("takes what was paid at once off what is owed", async () => {
    await talk(chat, "part", [
      [
        "nhập 5 thùng bia của anh Minh 240k/thùng, trả trước 500k",
        /Quán còn nợ anh Minh 1\.200\.000đ[\s\S]*Đã ghi trả anh Minh 500\.000đ[\s\S]*Quán còn nợ anh Minh 700\.000đ/u,
      ],
    ]);
  });
});

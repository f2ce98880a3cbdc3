import { afterAll, beforeAll, describe, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at, talk } from "../support/shop/talk.ts";

describe.each(servers())("the menu on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("is told, shown, changed and taken back by chat", async () => {
    await talk(chat, "tell", [
      ["thêm món trà đào 30k", "Đã thêm món trà đào 30.000đ."],
      ["thêm món bún chả 45k, trà đá 5k", "Đã thêm món bún chả 45.000đ, trà đá 5.000đ."],
      ["thực đơn", "Thực đơn (3 món):\n• trà đào: 30.000đ\n• bún chả: 45.000đ\n• trà đá: 5.000đ"],
      ["bỏ món trà đào", "Đã bỏ trà đào khỏi thực đơn."],
      ["thực đơn", "Thực đơn (2 món):\n• bún chả: 45.000đ\n• trà đá: 5.000đ"],
      ["huỷ", "Đã huỷ: bỏ trà đào khỏi thực đơn."],
      ["trà đào thuộc nhóm đồ uống", "Đã xếp trà đào vào nhóm đồ uống."],
      ["thực đơn", "Thực đơn (3 món):\nđồ uống:\n• trà đào: 30.000đ\n• bún chả: 45.000đ\n• trà đá: 5.000đ"],
      ["bỏ món chè thái", "Thực đơn không có “chè thái” nên chưa sửa gì. Xem các món: “thực đơn”."],
    ]);
  });

  it("knows the price of each day", async () => {
    await talk(chat, "price", [
      ["thêm món phở 45k", "Đã thêm món phở 45.000đ."],
      ["đổi giá phở 50k từ mai", "Đã đổi giá phở: 45.000đ → 50.000đ từ Thứ hai 23/11."],
      ["2 phở", /• 2 phở × 45\.000đ = 90\.000đ/u],
      ["2 phở", /• 2 phở × 50\.000đ = 100\.000đ/u, at("10:00", "2026-11-23")],
      ["đổi giá phở 55k", "Đã đổi giá phở: 50.000đ → 55.000đ.", at("10:01", "2026-11-23")],
      ["huỷ", "Đã huỷ: đổi giá phở: 55.000đ.", at("10:02", "2026-11-23")],
      ["2 phở", /• 2 phở × 50\.000đ = 100\.000đ/u, at("10:13", "2026-11-23")],
      ["đổi giá phở 50k", "Thực đơn đang đúng như vậy rồi: phở.", at("10:14", "2026-11-23")],
    ]);
  });

  it("tells a price that is asked, and what is left of what was counted", async () => {
    await talk(chat, "asked", [
      ["thêm món phở bò 50k/tô, phở gà 45k/tô", /^Đã thêm món phở bò 50\.000đ.*, phở gà 45\.000đ/u],
      ["phở gà bao nhiêu tiền", "• phở gà: 45.000đ/tô"],
      ["phở giá bao nhiêu", "• phở bò: 50.000đ/tô\n• phở gà: 45.000đ/tô"],
      ["bánh xèo giá bao nhiêu", "Thực đơn chưa có bánh xèo. Thêm thì nhắn: “thêm món bánh xèo 30k”."],
      [
        "tồn kho",
        "Chưa kiểm kho món nào nên sổ không biết còn bao nhiêu. Đếm xong thì nhắn, ví dụ: “kiểm kho bia còn 20 lon”.",
      ],
      [
        "còn bao nhiêu trứng",
        "Chưa kiểm trứng lần nào nên sổ không biết còn bao nhiêu. Đếm xong thì nhắn: “kiểm kho trứng còn 20”.",
      ],
      ["kiểm kho bia còn 20 lon", /Đã ghi kho còn 20 lon bia/u],
      ["bán 3 lon bia 15k/lon", /Đã ghi bán 45\.000đ/u],
      ["còn bao nhiêu bia", "Bia còn khoảng 17 lon (kiểm ngày 22/11)"],
      ["kiểm kho trứng còn 20", /Đã ghi kho còn/u],
      [
        "tồn kho",
        /^Còn lại \(theo lần kiểm gần nhất, đã trừ hàng bán ra\):\n• bia còn khoảng 17 lon \(kiểm ngày 22\/11\)\n• trứng còn khoảng/u,
      ],
      ["bán 17 lon bia 15k/lon", /Đã ghi bán/u],
      ["còn bao nhiêu bia", "Bia: theo sổ thì đã bán hết (kiểm ngày 22/11)"],
    ]);
  });

  it("marks what has run out for the day, and has it back", async () => {
    await talk(chat, "out", [
      ["thêm món bún chả 45k", "Đã thêm món bún chả 45.000đ."],
      ["hết bún chả hôm nay", "Đã báo hết bún chả hôm nay."],
      ["thực đơn", "Thực đơn (1 món):\n• bún chả: 45.000đ (hết hôm nay)"],
      ["bún chả có lại rồi", "Đã mở bán lại bún chả."],
      ["hết bún chả", "Đã báo hết bún chả hôm nay."],
      ["thực đơn", "Thực đơn (1 món):\n• bún chả: 45.000đ", at("08:00", "2026-11-23")],
    ]);
  });

  it("merges two spellings, with what was sold under both, and parts them again", async () => {
    await talk(chat, "merge", [
      ["bán 2 cà phê đen 20k/ly", /cà phê đen/u],
      ["bán 3 đen sài gòn 20k/ly", /đen sài gòn/u],
      ["gộp đen sài gòn vào cà phê đen", "Đã gộp “đen sài gòn” vào “cà phê đen”."],
      ["hôm nay bán được bao nhiêu?", /• cà phê đen: 5 ly, 100\.000đ$/u],
      ["1 đen sài gòn", /• 1 ly cà phê đen = 20\.000đ/u],
      ["hôm nay bán được bao nhiêu?", /• cà phê đen: 6 ly, 120\.000đ$/u],
      ["huỷ", /Đã huỷ: bán 20\.000đ/u],
      ["huỷ", "Đã huỷ: gộp “đen sài gòn” vào “cà phê đen”."],
      ["hôm nay bán được bao nhiêu?", /• đen sài gòn: 3 ly, 60\.000đ\n• cà phê đen: 2 ly, 40\.000đ$/u],
    ]);
  });

  it("renames an item: sales, prices and the old name go with it", async () => {
    await talk(chat, "rename", [
      ["thêm món phở tái 50k", /Đã thêm món phở tái/u],
      ["3 phở tái", /• 3 phở tái × 50\.000đ = 150\.000đ/u],
      ["đổi tên phở tái thành phở bò tái", "Đã đổi tên phở tái thành phở bò tái."],
      ["thực đơn", "Thực đơn (1 món):\n• phở bò tái: 50.000đ"],
      ["2 phở bò tái", /• 2 phở bò tái × 50\.000đ = 100\.000đ/u],
      ["1 phở tái", /• 1 phở bò tái = 50\.000đ/u],
      ["món nào bán chạy hôm nay", /phở bò tái: .*300\.000đ/u],
      ["thêm món phở gà 45k", /Đã thêm món phở gà/u],
      [
        "đổi tên phở gà thành phở bò tái",
        "Thực đơn đã có món “phở bò tái” nên chưa đổi tên. Nếu là một món thì nhắn: “gộp phở gà vào phở bò tái”.",
      ],
      ["đổi tên bún riêu thành bún", /Thực đơn không có “bún riêu”/u],
      ["đổi tên phở gà thành phở gà ta nha", "Đã đổi tên phở gà thành phở gà ta."],
      ["huỷ", "Đã huỷ: đổi tên phở gà thành phở gà ta."],
      ["đổi tên món phở gà thành phở gà ta", "Đã đổi tên phở gà thành phở gà ta."],
      ["đổi tên phở gà ta thành phở gà", "Đã đổi tên phở gà ta thành phở gà."],
      ["xem các khoản hôm nay", /đổi tên phở tái thành phở bò tái/u],
    ]);
  });

  it("is known with accents where it was typed without", async () => {
    await talk(chat, "plain", [
      ["them mon pho bo 50k, tra da 5k", /Đã thêm món/u],
      ["2 phở bò, 1 trà đá", /^Đã ghi bán 105\.000đ/u],
    ]);
  });

  it("takes discounts off the sum of the goods", async () => {
    await talk(chat, "later-discount", [
      ["2 phở 50k/tô", /Đã ghi bán 100\.000đ/u],
      ["bớt 10k", /^Đã sửa: 100\.000đ → 90\.000đ[\s\S]*• bớt 10\.000đ/u],
      ["bán 200k", /Đã ghi bán 200\.000đ/u],
      ["giảm cho khách 20k", /^Đã sửa: 200\.000đ → 180\.000đ/u],
      ["chi 50k tiền đá", /Đã ghi chi/u],
      ["bớt 10k", /^Chưa rõ sửa thành bao nhiêu/u],
      ["trong đó 2 phở", /chưa ghi gì/u],
    ]);
    await talk(chat, "discount", [
      ["thêm món phở 50k", /Đã thêm món/u],
      [
        "bán 2 phở giảm 10k",
        "Đã ghi bán 90.000đ · Chủ nhật 22/11.\n• 2 phở × 50.000đ = 100.000đ\n• bớt 10.000đ\nGiá lấy theo thực đơn.\nHôm nay: 90.000đ",
      ],
      ["2 phở giảm 10%", /^Đã ghi bán 90\.000đ.*\n.*\n• bớt 10\.000đ/u],
    ]);
  });
});

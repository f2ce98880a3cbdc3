import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at, talk } from "../support/shop/talk.ts";

describe.each(servers())("shops and places on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  it("a shop is named, and tells what is kept of it", async () => {
    await talk(chat, "Hoà", [
      ["bán 200k", /^Đã ghi bán 200\.000đ/],
      ["thông tin quán", /^Cửa hàng chưa đặt tên\nVai trò của anh\/chị: chủ quán\nNgành: chưa khai/],
      ["tên quán là Phở Hoà", "Tên quán từ giờ là Phở Hoà."],
      ["ngành ăn uống", "Đã ghi ngành: Ăn uống."],
      ["múi giờ Tokyo", "Từ giờ ngày của sổ tính theo giờ Asia/Tokyo. Khoản đã ghi giữ nguyên ngày."],
      ["múi giờ sao hoả", /^Chưa biết múi giờ “sao hoả”/],
      ["múi giờ việt nam", /giờ Asia\/Ho_Chi_Minh/],
      [
        "gói của tôi",
        "Phở Hoà\nVai trò của anh/chị: chủ quán\nNgành: Ăn uống\nMúi giờ: Asia/Ho_Chi_Minh\nNgôn ngữ: tiếng Việt\n" +
          "Chi nhánh: Chi nhánh chính\nGói dùng thử đến Thứ ba 22/12. Hết hạn sổ vẫn dùng như cũ.",
      ],
    ]);
  });

  it("a kind of business in words nobody knows is chosen from a list", async () => {
    const asked = await chat.say("thợ", "ngành hàng: linh tinh");
    expect(asked.text).toBe("Quán làm ngành nào?");
    expect((await chat.say("thợ", "3")).text).toBe("Đã ghi ngành: Dịch vụ.");
  });

  it("the end of the trial changes nothing", async () => {
    await talk(chat, "cô Tám", [
      ["bán 100k", /^Đã ghi bán 100\.000đ/],
      ["bán 150k", /^Đã ghi bán 150\.000đ .* Hôm nay: 150\.000đ$/, at("10:00", "2027-03-01")],
    ]);
  });

  it("a person has several shops: the active one heads each reply, and each chat has its own", async () => {
    await talk(chat, "Lan", [
      ["bán 300k", /^Đã ghi bán 300\.000đ/],
      ["mở thêm quán", /^Quán mới tên gì\?/],
      ["mở thêm quán Bún Bà Tư", "[Bún Bà Tư]\nĐã mở quán Bún Bà Tư. Từ giờ chat này ghi cho quán Bún Bà Tư."],
      ["bán 50k", /^\[Bún Bà Tư\]\nĐã ghi bán 50\.000đ .* Hôm nay: 50\.000đ$/],
      ["chuyển sang quán phở", /^\[Bún Bà Tư\]\nChưa rõ quán “phở”.*Anh\/chị có: Cửa hàng chưa đặt tên, Bún Bà Tư\.$/],
      ["mở quán Bún bà tư", /^\[Bún Bà Tư\]\nAnh\/chị đã có quán Bún Bà Tư rồi\./],
      ["các quán của tôi", /• Cửa hàng chưa đặt tên\n• Bún Bà Tư \(chat này đang ghi\)/],
    ]);
    // In a group the first shop is active, and stays so.
    const group = { sender: { userId: "Lan" }, chatKind: "group" } as const;
    const inGroup = async (text: string) =>
      (await chat.send("nhà Lan", { kind: "text", text }, at("11:00"), group)).text;
    expect(await inGroup("tên quán là Phở Lan")).toBe("[Phở Lan]\nTên quán từ giờ là Phở Lan.");
    expect(await inGroup("bán 20k")).toMatch(/^\[Phở Lan\]\nĐã ghi bán 20\.000đ .* Hôm nay: 320\.000đ$/);
    await talk(chat, "Lan", [
      ["bán 70k", /^\[Bún Bà Tư\]\n.*Hôm nay: 120\.000đ$/],
      ["chuyển sang quán Phở Lan", "[Phở Lan]\nTừ giờ chat này ghi cho quán Phở Lan."],
      ["hôm nay bán được bao nhiêu", /^\[Phở Lan\]\n.*bán được 320\.000đ/],
      ["chuyển sang bún bà tư", "[Bún Bà Tư]\nTừ giờ chat này ghi cho quán Bún Bà Tư."],
    ]);
  });

  it("a shop of three places: one message for one place, or staying there; sums by place and in all", async () => {
    await talk(chat, "Minh", [
      ["bán 1tr", /^Đã ghi bán 1\.000\.000đ/],
      ["chi nhánh Q3 hôm nay bán 5tr", /^Quán không có chi nhánh “Q3” nên chưa ghi gì\. Đang có: Chi nhánh chính\./],
      ["thêm chi nhánh Q3", /^Đã thêm chi nhánh Q3\./],
      ["mở thêm chi nhánh Thủ Đức", /^Đã thêm chi nhánh Thủ Đức\./],
      ["thêm chi nhánh Quận 3", "Đã có chi nhánh Q3 rồi."],
      [
        "chi nhánh Q3 hôm nay bán 5tr",
        /bán 5\.000\.000đ · Chủ nhật 22\/11 · Q3\. Hôm nay: Q3 5\.000\.000đ, cả quán 6\.000\.000đ$/,
      ],
      ["bán 200k", /· Chi nhánh chính\. Hôm nay: Chi nhánh chính 1\.200\.000đ, cả quán 6\.200\.000đ$/],
      ["chuyển sang Q3", "Từ giờ chat này ghi cho Q3."],
      ["bán 300k", /· Q3\. Hôm nay: Q3 5\.300\.000đ, cả quán 6\.500\.000đ$/],
      [
        "Thủ Đức: bán 2tr, chi 100k tiền điện",
        /bán 2\.000\.000đ .* · Thủ Đức\.[^]*chi 100\.000đ \(điện\) .* · Thủ Đức\./,
      ],
      // What may be the total of the day is the total of the place.
      ["quận 3 hôm nay bán 6tr", /^Hôm nay đã ghi 5\.300\.000đ\./],
      ["2", /^Đã ghi bán 700\.000đ .* · Q3\. Hôm nay: Q3 6\.000\.000đ, cả quán 9\.200\.000đ$/],
      ["sửa thành 800k", /700\.000đ .* → 800\.000đ .* · Q3\./],
      [
        "hôm nay theo chi nhánh bán được bao nhiêu",
        /• Q3: 6\.100\.000đ \(66%\)\n• Thủ Đức: 2\.000\.000đ \(22%\)\n• Chi nhánh chính: 1\.200\.000đ \(13%\)/,
      ],
      ["hôm nay bán được bao nhiêu", /bán được 9\.300\.000đ/],
      ["Q3 hôm nay bán được bao nhiêu", /^Q3 hôm nay .* bán được 6\.100\.000đ \(3 lần ghi, 66% cả quán\)\.$/],
      ["chi nhánh chính hôm nay bán được bao nhiêu", /bán được 1\.200\.000đ \(2 lần ghi, 13% cả quán\)\.$/],
      ["Thủ Đức hôm nay chi bao nhiêu", /^Thủ Đức, hôm nay .* chi phí 100\.000đ\./],
    ]);
  });

  it("an entry is corrected and undone where it was made, wherever the chat has gone since", async () => {
    await talk(chat, "Tư", [
      ["thêm chi nhánh Q1", /^Đã thêm/],
      ["Q1 bán 400k", /· Q1\./],
      ["sửa thành 500k", /400\.000đ → 500\.000đ .* · Q1\. Hôm nay: Q1 500\.000đ, cả quán 500\.000đ$/],
      ["huỷ", /^Đã huỷ: bán 500\.000đ .* · Q1\. Hôm nay: Q1 chưa có gì, cả quán chưa có gì$/],
    ]);
  });

  it("a place is renamed, closed, and opened again with its book", async () => {
    await talk(chat, "Năm", [
      ["bán 100k", /^Đã ghi/],
      ["đóng chi nhánh chính", "Chi nhánh chính là nơi duy nhất của quán nên không đóng được."],
      ["đổi tên chi nhánh chính thành Chợ Lớn", "Đã đổi tên chi nhánh Chi nhánh chính thành Chợ Lớn."],
      ["thêm chi nhánh Q5", /^Đã thêm/],
      ["đổi tên chi nhánh Q5 thành Chợ Lớn", "Đã có chi nhánh Chợ Lớn rồi."],
      ["chuyển sang Q5", "Từ giờ chat này ghi cho Q5."],
      ["bán 50k", /· Q5\./],
      ["xem chi nhánh", /^Các chi nhánh:\n• Chợ Lớn\n• Q5 \(chat này đang ghi\)/],
      ["đóng chi nhánh Q5", /^Đã đóng chi nhánh Q5\. .* Chat này chuyển về Chợ Lớn\.$/],
      ["Q5 bán 10k", /^Quán không có chi nhánh “Q5” nên chưa ghi gì\./],
      ["mở lại chi nhánh Q5", "Đã mở lại chi nhánh Q5, sổ cũ vẫn còn."],
      ["Q5 hôm nay bán được bao nhiêu", /50\.000đ/],
    ]);
  });
});

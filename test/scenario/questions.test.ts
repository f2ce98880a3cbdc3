import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

/** Wednesday. Weeks before it have a Wednesday of 20 bowls; this one is weak. */
const at = (day: string, time: string): Date => new Date(`2026-${day}T${time}:00+07:00`);
const NOW = at("11-25", "21:00");

describe.each(servers())("questions on $name PostgreSQL", (server) => {
  let chat: Conversation;
  const who = "phở Lan";
  const ask = async (question: string): Promise<string> => (await chat.say(who, question, NOW)).text;
  const askForAll = (question: string): Promise<OutboundMessage> => chat.say(who, question, NOW);

  beforeAll(async () => {
    chat = await openConversation(server);
    for (const day of ["10-28", "11-04", "11-11", "11-18"]) {
      await chat.say(who, "8 tô phở bò 50k/tô", at(day, "07:10"));
      await chat.say(who, "8 tô phở bò, chuyển khoản", at(day, "08:30"));
      await chat.say(who, "4 ly trà đá 5k/ly", at(day, "12:05"));
    }
    for (const day of ["11-23", "11-24"]) await chat.say(who, "10 tô phở bò", at(day, "07:30"));
    await chat.say(who, "5 tô phở bò", at("11-25", "07:15"));
    await chat.say(who, "4 ly trà đá, 2 tô phở gà 45k/tô", at("11-25", "12:10"));
  });
  afterAll(() => chat.close());

  it("a day, a week, a month, any days, each beside the days before", async () => {
    expect(await ask("hôm nay bán được bao nhiêu")).toBe(
      "Hôm nay (Thứ tư 25/11) bán được 360.000đ (2 lần ghi).\nBán nhiều nhất:\n• phở bò: 5 tô, 250.000đ\n" +
        "• phở gà: 2 tô, 90.000đ\n• trà đá: 4 ly, 20.000đ",
    );
    expect(await ask("hôm qua bán được bao nhiêu")).toContain("Hôm qua (Thứ ba 24/11) bán được 500.000đ (1 lần ghi).");
    expect(await ask("tuần này bán được bao nhiêu")).toContain("Từ 23/11 đến 25/11 bán được 1.360.000đ (4 lần ghi).");
    expect(await ask("tháng này bán được bao nhiêu")).toContain("Từ 1/11 đến 25/11 bán được 3.820.000đ (13 lần ghi).");
    expect(await ask("từ 4/11 đến 11/11 bán được bao nhiêu")).toContain(
      "Từ 4/11 đến 11/11 bán được 1.640.000đ (6 lần ghi).\nHơn 21/10–28/10 100% (820.000đ).",
    );
  });

  it("one run of days beside another, and what changed", async () => {
    expect(await ask("so sánh tuần này với tuần trước")).toBe(
      "Từ 23/11 đến 25/11 bán được 1.360.000đ; từ 16/11 đến 18/11 bán được 820.000đ.\nHơn 540.000đ (66%).\n" +
        "Thay đổi nhiều nhất:\n• phở bò: tăng 450.000đ\n• phở gà: tăng 90.000đ",
    );
    expect(await ask("hôm nay so với hôm qua")).toContain("Kém 140.000đ (28%).");
  });

  it("best and worst sellers, with a picture", async () => {
    const best = await askForAll("món nào bán chạy nhất tháng này");
    expect(best.text).toBe(
      "Từ 1/11 đến 25/11 bán chạy nhất:\n• phở bò: 73 tô, 3.650.000đ\n• phở gà: 2 tô, 90.000đ\n• trà đá: 16 ly, 80.000đ",
    );
    expect(best.picture?.title).toBe("Món bán chạy nhất");
    expect((await ask("món nào bán ế nhất tháng này")).split("\n").slice(0, 2)).toEqual([
      "Từ 1/11 đến 25/11 bán ít nhất:",
      "• trà đá: 16 ly, 80.000đ",
    ]);
  });

  it("worst sellers by fewer words, and never the best among them", async () => {
    expect(await ask("món nào ế")).toMatch(/bán ít nhất:\n• phở gà: [^\n]+\n• trà đá: [^\n]+$/u);
  });

  it("one of the goods, and all kinds of it", async () => {
    expect(await ask("phở bò tháng này bán được bao nhiêu tô")).toBe(
      "Phở bò từ 1/11 đến 25/11 bán được 73 tô, 3.650.000đ (96% doanh thu).",
    );
    expect(await ask("hôm nay bán được mấy tô phở")).toBe(
      "Phở hôm nay (Thứ tư 25/11) bán được 7 tô, 340.000đ (94% doanh thu).\n• phở bò: 5 tô, 250.000đ\n• phở gà: 2 tô, 90.000đ",
    );
  });

  it("by hour, by weekday, by payment, by who sells", async () => {
    const hours = await askForAll("giờ nào bán chạy nhất tháng này");
    expect(hours.text).toBe(
      "Từ 1/11 đến 25/11 theo giờ:\n• 7 giờ: 2.450.000đ\n• 8 giờ: 1.200.000đ\n• 12 giờ: 170.000đ",
    );
    expect(hours.picture?.title).toBe("Bán được theo giờ");
    expect(await ask("tuần này thứ mấy bán chạy")).toContain("• Thứ ba: 500.000đ một ngày");
    expect(await ask("tháng này khách trả tiền mặt hay chuyển khoản")).toBe(
      "Từ 1/11 đến 25/11 theo cách trả tiền:\n• Không ghi rõ: 2.620.000đ (69%)\n• Chuyển khoản: 1.200.000đ (31%)",
    );
    expect(await ask("nhân viên nào bán nhiều nhất tháng này")).toContain("sổ không ghi rõ phần này");
  });

  it("days, weeks and months in their order", async () => {
    expect(await ask("doanh thu từng ngày tuần này")).toBe(
      "Từ 23/11 đến 25/11 theo ngày:\n• Thứ hai 23/11: 500.000đ\n• Thứ ba 24/11: 500.000đ\n• Thứ tư 25/11: 360.000đ",
    );
  });

  it("why, as far as the book knows, and that it knows no more", async () => {
    expect(await ask("vì sao hôm nay bán ít")).toBe(
      "Hôm nay (Thứ tư 25/11) bán được 360.000đ, kém mọi khi 56% (mọi khi 820.000đ).\n" +
        "• Ngày chưa hết nên chỉ so tới 21 giờ.\n• Ít lượt bán hơn: 2 lần ghi, mọi khi 3.\n• Buổi sáng giảm 550.000đ.\n" +
        "Sổ chỉ thấy con số; thời tiết hay chuyện quanh quán thì sổ không biết.",
    );
    expect(await ask("vì sao hôm qua bán ít")).toContain("Chưa đủ những ngày giống vậy trước đó để so");
  });

  it("what is usual is told in round thousands, for it is an average", async () => {
    const sold = { "11-04": "bán 1tr", "11-11": "bán 1tr", "11-18": "bán 1tr1", "11-25": "bán 500k" };
    for (const [day, said] of Object.entries(sold)) await chat.say("quán lẻ", said, at(day, "09:00"));
    const { text } = await chat.say("quán lẻ", "vì sao hôm qua bán ít", at("11-26", "10:00"));
    expect(text).toContain("bán được 500.000đ, kém mọi khi 52% (mọi khi 1.033.000đ).");
  });

  it("why is not answered for part of a day where hours were not told, and no money is left out", async () => {
    const grocer = "tạp hoá Hai";
    for (const day of ["11-04", "11-11", "11-18"]) await chat.say(grocer, "hôm nay bán 2tr", at(day, "20:00"));
    await chat.say(grocer, "hôm nay bán 1 triệu 2", at("11-25", "15:00"));
    await chat.say(grocer, "bán 30k", at("11-25", "16:00"));
    const answer = (await chat.say(grocer, "sao hôm nay ế vậy", NOW)).text;
    expect(answer).toContain("ghi được 1.230.000đ. Ngày chưa hết");
  });

  it("a picture where it says more than the words, which a chart of two days would not", async () => {
    expect((await askForAll("biểu đồ tuần này")).picture?.title).toBe("Doanh thu 23/11–25/11");
    expect((await askForAll("hôm nay bán được bao nhiêu")).picture).toBeUndefined();
  });

  it("nothing recorded is said, and a question never makes an entry", async () => {
    expect(await ask("tháng 3 bán được bao nhiêu")).toContain("chưa ghi khoản bán nào");
    expect(await ask("hôm nay bán được bao nhiêu")).toContain("(2 lần ghi)");
  });

  it("what was spent, and what is left, honest about what is not known", async () => {
    expect(await ask("tuần này chi bao nhiêu")).toBe("Từ 23/11 đến 25/11 chưa ghi khoản chi nào.");
    await chat.say(who, "đóng tiền điện 300k", NOW);
    expect(await ask("lãi tuần này")).toContain("bán được 1.360.000đ, chi 300.000đ, còn 1.060.000đ chưa trừ tiền hàng");
    await chat.say(who, "nhập bánh phở hết 200k", NOW);
    expect(await ask("tuần này chi bao nhiêu")).toMatch(
      /^Từ 23\/11 đến 25\/11 chi phí 300\.000đ\.\n• .+: 300\.000đ\nNhập hàng: 200\.000đ\.$/u,
    );
    expect(await ask("lãi tuần này")).toBe(
      "Từ 23/11 đến 25/11 lãi 860.000đ.\n• Bán được: 1.360.000đ\n• Nhập hàng: 200.000đ\n• Chi phí khác: 300.000đ\n" +
        "Đây là tạm tính theo tiền nhập: sổ mới biết giá vốn của 0% doanh thu, và chưa tính hàng còn tồn.",
    );
  });

  it("what was taken back is in no answer", async () => {
    await chat.say(who, "3 tô phở bò, tiền mặt", NOW);
    expect(await ask("hôm nay tiền mặt bao nhiêu")).toContain("Tiền mặt: 150.000đ");
    await chat.say(who, "huỷ", NOW);
    expect(await ask("hôm nay tiền mặt bao nhiêu")).not.toContain("Tiền mặt");
    expect(await ask("theo giờ hôm nay")).not.toContain("21 giờ");
  });
});

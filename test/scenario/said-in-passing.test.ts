import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

/** Sunday, 22 November 2026 in Vietnam, unless a step says otherwise. */
const at = (time: string, day = "2026-11-22"): Date => new Date(`${day}T${time}:00+07:00`);

describe.each(servers())("what an owner says in passing on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  const sold = async (who: string, question: string, now = at("20:00")): Promise<string> =>
    (await chat.say(who, question, now)).text.split("\n")[0] ?? "";

  it("asks whether a text that comes again within minutes was meant, and enters it when it was", async () => {
    await chat.say("again", "bán 200k", at("10:00"));
    const asked = await chat.say("again", "Bán 200k ", at("10:01"));
    expect(asked.text).toContain("Ghi thêm lần nữa?");
    expect(asked.choices?.options).toHaveLength(2);
    expect((await chat.say("again", "nhầm", at("10:02"))).text).toBe("Vâng, bỏ qua, chưa ghi gì thêm.");
    expect(await sold("again", "hôm nay bán được bao nhiêu")).toContain("200.000đ (1 lần ghi)");
    const twice = await chat.say("again", "bán 200k", at("10:02"));
    await chat.tap("again", twice, "Ghi thêm lần nữa", at("10:03"));
    expect(await sold("again", "hôm nay bán được bao nhiêu")).toContain("400.000đ (2 lần ghi)");
  });

  it("takes the same text for another sale once minutes have passed, or once the first was taken back", async () => {
    await chat.say("later", "2 tô phở 45k/tô", at("07:00"));
    expect((await chat.say("later", "2 tô phở 45k/tô", at("07:10"))).text).toContain("Đã ghi bán 90.000đ");
    await chat.say("later", "huỷ", at("07:11"));
    expect((await chat.say("later", "2 tô phở 45k/tô", at("07:12"))).text).toContain("Đã ghi bán 90.000đ");
    expect(await sold("later", "hôm nay bán được bao nhiêu")).toContain("180.000đ (2 lần ghi)");
  });

  it("drops all of a message that was sent twice by mistake", async () => {
    await chat.say("both", "bán 200k\nbán 300k", at("10:00"));
    await chat.say("both", "bán 200k\nbán 300k", at("10:01"));
    await chat.say("both", "thôi", at("10:01"));
    expect(await sold("both", "hôm nay bán được bao nhiêu")).toContain("500.000đ (2 lần ghi)");
  });

  it("enters for another day what was entered last: “hôm qua cũng vậy”", async () => {
    await chat.say("same", "hôm nay bán 2 triệu");
    const repeated = await chat.say("same", "hôm qua cũng vậy", at("10:05"));
    expect(repeated.text).toContain("Đã ghi bán 2.000.000đ · Thứ bảy 21/11");
    await chat.say("same", "3 tô phở 45k/tô", at("11:00"));
    expect((await chat.say("same", "hôm kia cũng thế", at("11:01"))).text).toContain("• 3 tô phở × 45.000đ = 135.000đ");
    expect(await sold("same", "hôm qua bán được bao nhiêu")).toContain("2.000.000đ (1 lần ghi)");
  });

  it("asks for the amount where there is nothing to repeat", async () => {
    expect((await chat.say("nothing", "hôm qua cũng vậy")).text).toContain("bao nhiêu");
  });

  it("takes “thêm 500k nữa” for more of what was entered last", async () => {
    await chat.say("more", "bán 1tr");
    expect((await chat.say("more", "thêm 500k nữa", at("10:04"))).text).toContain("Đã ghi bán 500.000đ");
    expect((await chat.say("first-more", "thêm 500k nữa")).choices?.options).toHaveLength(2);
  });

  it("adds what was forgotten, and moves what belongs to another day", async () => {
    await chat.say("forgot", "2 tô phở 45k/tô, 2 trà đá 5k/ly");
    expect((await chat.say("forgot", "à quên, thêm 1 trà đá", at("10:01"))).text).toContain("Đã ghi bán 5.000đ");
    await chat.say("forgot", "bán 700k", at("10:02"));
    expect((await chat.say("forgot", "cái đó là hôm qua", at("10:03"))).text).toContain("Thứ bảy 21/11");
    expect(await sold("forgot", "hôm nay bán được bao nhiêu")).toContain("105.000đ");
    expect(await sold("forgot", "hôm qua bán được bao nhiêu")).toContain("700.000đ");
  });

  it("learns the shop's own word for something on its menu", async () => {
    await chat.say("word", "2 cà phê đen 20k/ly");
    await chat.say("word", "cf = cà phê đen", at("10:01"));
    expect((await chat.say("word", "3 cf", at("10:02"))).text).toContain("Đã ghi bán 60.000đ");
    expect((await chat.say("word", "1 cf 20k, 1 bánh mì 15k", at("10:03"))).text).toContain("Đã ghi bán 35.000đ");
    expect((await chat.say("word", "món nào bán chạy hôm nay", at("10:04"))).text).toContain("cà phê đen");
  });

  it("takes a word that is taught for the answer to what it costs", async () => {
    await chat.say("taught", "1 bạc xỉu 25k");
    expect((await chat.say("taught", "3 ly bxiu", at("10:01"))).text).toContain("giá");
    expect((await chat.say("taught", "bxiu = bạc xỉu", at("10:02"))).text).toContain("Đã ghi bán 75.000đ");
    expect((await chat.say("taught", "1 ly bxiu", at("10:03"))).text).toContain("Đã ghi bán 25.000đ");
  });

  it("takes one piece more for more of what was sold last, and a discount off it", async () => {
    await chat.say("piece", "2 lon bia 15k/lon");
    expect((await chat.say("piece", "thêm 1 lon nữa", at("10:01"))).text).toContain("Đã ghi bán 15.000đ");
    expect((await chat.say("piece", "giảm cho khách 5k", at("10:02"))).text).toContain("10.000đ");
    expect(await sold("piece", "hôm nay bán được bao nhiêu")).toContain("40.000đ");
    await chat.say("piece", "bán 200k", at("10:03"));
    expect((await chat.say("piece", "giảm cho khách 50k", at("10:04"))).text).toContain("150.000đ");
  });

  it("learns a word from the correction of it, for this shop and the next message", async () => {
    await chat.say("means", "bán 2 cà phê đen 20k/ly");
    await chat.say("means", "1 cf 20k", at("10:01"));
    await chat.say("means", "không phải cf mà cà phê đen", at("10:02"));
    expect((await chat.say("means", "3 cf", at("10:03"))).text).toContain("Đã ghi bán 60.000đ");
    const best = (await chat.say("means", "món nào bán chạy hôm nay", at("10:04"))).text;
    expect(best).toContain("cà phê đen");
    expect(best).not.toContain("cf");
  });

  it("takes another good in the place of the one that was meant, at its own price", async () => {
    await chat.say("instead", "1 phở 45k, 1 bún 40k");
    await chat.say("instead", "2 phở", at("10:01"));
    expect((await chat.say("instead", "không phải phở mà bún", at("10:02"))).text).toContain("80.000đ");
    expect(await sold("instead", "hôm nay bán được bao nhiêu")).toContain("165.000đ");
  });

  it("lets go of a question that nobody answered, and says which message it was about", async () => {
    expect((await chat.say("busy", "2 ly sinh tố 60k")).choices?.options).toHaveLength(2);
    const next = await chat.say("busy", "hôm nay bán tầm 3tr", at("10:10"));
    expect(next.text).toContain("2 ly sinh tố 60k");
    expect((await chat.say("busy", "bán 100k", at("10:11"))).text).toContain("Đã ghi bán 100.000đ");
    expect((await chat.say("busy", "1", at("17:00"))).text).toBe("Câu hỏi này đã qua rồi. Nhắn lại giúp nhé.");
  });

  it.each([
    ["ok em", "Dạ, bán được gì cứ nhắn nhé."],
    ["dạ vâng", "Dạ, bán được gì cứ nhắn nhé."],
    ["xoá dữ liệu của tôi", "Xoá hết dữ liệu cá nhân của anh/chị"],
    ["dạo này buôn bán ế quá", "Dạ, buôn bán có hôm vầy hôm khác."],
  ])("has a word for what is no business of the book: %s", async (text, answer) => {
    expect((await chat.say("talk", text)).text).toContain(answer);
  });
});

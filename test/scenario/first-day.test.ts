import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

/** Sunday, 22 November 2026 in Vietnam, unless a step says otherwise. */
const at = (time: string, day = "2026-11-22"): Date => new Date(`${day}T${time}:00+07:00`);

describe.each(servers())("the first days of a shop on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  /** Says each line in turn and holds the answer against the words beside it. */
  const talk = async (who: string, lines: readonly (readonly [said: string, answered: string, at?: Date])[]) => {
    for (const [said, answered, when = at("10:00")] of lines) {
      expect((await chat.say(who, said, when)).text, said).toBe(answered);
    }
  };

  it("records a stranger's first message at once, tells the day, and takes it back", async () => {
    await talk("first", [
      ["hôm nay bán 2 triệu", "Đã ghi bán 2.000.000đ · Chủ nhật 22/11. Hôm nay: 2.000.000đ"],
      ["hôm nay bán được bao nhiêu?", "Hôm nay (Chủ nhật 22/11) bán được 2.000.000đ (1 lần ghi)."],
      ["huỷ", "Đã huỷ: bán 2.000.000đ · Chủ nhật 22/11. Hôm nay: chưa có gì"],
      ["hôm nay bán được bao nhiêu?", "Hôm nay (Chủ nhật 22/11) chưa ghi khoản bán nào."],
      ["huỷ", "Không có khoản nào để huỷ."],
    ]);
  });

  it("asks whether an amount adds to a day or is its total, and does what is answered", async () => {
    await talk("total", [["hôm nay bán 2 triệu", "Đã ghi bán 2.000.000đ · Chủ nhật 22/11. Hôm nay: 2.000.000đ"]]);
    const question = await chat.say("total", "hôm nay bán 5tr");
    expect(question.text).toBe("Hôm nay đã ghi 2.000.000đ. 5.000.000đ này là bán thêm hay tổng cả ngày?");
    expect(question.choices?.options.map(({ label }) => label)).toEqual(["Thêm 5.000.000đ", "Cả ngày là 5.000.000đ"]);
    await talk("total", [
      ["2", "Đã ghi bán 3.000.000đ (phần còn thiếu cho đủ tổng ngày) · Chủ nhật 22/11. Hôm nay: 5.000.000đ"],
      ["hôm nay bán 1tr", "Hôm nay đã ghi 5.000.000đ. 1.000.000đ này là bán thêm hay tổng cả ngày?"],
      ["thêm", "Đã ghi bán 1.000.000đ · Chủ nhật 22/11. Hôm nay: 6.000.000đ"],
      ["bán 200k", "Đã ghi bán 200.000đ · Chủ nhật 22/11. Hôm nay: 6.200.000đ"],
    ]);
  });

  it("takes a tapped answer once, and a tapped undo once", async () => {
    const recorded = await chat.say("taps", "bán 300k");
    await chat.say("taps", "hôm nay bán 1tr");
    const question = await chat.say("taps", "hôm nay bán 2tr");
    const added = await chat.tap("taps", question, "Thêm 2.000.000đ");
    expect(added.text).toBe("Đã ghi bán 2.000.000đ · Chủ nhật 22/11. Hôm nay: 2.300.000đ");
    expect((await chat.tap("taps", question, "Thêm 2.000.000đ")).text).toBe(
      "Câu hỏi này đã qua rồi. Nhắn lại giúp nhé.",
    );
    expect((await chat.tap("taps", recorded, "Huỷ")).text).toBe(
      "Đã huỷ: bán 300.000đ · Chủ nhật 22/11. Hôm nay: 2.000.000đ",
    );
    expect((await chat.tap("taps", recorded, "Huỷ")).text).toBe(
      "Khoản bán 300.000đ · Chủ nhật 22/11 đã huỷ trước đó rồi.",
    );
  });

  it("refuses a button of another shop", async () => {
    const theirs = await chat.say("theirs", "bán 300k");
    expect((await chat.tap("mine", theirs, "Huỷ")).text).toBe("Không có khoản nào để huỷ.");
    expect((await chat.say("theirs", "hôm nay bán được bao nhiêu?")).text).toContain("300.000đ");
  });

  it("records goods, learns them, and needs no price the next time", async () => {
    const first = await chat.say("goods", "2 ly cà phê sữa giá 25k/ly, 1 bánh mì 20k");
    expect(first.text).toBe(
      "Đã ghi bán 70.000đ · Chủ nhật 22/11.\n• 2 ly cà phê sữa × 25.000đ = 50.000đ\n• 1 bánh mì = 20.000đ\nHôm nay: 70.000đ",
    );
    const second = await chat.say("goods", "3 ly cà phê sữa");
    expect(second.text).toContain("• 3 ly cà phê sữa × 25.000đ = 75.000đ");
    expect(second.text).toContain("Giá lấy theo thực đơn.");
    expect((await chat.say("goods", "hôm nay bán được bao nhiêu?")).text).toBe(
      "Hôm nay (Chủ nhật 22/11) bán được 145.000đ (2 lần ghi).\nBán nhiều nhất:\n• cà phê sữa: 5 ly, 125.000đ\n• bánh mì: 1, 20.000đ",
    );
  });

  it("corrects the last entry and says what it was", async () => {
    await talk("correct", [
      ["bán 2 triệu", "Đã ghi bán 2.000.000đ · Chủ nhật 22/11. Hôm nay: 2.000.000đ"],
      ["sửa thành 1tr8", "Đã sửa: 2.000.000đ → 1.800.000đ · Chủ nhật 22/11. Hôm nay: 1.800.000đ"],
      ["sửa thành 1tr8", "Sổ đang ghi đúng như vậy rồi: 1.800.000đ · Chủ nhật 22/11."],
      ["hủy", "Đã huỷ: bán 1.800.000đ · Chủ nhật 22/11. Hôm nay: chưa có gì"],
      ["sửa thành 1tr", "Chưa có khoản nào để sửa. Cứ nhắn khoản bán, ví dụ: “bán 200k”."],
    ]);
  });

  it("keeps the evening after midnight on the day that is not closed yet", async () => {
    await talk("night", [
      ["bán 500k", "Đã ghi bán 500.000đ · Chủ nhật 22/11. Hôm nay: 500.000đ", at("23:30")],
      ["bán 300k", "Đã ghi bán 300.000đ · Chủ nhật 22/11. Hôm nay: 800.000đ", at("02:30", "2026-11-23")],
      ["bán 100k", "Đã ghi bán 100.000đ · Thứ hai 23/11. Hôm nay: 100.000đ", at("04:30", "2026-11-23")],
      [
        "hôm qua bán được bao nhiêu?",
        "Hôm qua (Chủ nhật 22/11) bán được 800.000đ (2 lần ghi).",
        at("09:00", "2026-11-23"),
      ],
      [
        "hôm qua bán 1tr2",
        "Hôm qua đã ghi 800.000đ. 1.200.000đ này là bán thêm hay tổng cả ngày?",
        at("09:01", "2026-11-23"),
      ],
      [
        "cả ngày",
        "Đã ghi bán 400.000đ (phần còn thiếu cho đủ tổng ngày) · Chủ nhật 22/11. Hôm qua: 1.200.000đ",
        at("09:02", "2026-11-23"),
      ],
    ]);
  });

  it("names an entry of yesterday before it takes it back", async () => {
    await chat.say("old", "bán 500k", at("10:00"));
    const question = await chat.say("old", "huỷ", at("10:00", "2026-11-23"));
    expect(question.text).toBe("Khoản gần nhất là bán 500.000đ · Chủ nhật 22/11. Huỷ khoản này?");
    expect((await chat.say("old", "thôi", at("10:01", "2026-11-23"))).text).toBe("Vâng, bỏ qua, chưa ghi gì thêm.");
    await chat.say("old", "huỷ", at("10:02", "2026-11-23"));
    expect((await chat.say("old", "ok", at("10:03", "2026-11-23"))).text).toBe(
      "Đã huỷ: bán 500.000đ · Chủ nhật 22/11. Hôm qua: chưa có gì",
    );
  });

  it("answers a question after other messages came between, and drops it after hours", async () => {
    await chat.say("between", "bán 100k");
    await chat.say("between", "hôm nay bán 1tr");
    expect((await chat.say("between", "cảm ơn")).text).toBe("Dạ không có gì ạ. Chúc quán đông khách!");
    expect((await chat.say("between", "1")).text).toBe("Đã ghi bán 1.000.000đ · Chủ nhật 22/11. Hôm nay: 1.100.000đ");
    await chat.say("between", "hôm nay bán 1tr");
    const late = await chat.say("between", "2", at("17:00"));
    expect(late.text).toBe("Câu hỏi này đã qua rồi. Nhắn lại giúp nhé.");
  });

  it("takes “huỷ” after a question for the question, and after an entry for the entry", async () => {
    await chat.say("leave", "bán 100k");
    await chat.say("leave", "hôm nay bán 1tr");
    const left = await chat.say("leave", "huỷ");
    expect(left).toEqual({
      text: "Vâng, bỏ qua, chưa ghi gì thêm.",
      settlesQuestion: { askedByEventId: expect.any(Number) },
    });
    await chat.say("leave", "hôm nay bán 1tr");
    await chat.say("leave", "bán 200k");
    expect((await chat.say("leave", "huỷ")).text).toContain("Đã huỷ: bán 200.000đ");
  });

  it("proposes a correction when a message is edited, and corrects only when told so", async () => {
    const edited = { messageId: "m-1" };
    await chat.send("edit", { kind: "text", text: "bán 100k" }, undefined, edited);
    const proposed = await chat.send("edit", { kind: "edit", text: "bán 150k" }, undefined, edited);
    expect(proposed.text).toBe("Tin vừa được sửa. Sửa khoản 100.000đ · Chủ nhật 22/11 thành 150.000đ?");
    expect((await chat.tap("edit", proposed, "Sửa thành 150.000đ")).text).toBe(
      "Đã sửa: 100.000đ → 150.000đ · Chủ nhật 22/11. Hôm nay: 150.000đ",
    );
    const again = await chat.send("edit", { kind: "edit", text: "bán 160k" }, undefined, edited);
    expect(again.text).toBe("Tin vừa được sửa. Sửa khoản 150.000đ · Chủ nhật 22/11 thành 160.000đ?");
    expect((await chat.say("edit", "thôi")).text).toBe("Vâng, bỏ qua, chưa ghi gì thêm.");
    expect((await chat.say("edit", "hôm nay bán được bao nhiêu?")).text).toContain("150.000đ");
  });

  it("enters no edited message a second time, whatever it had entered", async () => {
    const edit = async (messageId: string, before: string, after: string) => {
      await chat.send("edits", { kind: "text", text: before }, undefined, { messageId });
      return chat.send("edits", { kind: "edit", text: after }, undefined, { messageId });
    };
    const spent = await edit("m-3", "chi 500k tiền điện", "chi 600k tiền điện");
    expect(spent.text).toBe("Tin vừa được sửa. Sửa khoản 500.000đ · Chủ nhật 22/11 thành 600.000đ?");
    expect((await chat.tap("edits", spent, "Sửa thành 600.000đ")).text).toContain("500.000đ (điện) → 600.000đ (điện)");
    const owed = await edit("m-4", "chị Lan nợ 150k", "chị Lan nợ 160k");
    expect(owed.text).toBe("Tin vừa được sửa. Sửa khoản 150.000đ · Chủ nhật 22/11 thành 160.000đ?");
    expect((await chat.tap("edits", owed, "Sửa thành 160.000đ")).text).toContain("→ 160.000đ cho chị Lan (ghi nợ)");
    const other = await edit("m-5", "thêm món trà đào 30k", "thêm món trà đào 35k");
    expect(other.text).not.toMatch(/^Đã (?:thêm|đổi)/u);
    const turned = await edit("m-6", "bán 100k", "chi 100k tiền đá");
    expect(turned.text).not.toContain("Đã ghi");
    expect((await chat.say("edits", "ai nợ")).text).toContain("chị Lan: 160.000đ");
    expect((await chat.say("edits", "thực đơn")).text).toContain("trà đào: 30.000đ");
  });

  it("reads an edited message anew where it had entered nothing", async () => {
    const edited = { messageId: "m-2" };
    await chat.send("edit-anew", { kind: "text", text: "bnas 100k hả trời" }, undefined, edited);
    const read = await chat.send("edit-anew", { kind: "edit", text: "bán 100k" }, undefined, edited);
    expect(read.text).toContain("Đã ghi bán 100.000đ");
  });

  it("says nothing into a chat that is gone, and opens it again for who writes", async () => {
    await chat.say("gone", "bán 100k");
    const before = (await chat.replies("gone")).length;
    await chat.intake.receive(chat.event("gone", { kind: "chat_state", state: "gone" }));
    await chat.intake.drain();
    expect(await chat.replies("gone")).toHaveLength(before);
    const rows = () =>
      chat.database.dataSource.query<{ state: string }[]>("SELECT state FROM chat WHERE chat_id = 'gone'");
    expect(await rows()).toEqual([{ state: "gone" }]);
    await chat.say("gone", "bán 200k");
    expect(await rows()).toEqual([{ state: "open" }]);
  });

  it("says what it did not record when a new question takes the place of an old one", async () => {
    await chat.say("dropped", "bán 100k");
    const first = await chat.say("dropped", "hôm nay bán 1tr");
    const second = await chat.say("dropped", "hôm qua bán được phở");
    const third = await chat.say("dropped", "hôm nay bán 2tr");
    expect(third.text).toContain("Hôm nay đã ghi 100.000đ. 2.000.000đ này là bán thêm hay tổng cả ngày?");
    expect([second.text, third.text].join("\n")).toContain("Tin “hôm nay bán 1tr” chưa được trả lời nên chưa ghi.");
    expect((await chat.tap("dropped", first, "Thêm 1.000.000đ")).settlesQuestion).toEqual({});
    expect((await chat.say("dropped", "hôm nay bán được bao nhiêu?")).text).toContain("bán được 100.000đ");
  });

  it("compares a told total with the book, and enters only what is missing", async () => {
    await talk("close", [
      ["bán 3tr", "Đã ghi bán 3.000.000đ · Chủ nhật 22/11. Hôm nay: 3.000.000đ"],
      ["tổng hôm nay 3tr", "Hôm nay sổ đã ghi đúng 3.000.000đ, khớp rồi."],
      [
        "tổng hôm nay 2tr",
        "Hôm nay sổ đang có 3.000.000đ, nhiều hơn 2.000.000đ là 1.000.000đ. Có khoản nào ghi thừa thì nhắn “huỷ” hoặc “sửa thành …” nhé. Chưa ghi thêm gì.",
      ],
      ["tổng hôm nay 5tr", "Hôm nay sổ đang có 3.000.000đ. Ghi thêm 2.000.000đ cho đủ 5.000.000đ nhé?"],
      ["ok", "Đã ghi bán 2.000.000đ (phần còn thiếu cho đủ tổng ngày) · Chủ nhật 22/11. Hôm nay: 5.000.000đ"],
    ]);
  });

  it("speaks English to who asks for it, and Vietnamese to the others of the machine", async () => {
    await talk("english", [
      ["tiếng Anh", "I will answer in English from now on. Text “tiếng Việt” to switch back."],
      ["sold 2 million today", "Recorded: sold 2,000,000đ · Sunday 22/11. Today: 2,000,000đ"],
      ["how much today?", "Today (Sunday 22/11): sold 2,000,000đ (1 entry)."],
      ["undo", "Undone: sold 2,000,000đ · Sunday 22/11. Today: nothing yet"],
      ["tiếng Việt", "Từ giờ nói tiếng Việt nhé."],
    ]);
    expect((await chat.say("vietnamese", "bán 1tr")).text).toContain("Đã ghi bán 1.000.000đ");
  });

  it("records what it can of a message, and says which part it cannot", async () => {
    const mixed = await chat.say("mixed", "bán 500k\ntạo mã qr 200k");
    expect(mixed.text).toBe(
      "Đã ghi bán 500.000đ · Chủ nhật 22/11. Hôm nay: 500.000đ\n\n" +
        "Việc này sổ chưa làm được, nên phần này chưa vào sổ. Sổ làm được gì thì nhắn “giúp”.",
    );
  });

  it("never answers with silence, and records nothing it was not told", async () => {
    const nothing = /chưa ghi gì|chưa vào sổ|Chưa hiểu|Chào|Dạ|Câu hỏi này/u;
    for (const said of ["alo", "0912 345 678", "mã đơn 12345", "https://example.com/2tr", "🙂", "tạo mã qr 200k"]) {
      expect((await chat.say("quiet", said)).text, said).toMatch(nothing);
    }
    expect((await chat.send("quiet", { kind: "unsupported", what: "photo" })).text).toContain("Hiện chỉ đọc được chữ");
    expect((await chat.say("quiet", "bán ".repeat(2_000))).text).toContain("Tin này dài quá (4.000 ký tự");
    expect((await chat.say("quiet", "hôm nay bán được bao nhiêu?")).text).toBe(
      "Hôm nay (Chủ nhật 22/11) chưa ghi khoản bán nào.",
    );
  });
});

import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { may, type Permission } from "../../core/accounts/permissions.ts";
import type { Role } from "../../core/ports/accounts.ts";
import { askServer } from "../support/postgres/program-bench.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { at, talk } from "../support/shop/talk.ts";

const CODE = /[A-Z0-9]{4}-[A-Z0-9]{4}/u;

describe.each(servers())("staff on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    const startLink = (parameter: string) => `https://t.me/so_tiem_bot?start=${parameter}`;
    chat = await openConversation(server, { startLink });
  });
  afterAll(() => chat.close());

  const say = async (who: string, text: string, when = at("10:00")) => (await chat.say(who, text, when)).text;
  const invited = async (owner: string, text: string): Promise<string> => {
    const told = await say(owner, text);
    const [code] = CODE.exec(told) ?? [];
    if (code === undefined) throw new Error(`no code in: ${told}`);
    return code;
  };
  const count = (what: string) => askServer(chat.database.administratorUrl, `SELECT count(*)::int FROM ${what}`);

  it("a cashier is invited by a code, asked, and lands in the shop; the empty shop of the own first message closes", async () => {
    await talk(chat, "Hoà", [
      ["tên quán là Phở Hoà", /Phở Hoà/],
      ["bán 500k", /Hôm nay: 500\.000đ$/],
    ]);
    const told = await say("Hoà", "mời thu ngân Lan");
    const [code = ""] = CODE.exec(told) ?? [];
    expect(told).toBe(
      `Mã mời thu ngân Lan: ${code} (dùng một lần, trong 48 giờ).\nGửi mã cho người đó. Người đó nhắn cho sổ: “mã mời ${code}”.\n` +
        `Dùng Telegram thì chỉ cần bấm: https://t.me/so_tiem_bot?start=inv_${code.replace("-", "")}`,
    );
    expect(await count(`invitation WHERE encode(code_hash, 'escape') LIKE '%${code.slice(0, 4)}%'`)).toBe(0);
    await talk(chat, "Lan", [
      [`mã mời ${code.toLowerCase()}`, "Vào Phở Hoà làm thu ngân?"],
      ["1", /^Đã vào Phở Hoà làm thu ngân\./],
      // Her sum is her own: no word of the shop's 500.000đ.
      ["bán 30k", "Đã ghi bán 30.000đ · Chủ nhật 22/11. Hôm nay anh/chị ghi: 30.000đ"],
      [`mã mời ${code}`, /^Mã mời này không đúng, đã dùng rồi hoặc hết hạn/],
    ]);
    expect(await count("tenant WHERE status = 'closed'")).toBe(1);
    await talk(chat, "Hoà", [["hôm nay bán được bao nhiêu", /bán được 530\.000đ/]]);
    expect(await say("Hoà", "xem các khoản hôm nay")).toMatch(/bán 30\.000đ · Lan, máy này/);
  });

  it("a cashier sees the own entries and no profit, and is told who may", async () => {
    const who = "chủ quán, quản lý và kế toán làm được, nên chưa làm gì. Nhờ chủ quán giúp nhé.";
    await talk(chat, "Lan", [
      ["hôm nay bán được bao nhiêu", "Hôm nay (Chủ nhật 22/11) anh/chị ghi bán 30.000đ (1 lần ghi)."],
      ["xem các khoản hôm nay", /^Chủ nhật 22\/11 \(1 khoản\):\n• \d\d:\d\d bán 30\.000đ · Lan, máy này$/],
      ["tháng này lãi bao nhiêu", `Xem chi phí và lãi: chỉ ${who}`],
      ["món nào bán chạy nhất", `Xem doanh thu của quán: chỉ ${who}`],
      ["biểu đồ tuần này theo ngày", `Xem doanh thu của quán: chỉ ${who}`],
      ["ai nợ", `Xem sổ nợ: chỉ ${who}`],
      ["chi 20k tiền đá", "Đã ghi chi 20.000đ (đá) · Chủ nhật 22/11."],
      ["đổi giá phở 60k", /^Sửa thực đơn và giá: chỉ chủ quán và quản lý làm được/],
      ["mời nhân viên", /^Mời, xoá người và đổi vai trò: chỉ chủ quán làm được/],
      ["thêm chi nhánh Q9", /^Đổi thông tin quán và chi nhánh: chỉ chủ quán và quản lý/],
      // What may be the whole day is her own whole day.
      ["hôm nay bán 100k", /^Hôm nay đã ghi 30\.000đ\./],
      ["2", /^Đã ghi bán 70\.000đ .* Hôm nay anh\/chị ghi: 100\.000đ$/],
      ["sửa thành 80k", /^Đã sửa: 70\.000đ .* → 80\.000đ/],
    ]);
  });

  it("a button of the owner's is not the cashier's, by tap or by choice", async () => {
    const sold = await chat.say("Hoà", "bán 90k", at("10:20"));
    const undo = sold.choices?.options.find(({ label }) => label === "Huỷ");
    const tapped = await chat.send("Lan", { kind: "choice", payload: undo?.payload ?? "", label: "Huỷ" }, at("10:21"));
    expect(tapped.text).toBe("Khoản này do người khác ghi nên anh/chị không huỷ được. Nhờ chủ quán giúp nhé.");
    expect(await say("Lan", "huỷ đơn 90k", at("10:22"))).toMatch(/^Không tìm thấy khoản nào như vậy/);
    expect(await say("Hoà", "hôm nay bán được bao nhiêu", at("10:23"))).toMatch(/bán được 700\.000đ/);
  });

  it("an accountant reads and enters nothing; a manager does all but people", async () => {
    const [book, lead] = [await invited("Hoà", "mời kế toán Bích"), await invited("Hoà", "mời quản lý Tú")];
    await talk(chat, "Bích", [
      [`mã mời ${book}`, "Vào Phở Hoà làm kế toán?"],
      ["vào", /làm kế toán: xem được sổ, không ghi vào sổ\.$/],
      [
        "bán 200k",
        "Ghi, sửa và huỷ trong sổ: chỉ chủ quán, quản lý và thu ngân làm được, nên chưa làm gì. Nhờ chủ quán giúp nhé.",
      ],
      ["huỷ", /^Ghi, sửa và huỷ trong sổ/],
      ["hôm nay bán được bao nhiêu", /bán được 700\.000đ/],
    ]);
    await talk(chat, "Tú", [
      [`mã mời ${lead}`, "Vào Phở Hoà làm quản lý?"],
      ["ok", /làm quản lý/],
      ["huỷ đơn 90k", /^Đã huỷ: bán 90\.000đ/],
      ["xoá nhân viên Lan", /^Mời, xoá người và đổi vai trò: chỉ chủ quán/],
      ["danh sách nhân viên", /• Lan: thu ngân\n• Bích: kế toán\n• Tú: quản lý\n/],
    ]);
  });

  describe("each permission by each role", () => {
    /** What somebody texts who needs it. A permission that is added does not compile until it is tried here. */
    const TEXTS: Record<Permission, string> = {
      record: "bán 11k",
      changeOthers: "huỷ đơn 500k",
      keepMenu: "đổi giá phở 60k",
      seeMenu: "xem menu",
      seeStock: "kho còn gì",
      seeEntries: "xem các khoản hôm nay",
      seeSales: "món nào bán chạy nhất",
      seeMoney: "tháng này lãi bao nhiêu",
      seeDebts: "ai nợ",
      seeAdvice: "có gợi ý gì không",
      answerAdvice: "",
      exportBook: "xuất sổ",
      ownAffairs: "quyền riêng tư",
      morningMessage: "tắt báo cáo",
      keepShop: "ngành ăn uống",
      seeStaff: "danh sách nhân viên",
      keepStaff: "xoá nhân viên Mận",
      eraseCustomers: "xoá tên chị Mơ",
    };
    const REFUSED = /làm được, nên chưa làm gì|^Không tìm thấy khoản nào/;
    const people: readonly (readonly [Role, string])[] = [
      ["owner", "Hoà"],
      ["manager", "Tú"],
      ["accountant", "Bích"],
      ["cashier", "Lan"],
    ];

    it.each(people)("%s", async (role, who) => {
      for (const [permission, text] of Object.entries(TEXTS) as [Permission, string][]) {
        // A tip is answered by a button alone.
        const tap = { kind: "choice", payload: `tip:${randomUUID()}:rejected`, label: "" } as const;
        const answer = text === "" ? (await chat.send(who, tap, at("11:00"))).text : await say(who, text, at("11:00"));
        if (permission === "changeOthers" && may(role, permission)) await say("Hoà", "bán 500k", at("11:01"));
        expect(REFUSED.test(answer), `${permission}: ${answer}`).toBe(!may(role, permission));
      }
    });
  });

  it("a role changes, a person goes, and what they entered stays with their name", async () => {
    await talk(chat, "Hoà", [
      ["cho Lan làm quản lý", "Từ giờ Lan làm quản lý."],
      ["cho Lan làm thu ngân", "Từ giờ Lan làm thu ngân."],
      ["xoá nhân viên Mai", /^Chưa rõ “Mai” là ai nên chưa đổi gì\. Quán có: /],
      ["rời quán", /^Quán phải còn ít nhất một chủ/],
      ["xoá nhân viên Lan", "Đã xoá Lan khỏi quán. Những khoản Lan ghi vẫn còn trong sổ."],
      ["xem các khoản hôm nay", /bán 30\.000đ · Lan, máy này/],
    ]);
    await talk(chat, "Lan", [
      ["bán 40k", /^Anh\/chị không có trong danh sách của quán này nên chưa ghi gì/],
      ["hôm nay bán được bao nhiêu", /^Anh\/chị không có trong danh sách/],
      ["mở quán Bún Lan", "Tên quán từ giờ là Bún Lan."],
      ["bán 45k", /^Đã ghi bán 45\.000đ .* Hôm nay: 45\.000đ$/],
    ]);
    expect(await count("audit_event WHERE what IN ('invited', 'joined', 'role_changed', 'removed')")).toBe(9);
  });

  it("a second shop stays where it has entries; an invitation is asked about and can be left", async () => {
    await say("Sáu", "bán 10k");
    const code = await invited("Hoà", "mời nhân viên");
    await talk(chat, "Sáu", [
      [`vào quán ${code}`, "Vào Phở Hoà làm thu ngân?"],
      ["thôi", /bỏ qua/],
      [`mã mời ${code}`, "Vào Phở Hoà làm thu ngân?"],
      ["co", /^\[Phở Hoà\]\nĐã vào Phở Hoà làm thu ngân/],
      ["bán 15k", /^\[Phở Hoà\]\nĐã ghi bán 15\.000đ .* anh\/chị ghi: 15\.000đ$/],
      ["rời quán này", "[Phở Hoà]\nAnh/chị đã rời Phở Hoà. Mở sổ riêng thì nhắn “mở quán …”."],
      ["chuyển sang quán khác nhé", /Chưa rõ quán/],
      ["bán 12k", /^Đã ghi bán 12\.000đ .* Hôm nay: 22\.000đ$/],
    ]);
  });

  it("whom to invite as what is asked where it was not said", async () => {
    await talk(chat, "Hoà", [
      ["mời vợ", "Người mới vào quán làm gì?"],
      ["2", /^Mã mời quản lý: /],
    ]);
  });

  it("a cashier of a shop with places is told the own sums there, too", async () => {
    await talk(chat, "chủ hai chỗ", [
      ["bán 500k", /^Đã ghi bán 500\.000đ/],
      ["thêm chi nhánh Q3", /^Đã thêm chi nhánh Q3\./],
    ]);
    const code = await invited("chủ hai chỗ", "mời thu ngân");
    await talk(chat, "thu ngân hai chỗ", [
      [`mã mời ${code}`, /làm thu ngân\?$/],
      ["1", /^Đã vào/],
      ["chi nhánh Q3 bán 40k", /Hôm nay anh\/chị ghi: Q3 40\.000đ, tất cả 40\.000đ$/],
    ]);
  });

  it("a code is good for one person, however many bring it at once", async () => {
    const code = await invited("Hoà", "mời thu ngân");
    const guests = ["khách 1", "khách 2", "khách 3"];
    for (const guest of guests) expect(await say(guest, `mã mời ${code}`)).toMatch(/^Vào Phở Hoà/);
    const answers = await Promise.all(guests.map((guest) => say(guest, "1")));
    expect(answers.filter((answer) => answer.startsWith("Đã vào"))).toHaveLength(1);
  });
});

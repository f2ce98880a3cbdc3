import { addDays } from "date-fns";
import readXlsxFile from "read-excel-file/node";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { workErasures } from "../../core/privacy/work-erasures.ts";
import type { ChatAddress } from "../../core/ports/inbound-event.ts";
import type { OutboundMessage } from "../../core/ports/outbound-message.ts";
import { type LoginStand, openLoginStand, telegram, zalo } from "../support/login/login-stand.ts";
import { servers } from "../support/postgres/servers.ts";
import { NOW } from "../support/shop/test-shop.ts";
import { askServer } from "../support/postgres/program-bench.ts";

const ASKED = /Sổ xin giữ tin nhắn của anh\/chị 90 ngày/;

describe.each(servers())("personal data on $name PostgreSQL", (server) => {
  let stand: LoginStand;
  beforeAll(async () => {
    stand = await openLoginStand(server, { writersAreMadeUp: false });
  });
  afterAll(() => stand.close());

  const say = (from: ChatAddress, text: string, at?: Date) =>
    stand
      .send(from, { kind: "text", text }, at && { sentAt: at, receivedAt: at })
      .then((reply) => ({ ...reply, labels: (reply.choices?.options ?? []).map(({ label }) => label) }));
  const count = (what: string) => askServer(stand.database.administratorUrl, `SELECT count(*)::int FROM ${what}`);
  const sheets = async (reply: OutboundMessage): Promise<Map<string, unknown[][]>> => {
    const [file] = await stand.query<{ content: Buffer; name: string }>(
      "SELECT content, file_name AS name FROM shared_file WHERE link_name = $1",
      [reply.document?.linkName],
    );
    if (file === undefined) throw new Error("no file");
    const book = (await readXlsxFile(file.content)) as unknown as { sheet: string; data: unknown[][] }[];
    return new Map(book.map(({ sheet, data }) => [sheet, data]));
  };
  const textsOf = (who: ChatAddress) => count(`inbound_event WHERE chat_id = '${who.chatId}' AND content IS NOT NULL`);
  const lateNight = () => stand.deps.consents.forgetUnagreed(24);
  const age = (who: ChatAddress) =>
    askServer(
      stand.database.administratorUrl,
      `WITH aged AS (UPDATE inbound_event SET created_at = created_at - interval '2 days' WHERE chat_id = '${who.chatId}' RETURNING 1)
       SELECT count(*)::int FROM aged`,
    );

  describe("consent", () => {
    it("is asked below the first entry, not before, once, and never where a question waits", async () => {
      const an = telegram("an");
      expect((await say(an, "chào")).text).not.toMatch(ASKED);
      expect((await say(an, "2 ly cà phê 25k, 1 bánh mì 20k")).text).not.toMatch(ASKED);
      const first = await say(an, "1");
      expect(first.text).toMatch(/^Đã ghi bán .*\n[^]*Hôm nay: 70\.000đ\n\nSổ xin giữ tin nhắn/);
      expect(first.labels).toEqual(["Sửa", "Huỷ", "Đồng ý", "Không đồng ý"]);
      expect((await say(an, "bán 30k")).text).not.toMatch(ASKED);
      const agree = first.choices?.options.find(({ label }) => label === "Đồng ý");
      const answer = await stand.send(an, { kind: "choice", payload: agree?.payload ?? "", label: "Đồng ý" });
      expect(answer.text).toMatch(/^Cảm ơn anh\/chị\. Sổ giữ tin nhắn 90 ngày/);
      expect((await say(an, "bán 40k")).text).toMatch(/Hôm nay: 140\.000đ$/);
    });

    it("is proven by when, where, and which words, and each word stays", async () => {
      const rows = await stand.query(
        `SELECT purpose, consent.state, notice, said_at AS at, chat.chat_id AS chat FROM consent JOIN chat ON chat.id = consent.chat_id
         ORDER BY consent.id`,
      );
      const said = { purpose: "messages", notice: "messages-1", at: NOW, chat: "an" };
      expect(rows).toEqual([
        { ...said, state: "asked" },
        { ...said, state: "given" },
      ]);
      await expect(stand.query("UPDATE consent SET state = 'given'")).rejects.toThrow(/permission denied/);
    });

    it("decides how long messages are kept: a day without it, as much as with it withdrawn", async () => {
      const [an, binh] = [telegram("an"), zalo("binh")];
      await say(binh, "bán 10k");
      await say(binh, "không đồng ý");
      await age(an);
      await age(binh);
      await lateNight();
      expect(await textsOf(an)).toBeGreaterThan(3);
      expect(await textsOf(binh)).toBe(0);
      expect((await say(binh, "rút lại đồng ý")).text).toMatch(/^Anh\/chị chưa đồng ý điều gì/);
      expect((await say(an, "rút lại đồng ý")).text).toMatch(/^Đã rút lại\. Tin nhắn cũ đã xoá/);
      expect(await textsOf(an)).toBe(0);
      expect((await say(an, "hôm nay bán được bao nhiêu")).text).toMatch(/140\.000đ/);
    });

    it("for the number comes with sharing it, and is withdrawn apart", async () => {
      const an = telegram("an");
      await stand.sharePhone(an, "+84912000051");
      await say(an, "đồng ý");
      await stand.logIn("0912 000 051", an);
      const asked = await say(an, "rút lại đồng ý");
      expect(asked.labels).toEqual(["Giữ tin nhắn 90 ngày", "Giữ số điện thoại", "Cả hai", "Thôi"]);
      expect((await say(an, "2")).text).toBe("Đã bỏ số điện thoại của anh/chị và đăng xuất trên web.");
      expect(await count("person_phone WHERE phone_e164 = '+84912000051'")).toBe(0);
      expect(await count("login_session WHERE ended_at IS NULL")).toBe(0);
      expect((await say(an, "quyền riêng tư")).text).toMatch(/Sổ giữ: [^]*anh\/chị đã đồng ý giữ 90 ngày/);
    });
  });

  describe("a copy", () => {
    it("holds all that is kept, for the owner the book too, three times a day", async () => {
      const chi = telegram("chi");
      await say(chi, "chị Lan nợ 150k");
      await say(chi, "tên quán là Phở Chi");
      await stand.sharePhone(chi, "+84912000052");
      const reply = await say(chi, "xuất dữ liệu của tôi");
      expect(reply.text).toMatch(/^Đây là tất cả những gì sổ đang giữ/);
      const book = await sheets(reply);
      expect([...book.keys()]).toEqual(["Tôi", "Sổ Phở Chi", "Nợ Phở Chi", "Tin nhắn", "Đồng ý", "Nhật ký tài khoản"]);
      expect(book.get("Sổ Phở Chi")?.[1]).toEqual([
        "2026-11-22",
        "2026-11-22 10:00",
        "bán 150.000đ cho chị Lan (ghi nợ)",
        150_000,
        "Telegram",
        "Chi nhánh chính",
        null,
      ]);
      expect(book.get("Nợ Phở Chi")?.[1]).toEqual(["chị Lan", 150_000, 0, "2026-11-22"]);
      expect(JSON.stringify(book.get("Tôi"))).toMatch(/\+84912000052 \(đã xác nhận\)[^]*Làm ở Phở Chi/);
      expect(JSON.stringify(book.get("Tin nhắn"))).toMatch(/chị Lan nợ 150k[^]*Sổ xin giữ/);
      await say(chi, "xuất dữ liệu của tôi");
      await say(chi, "xuất dữ liệu của tôi");
      expect((await say(chi, "xuất dữ liệu của tôi")).text).toMatch(/^Hôm nay đã lấy 3 lần rồi/);
      expect(await count("account_event WHERE kind = 'data_exported'")).toBe(3);
      expect(await count("audit_event WHERE what = 'exported'")).toBe(3);
    });

    it("of the shop's book alone is for whoever may read it, of the days that were named", async () => {
      const hoa = telegram("hoa");
      await say(hoa, "hôm qua bán 300k");
      await say(hoa, "anh Tám nợ 150k");
      const month = await say(hoa, "xuất sổ tháng này");
      expect(month.text).toBe("Sổ đây, 2 khoản, mở được bằng Excel hay Google Sheets.");
      expect((await sheets(month)).size).toBe(2);
      const today = await say(hoa, "xuất sổ hôm nay");
      const [book] = [...(await sheets(today)).values()];
      expect(book?.slice(1).map((row) => row[2])).toEqual(["bán 150.000đ cho anh Tám (ghi nợ)"]);
      expect((await say(hoa, "xuất excel")).text).toMatch(/^Sổ đây, 2 khoản/);
      expect((await say(hoa, "xuất excel")).text).toMatch(/^Hôm nay đã lấy 3 lần rồi/);
    });

    it("of a cashier holds the own entries, and is not sent into a group", async () => {
      const [chi, dung] = [telegram("chi"), telegram("dung")];
      const [code = ""] = /[A-Z0-9]{4}-[A-Z0-9]{4}/u.exec((await say(chi, "mời thu ngân Dung")).text) ?? [];
      await say(dung, `mã mời ${code}`);
      await say(dung, "1");
      await say(dung, "bán 20k");
      const group = await stand.send(dung, { kind: "text", text: "xuất dữ liệu của tôi" }, { chatKind: "group" });
      expect(group.text).toMatch(/^Việc này nhắn riêng/);
      const book = await sheets(await say(dung, "xuất dữ liệu của tôi"));
      expect(book.get("Tôi ghi ở Phở Chi")?.map((row) => row[3])).toEqual(["Số tiền (đ)", 20_000]);
      expect([...book.keys()].filter((name) => name.startsWith("Sổ") || name.startsWith("Nợ"))).toEqual([]);
    });
  });

  it("erases a customer's name after asking, wherever it stands, and the sums stay", async () => {
    const chi = telegram("chi");
    expect((await say(telegram("dung"), "xoá tên chị Lan")).text).toMatch(/chỉ chủ quán/);
    expect((await say(chi, "xoá tên chị Mơ")).text).toBe("Sổ không có ai tên “chị Mơ”.");
    expect((await say(chi, "xoá tên chị Lan")).text).toMatch(/^Chị Lan còn nợ 150\.000đ\./);
    expect((await say(chi, "1")).text).toMatch(/^Đã xoá tên\./);
    expect((await say(chi, "ai nợ")).text).toMatch(/150\.000đ[^]*\(khách đã xoá tên\)/);
    expect(await count("customer_name WHERE display_name ILIKE '%Lan%'")).toBe(0);
    expect(await count("inbound_event WHERE content::text ILIKE '%chị lan nợ%'")).toBe(0);
    expect(await count("outbox_message WHERE message->>'text' ILIKE '%cho chị lan%'")).toBe(0);
  });

  describe("erasing", () => {
    const tick = (now: Date) => workErasures(stand.deps)(now);
    const [due, dayBefore] = [addDays(NOW, 7), addDays(NOW, 6)];

    it("is asked twice, planned, told, and taken back", async () => {
      const em = telegram("em");
      await say(em, "bán 60k");
      expect((await say(em, "giữ lại dữ liệu")).text).toMatch(/^Không có hẹn xoá nào/);
      expect((await say(em, "xoá dữ liệu của tôi")).text).toMatch(/^Xoá hết dữ liệu cá nhân[^]*quán sẽ đóng/);
      expect((await say(em, "xoá")).text).toMatch(/^Anh\/chị chắc chắn chưa\?/);
      expect((await say(em, "ok")).text).not.toMatch(/Đã nhận/);
      await say(em, "xoá dữ liệu của tôi");
      await say(em, "1");
      expect((await say(em, "1")).text).toMatch(/^Đã nhận\. Dữ liệu của anh\/chị sẽ xoá vào Chủ nhật 29\/11;/);
      expect((await say(em, "xoá dữ liệu của tôi")).text).toMatch(/đã hẹn xoá vào Chủ nhật 29\/11/);
      expect((await say(em, "giữ lại dữ liệu")).text).toMatch(/^Vâng, sổ giữ lại dữ liệu/);
      await tick(dayBefore);
      expect(await tick(due)).toBe(0);
      expect((await say(em, "hôm nay bán được bao nhiêu")).text).toMatch(/60\.000đ/);
    });

    it("reminds the day before, then leaves ids, times and the book, which still adds up", async () => {
      const [chi, chiZalo, dung] = [telegram("chi"), zalo("chi"), telegram("dung")];
      await say(chiZalo, "số của tôi 0912 000 052");
      await say(chiZalo, await stand.codeIn(chi));
      await stand.logIn("0912 000 052", chi);
      const sums = () => stand.query("SELECT sum(total_vnd) FROM sale");
      const [shop] = await stand.query<{ id: string }>(
        "SELECT active_tenant_id AS id FROM chat WHERE chat_id = 'chi' AND channel = 'telegram'",
      );
      const booked = () => count(`sale WHERE tenant_id = '${shop?.id ?? ""}'`);
      const before = [await booked(), await sums()];
      await say(chi, "xoá dữ liệu của tôi");
      await say(chi, "1");
      await say(chi, "1");
      expect(await tick(addDays(NOW, 5))).toBe(0);
      expect(await tick(dayBefore)).toBe(1);
      expect(await tick(dayBefore)).toBe(0);
      for (const chat of [chi, chiZalo]) {
        expect((await stand.received(chat)).at(-1)).toMatch(/^Nhắc anh\/chị: dữ liệu của anh\/chị sẽ xoá/);
      }
      // Two processes at once, as after a kill: one of them does it.
      const done = await Promise.all([tick(due), tick(due)]);
      expect(done.sort()).toEqual([0, 1]);
      expect(await tick(due)).toBe(0);
      expect([await booked(), await sums()]).toEqual(before);
      // Whoever worked there is told, and the erased one is a stranger.
      expect((await say(dung, "bán 10k", due)).text).toMatch(/^Anh\/chị không có trong danh sách của quán này/);
      expect((await say(chi, "hôm nay bán được bao nhiêu", due)).text).toMatch(/chưa ghi khoản bán nào/);
    });

    it("leaves nothing that tells who it was in any table", async () => {
      const tables = await stand.query<{ name: string }>(
        "SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'",
      );
      const left: string[] = [];
      for (const { name } of tables) {
        // What others were told of the shop is theirs, for as long as answers are kept.
        const marks = name === "outbox_message" ? "912000052" : "912000052|Phở Chi";
        const found = Number(await count(`${name} AS t WHERE t::text ~ '${marks}'`));
        if (found > 0) left.push(`${name}: ${String(found)}`);
      }
      expect(left).toEqual([]);
    });
  });
});

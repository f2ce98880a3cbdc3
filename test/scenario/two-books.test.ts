import { afterAll, beforeAll, describe, expect, it } from "vitest";

import pg from "pg";
import { BOOK_DIFFERENCES } from "../support/shop/book-differences.ts";
import { type LoginStand, openLoginStand, telegram, zalo } from "../support/login/login-stand.ts";
import { servers } from "../support/postgres/servers.ts";

describe.each(servers())("two chats that both have a book, on $name PostgreSQL", (server) => {
  let stand: LoginStand;
  let owner: pg.Client;
  beforeAll(async () => {
    stand = await openLoginStand(server);
    // A login that sees every shop, as no part of the program does.
    owner = new pg.Client(stand.database.administratorUrl);
    await owner.connect();
  });
  afterAll(async () => {
    await owner.end();
    await stand.close();
  });

  let numbers = 0;
  /** A person on Telegram with a number, and the same on Zalo with a book of its own; joined by a code. */
  const join = async (name: string, { here, there }: { here: readonly string[]; there: readonly string[] }) => {
    const [first, second] = [telegram(name), zalo(name)];
    const phone = `+8491300000${String(++numbers)}`;
    for (const said of there) await stand.say(first, said);
    await stand.sharePhone(first, phone);
    for (const said of here) await stand.say(second, said);
    await stand.say(second, `sdt 0${phone.slice(3)}`);
    const linked = await stand.send(second, { kind: "text", text: await stand.codeIn(first) });
    return { first, second, linked };
  };
  const labels = (message: { choices?: { options: readonly { label: string }[] } }) =>
    message.choices?.options.map(({ label }) => label);
  const openShops = async (): Promise<number> =>
    (await owner.query<{ count: number }>("SELECT count(*)::int AS count FROM tenant WHERE status = 'open'")).rows[0]
      ?.count ?? 0;
  const sumsAgree = async () => {
    for (const [what, sql] of Object.entries(BOOK_DIFFERENCES)) expect((await owner.query(sql)).rows, what).toEqual([]);
  };

  it("are asked which stays; the other is entered anew, as of its days", async () => {
    const { first, second, linked } = await join("lan", {
      there: ["bán 500k", "thêm món phở 45k"],
      here: ["hôm qua bán 2 phở 50k/tô", "chị Hoa nợ 150k", "chi 200k tiền điện", "bán 1tr", "huỷ"],
    });
    expect(linked.text).toMatch(/Anh\/chị đang có 2 sổ\.\n\nCả hai bên đều đã có sổ/);
    expect(labels(linked)).toEqual(["Gộp sổ ở đây vào sổ bên kia", "Gộp sổ bên kia vào sổ ở đây", "Giữ riêng hai sổ"]);
    const before = await openShops();
    // What was taken back stays where it was.
    expect(await stand.say(second, "1")).toMatch(/^Đã gộp 3 khoản\./);
    expect(await openShops()).toBe(before - 1);
    for (const chat of [first, second]) {
      expect(await stand.say(chat, "hôm qua bán được bao nhiêu")).toMatch(/bán được 100\.000đ/);
    }
    expect(await stand.say(first, "ai nợ")).toMatch(/Hoa: 150\.000đ/);
    expect(await stand.say(first, "hôm nay chi bao nhiêu")).toMatch(/200\.000đ/);
    expect(await stand.say(second, "hôm nay bán được bao nhiêu")).toMatch(/650\.000đ/);
    await sumsAgree();
    const [moved] = await stand.query<{ detail: { entries: number } }>(
      "SELECT detail FROM account_event WHERE kind = 'book_moved'",
    );
    expect(moved?.detail.entries).toBe(3);
  });

  it("can be put together the other way round, by a tap", async () => {
    const { first, second, linked } = await join("minh", { there: ["bán 300k"], here: ["bán 700k", "bán thêm 50k"] });
    const tapped = linked.choices?.options[1];
    const reply = await stand.send(second, { kind: "choice", payload: tapped?.payload ?? "", label: "" });
    expect(reply.text).toMatch(/^Đã gộp 1 khoản\./);
    expect(await stand.say(first, "hôm nay bán được bao nhiêu")).toMatch(/bán được 1\.050\.000đ \(3 lần ghi\)/);
    await sumsAgree();
  });

  it("can stay two shops of one person", async () => {
    const { first, second } = await join("tam", { there: ["bán 10k"], here: ["bán 20k"] });
    expect(await stand.say(second, "giữ riêng")).toMatch(/giữ riêng hai sổ/);
    expect(await stand.say(second, "hôm nay bán được bao nhiêu")).toMatch(/bán được 20\.000đ/);
    expect(await stand.say(first, "hôm nay bán được bao nhiêu")).toMatch(/bán được 10\.000đ/);
  });

  it("are one where one of them never had an entry, whichever that is", async () => {
    const before = await openShops();
    const { first, linked } = await join("nga", { there: ["xin chào"], here: ["bán 90k"] });
    expect(linked.text).toBe("Đã nối với số 0913 000 004. Từ giờ hai bên dùng chung một sổ.");
    expect(await stand.say(first, "hôm nay bán được bao nhiêu")).toMatch(/bán được 90\.000đ/);
    expect(await openShops()).toBe(before + 1);
  });

  it("are not taken for each other's: the answer of another person moves nothing", async () => {
    const { linked } = await join("thu", { there: ["bán 11k"], here: ["bán 22k"] });
    const stranger = zalo("ai do");
    await stand.say(stranger, "bán 33k");
    const payload = linked.choices?.options[0]?.payload ?? "";
    expect((await stand.send(stranger, { kind: "choice", payload, label: "" })).text).toMatch(
      /^Câu hỏi này đã qua rồi/,
    );
    expect(await stand.say(stranger, "hôm nay bán được bao nhiêu")).toMatch(/bán được 33\.000đ/);
  });

  it("leave no shop behind that was opened a month ago and never used; one with an entry stays", async () => {
    await stand.say(zalo("unused"), "xin chào");
    await stand.say(zalo("undone"), "bán 55k");
    await stand.say(zalo("undone"), "huỷ");
    await stand.say(zalo("young"), "xin chào");
    const age = `UPDATE tenant SET created_at = created_at - interval '31 days' WHERE id IN (
      SELECT active_tenant_id FROM chat WHERE chat_id = ANY($1))`;
    await owner.query(age, [["unused", "undone"]]);
    await owner.query("UPDATE membership SET created_at = created_at - interval '31 days'");
    const shopsOf = async (chatId: string): Promise<number | undefined> =>
      (await owner.query<{ count: number }>(ACTIVE_SHOPS, [chatId])).rows[0]?.count;
    expect(await stand.deps.shopClosing.removeUnused(30)).toBe(1);
    expect([await shopsOf("unused"), await shopsOf("undone"), await shopsOf("young")]).toEqual([0, 1, 1]);
    expect(await stand.deps.shopClosing.removeUnused(30)).toBe(0);
    // Who comes back gets a new one.
    expect(await stand.say(zalo("unused"), "bán 66k")).toMatch(/^Đã ghi bán 66\.000đ/);
  });
});

const ACTIVE_SHOPS = `
  SELECT count(*)::int AS count FROM chat JOIN tenant ON tenant.id = active_tenant_id WHERE chat_id = $1`;

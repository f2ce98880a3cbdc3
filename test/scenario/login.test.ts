import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import {
  bearer,
  fromNewAddress,
  type LoginStand,
  openLoginStand,
  telegram,
  type Tokens,
  zalo,
} from "../support/login/login-stand.ts";
import { openEvents } from "../support/browser/event-reader.ts";
import { NOW } from "../support/shop/test-shop.ts";
import { servers } from "../support/postgres/servers.ts";

describe.each(servers())("logging in by the phone, on $name PostgreSQL", (server) => {
  let stand: LoginStand;
  beforeAll(async () => {
    stand = await openLoginStand(server);
  });
  afterAll(() => stand.close());

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    stand.api(path, { method: "POST", body, headers });
  const refresh = (refreshToken: string) => post("/auth/refresh", { refreshToken });

  it("takes one message and one paste", async () => {
    const lan = telegram("lan");
    expect(await stand.say(lan, "bán 200k")).toMatch(/^Đã ghi bán 200\.000đ/);
    const offer = await stand.send(lan, { kind: "text", text: "số điện thoại" });
    expect(offer.asksForPhone).toEqual({ label: "Chia sẻ số điện thoại" });
    expect(await stand.sharePhone(lan, "84912000001")).toMatch(/^Đã nối số 0912 000 001 với sổ này/);

    const asked = await post("/auth/otp", { phone: "0912 000 001" }, fromNewAddress());
    expect(asked.status).toBe(202);
    const { requestId, expiresInSeconds } = asked.json() as { requestId: string; expiresInSeconds: number };
    expect(expiresInSeconds).toBe(120);
    expect((await stand.received(lan)).at(-1)).toMatch(/^Mã đăng nhập trang web: \d{3} \d{3}\nDùng trong 2 phút/);

    const verified = await post("/auth/verify", { requestId, code: await stand.codeIn(lan) });
    expect(verified.status).toBe(200);
    const tokens = verified.json() as Tokens;
    expect(verified.json()).toMatchObject({
      tokenType: "Bearer",
      expiresInSeconds: 900,
      refreshExpiresInSeconds: 2_592_000,
    });
    const me = await stand.api("/me", { headers: bearer(tokens) });
    expect(me.json()).toMatchObject({
      person: { phone: { e164: "+84912000001", isProven: true } },
      shops: [{ role: "owner", timeZone: "Asia/Ho_Chi_Minh" }],
    });
  });

  it("goes on with a new token each time, and ends here or everywhere", async () => {
    const hoa = telegram("hoa");
    await stand.sharePhone(hoa, "+84912000002");
    const first = await stand.logIn("0912000002", hoa);
    const second = (await refresh(first.refreshToken)).json() as Tokens;
    expect(second.refreshToken).not.toBe(first.refreshToken);
    const elsewhere = await stand.logIn("0912000002", hoa);
    const third = await stand.logIn("0912000002", hoa);
    expect((await post("/auth/logout", {}, bearer(second))).status).toBe(204);
    expect((await stand.api("/me", { headers: bearer(second) })).status).toBe(401);
    expect((await stand.api("/me", { headers: bearer(elsewhere) })).status).toBe(200);
    expect((await post("/auth/logout", { everywhere: true }, bearer(elsewhere))).status).toBe(204);
    expect((await stand.api("/me", { headers: bearer(third) })).status).toBe(401);
    expect((await refresh(third.refreshToken)).json()).toMatchObject({ status: 401, code: "token-refused" });
  });

  it("ends everywhere by a word in the chat", async () => {
    const tu = telegram("tu");
    await stand.sharePhone(tu, "+84912000003");
    const tokens = await stand.logIn("0912000003", tu);
    expect(await stand.say(tu, "đăng xuất mọi nơi")).toBe("Đã đăng xuất 1 chỗ trên web.");
    expect((await stand.api("/me", { headers: bearer(tokens) })).status).toBe(401);
    expect(await stand.say(tu, "đăng xuất")).toBe("Không có chỗ nào đang đăng nhập trên web.");
  });

  it("opens the book by a link from the chat, which a look at it does not use up", async () => {
    const mai = telegram("mai");
    await stand.say(mai, "bán 300k");
    const link = /http:\/\/\S+\/login\/[\w-]{43}/.exec(await stand.say(mai, "mở sổ trên web"))?.[0] ?? "";
    const ask = (method: string) => stand.api(`/../..${new URL(link).pathname}`, { method });
    for (const _ of [1, 2]) expect((await ask("GET")).text).toContain('<form method="post">');
    const opened = await ask("POST");
    expect([opened.status, opened.headers.location]).toEqual([303, "/so"]);
    const [cookie = "", session = ""] = opened.headers["set-cookie"] ?? [];
    expect(cookie).toMatch(/HttpOnly; SameSite=Strict$/);
    expect(session).toMatch(/^so_tiem_web=[\w-]{43}; .*HttpOnly; SameSite=Lax$/);
    const refreshed = await post("/auth/refresh", {}, { cookie: cookie.split(";")[0] ?? "" });
    const me = await stand.api("/me", { headers: bearer(refreshed.json() as Tokens) });
    expect(me.json()).toMatchObject({ shops: [{ role: "owner" }] });
    for (const method of ["GET", "POST"]) expect((await ask(method)).status).toBe(410);
  });

  describe("in a browser", () => {
    const page = (path: string, options: { cookie?: string; form?: string } = {}) =>
      stand.api(`/../..${path}`, {
        headers: {
          ...fromNewAddress(),
          ...(options.cookie && { cookie: options.cookie }),
          ...(options.form && { "content-type": "application/x-www-form-urlencoded" }),
        },
        ...(options.form && { method: "POST", body: options.form }),
      });
    const nga = telegram("nga");
    let cookie = "";

    it("asks for the number and the code, then shows the book and the chat of its shop", async () => {
      await stand.say(nga, "tên quán là Bún <Nga>");
      await stand.say(nga, "bán 350k");
      await stand.say(nga, "chị Lan nợ 150k");
      await stand.sharePhone(nga, "+84912000009");
      for (const path of ["/", "/so"]) {
        expect([(await page(path)).status, (await page(path)).headers.location]).toEqual([303, "/login"]);
      }
      expect((await page("/login", { form: "phone=028 3812 3456" })).text).toContain("máy bàn");
      const asked = await page("/login", { form: "phone=0912 000 009" });
      const requestId = /name="requestId" value="([\w-]{36})"/.exec(asked.text)?.[1] ?? "";
      const wrong = await page("/login/code", { form: `requestId=${requestId}&code=000000` });
      expect([wrong.status, wrong.text]).toEqual([401, expect.stringContaining("Mã không đúng")]);
      const code = await stand.codeIn(nga);
      const opened = await page("/login/code", { form: `requestId=${requestId}&code=${code}` });
      expect([opened.status, opened.headers.location]).toEqual([303, "/so"]);
      cookie = opened.headers["set-cookie"]?.[1]?.split(";")[0] ?? "";
      stand.now = NOW;
      const book = await page("/so", { cookie });
      stand.now = new Date();
      expect(book.text).toMatch(
        /<h1>Bún &lt;Nga&gt;<\/h1>[^]*Hôm nay[^]*500\.000đ[^]*bán 350\.000đ · Telegram[^]*chị Lan: 150\.000đ/,
      );
      expect((await page("/", { cookie })).text).toContain('id="composer"');
      expect((await page("/chat/session", { cookie, form: "x" })).json()).toEqual({ book: "/so" });
    });

    it("writes into the same book from the chat of the web", async () => {
      const message = { id: randomUUID(), ageMs: 0, text: "bán 25k" };
      const headers = { cookie, "sec-fetch-site": "same-origin" };
      const kept = await stand.api("/../../chat/messages", { method: "POST", headers, body: message });
      expect(kept.status).toBe(202);
      await stand.settle();
      const shown = (await stand.api("/../../chat/page", { headers })).json() as {
        entries: { message?: { text: string } }[];
      };
      expect(shown.entries.at(-1)?.message?.text).toMatch(/^Đã ghi bán 25\.000đ/);
      const [count] = await stand.query<{ n: number }>(
        "SELECT count(*)::int AS n FROM chat_identity AS one JOIN chat_identity AS two ON one.person_id = two.person_id WHERE one.user_id = 'nga' AND two.bot_id = 'web'",
      );
      expect(count?.n).toBe(1);
    });

    it("ends by a button there and by a word in the chat, open streams too", async () => {
      const stream = await openEvents(`${stand.url}/chat/stream`, { cookie });
      await stream.next("typing");
      expect(await stand.say(nga, "đăng xuất")).toMatch(/^Đã đăng xuất 1 chỗ/);
      await stream.ended;
      expect((await page("/so", { cookie })).status).toBe(303);
      expect((await page("/chat/page", { cookie })).json()).toMatchObject({ code: "not-logged-in" });
      const link = /\/login\/[\w-]{43}/.exec(await stand.say(nga, "mở sổ trên web"))?.[0] ?? "";
      const again = (await page(link, { form: "x" })).headers["set-cookie"]?.[1]?.split(";")[0] ?? "";
      expect((await page("/so", { cookie: again })).status).toBe(200);
      const left = await page("/so/logout", { cookie: again, form: "x=1" });
      expect([left.status, left.headers["clear-site-data"]]).toEqual([303, '"storage"']);
      expect((await page("/so", { cookie: again })).status).toBe(303);
    });
  });

  it("refuses a landline and what is no number, in the caller's language", async () => {
    const landline = await post("/auth/otp", { phone: "028 3812 3456" });
    expect(landline.json()).toMatchObject({
      status: 422,
      code: "phone-is-landline",
      detail: expect.stringContaining("máy bàn"),
    });
    const english = await post("/auth/otp", { phone: "123" }, { "accept-language": "en" });
    expect(english.json()).toMatchObject({
      status: 422,
      code: "phone-not-valid",
      detail: expect.stringContaining("not a valid"),
    });
    expect((await post("/auth/otp", { telephone: "0912" })).json()).toMatchObject({
      status: 400,
      code: "invalid-request",
    });
    const form = await stand.api("/auth/otp", {
      method: "POST",
      body: "phone=1",
      headers: { "content-type": "text/plain" },
    });
    expect(form.json()).toMatchObject({ status: 415, code: "not-json" });
  });

  it("takes a number on the web as it was before 2018", async () => {
    const ba = telegram("ba");
    await stand.sharePhone(ba, "84703000004");
    expect((await post("/auth/otp", { phone: "0120 300 0004" }, fromNewAddress())).status).toBe(202);
    expect((await stand.received(ba)).at(-1)).toMatch(/^Mã đăng nhập/);
  });

  it("lets another site's page in only where that site is named", async () => {
    const preflight = (origin: string) =>
      stand.api("/auth/verify", {
        method: "OPTIONS",
        headers: { origin, "access-control-request-method": "POST" },
      });
    expect((await preflight("https://app.example")).headers["access-control-allow-origin"]).toBe("https://app.example");
    expect((await preflight("https://evil.example")).headers["access-control-allow-origin"]).toBeUndefined();
    const from = (origin: string) => post("/auth/refresh", { refreshToken: "x".repeat(43) }, { origin });
    expect((await from("https://app.example")).json()).toMatchObject({ code: "token-refused" });
    expect((await from("https://evil.example")).json()).toMatchObject({ code: "origin-not-allowed" });
  });

  it("is described by a document that names each route with what it can be answered", async () => {
    const docs = await stand.api("/../../docs/openapi.json");
    const { openapi, paths } = docs.json() as {
      openapi: string;
      paths: Record<string, Record<string, { responses: object }>>;
    };
    expect(openapi).toBe("3.1.0");
    const routes = Object.entries(paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    expect(routes.sort()).toEqual([
      "get /me",
      "post /auth/logout",
      "post /auth/otp",
      "post /auth/refresh",
      "post /auth/verify",
    ]);
    expect(Object.keys(paths["/auth/otp"]?.["post"]?.responses ?? {})).toEqual(["202", "400", "415", "422", "429"]);
    const page = await stand.api("/../../docs/");
    expect(page.headers["content-security-policy"]).not.toContain("unsafe");
    for (const file of page.text.matchAll(/(?:src|href)="(\/docs\/[^"]+)"/g)) {
      expect((await stand.api(`/../..${file[1] ?? ""}`)).status).toBe(200);
    }
  });

  describe("of Zalo, which gives no number", () => {
    it("joins the book of Telegram by a code that is typed", async () => {
      const [chi, chiZalo] = [telegram("chi"), zalo("chi")];
      await stand.say(chi, "bán 500k");
      await stand.sharePhone(chi, "+84912000005");
      const claimed = await stand.say(chiZalo, "số của tôi 0912 000 005");
      expect(claimed).toMatch(/^Đã nhận số 0912 000 005\. Nếu số này đã nối/);
      expect((await stand.received(chi)).at(-1)).toMatch(/^Mã nối Zalo với sổ này: \d{3} \d{3}\n/);
      expect(await stand.say(chiZalo, await stand.codeIn(chi))).toBe(
        "Đã nối với số 0912 000 005. Từ giờ hai bên dùng chung một sổ.",
      );
      expect(await stand.say(chiZalo, "bán thêm 100k")).toMatch(/Hôm nay: 600\.000đ/);
      expect(await stand.say(chi, "hôm nay bán được bao nhiêu")).toMatch(/600\.000đ \(2 lần ghi\)/);
    });

    it("takes back nothing by a “huỷ” right after: what was sold stays on both sides", async () => {
      const [ha, haZalo] = [telegram("ha"), zalo("ha")];
      await stand.say(ha, "bán 500k");
      await stand.sharePhone(ha, "+84912000011");
      await stand.say(haZalo, "bán 80k");
      await stand.say(haZalo, "số của tôi 0912 000 011");
      expect(await stand.say(haZalo, await stand.codeIn(ha))).toMatch(/Gộp lại hay giữ riêng\?/);
      expect(await stand.say(haZalo, "huỷ")).toMatch(/Vâng, giữ riêng hai sổ/);
      expect(await stand.say(haZalo, "hôm nay bán được bao nhiêu")).toMatch(/80\.000đ/);
      expect(await stand.say(ha, "hôm nay bán được bao nhiêu")).toMatch(/500\.000đ/);
    });

    it("keeps a number that nobody has proven as claimed, and answers alike", async () => {
      const dung = zalo("dung");
      const claimed = await stand.say(dung, "sdt 0912 000 006");
      expect(claimed).toMatch(/^Đã nhận số 0912 000 006\. Nếu số này đã nối/);
      const [row] = await stand.query<{ proven: boolean }>(
        "SELECT proven_at IS NOT NULL AS proven FROM person_phone WHERE phone_e164 = '+84912000006'",
      );
      expect(row).toEqual({ proven: false });
      // It opens nothing on the web, and the chat goes on with its own book.
      const asked = await post("/auth/otp", { phone: "0912000006" }, fromNewAddress());
      expect(asked.status).toBe(202);
      expect((await stand.received(dung)).at(-1)).toBe(claimed);
      expect(await stand.say(dung, "bán 150000")).toMatch(/^Đã ghi bán 150\.000đ/);
    });

    it("says why a number is not taken, and asks for words of its own in private", async () => {
      const em = zalo("em");
      expect(await stand.say(em, "sdt 028 3812 3456")).toMatch(/^Đây là số máy bàn/);
      expect(await stand.say(em, "số điện thoại của tôi là 0412 345 678")).toMatch(/^Số này chưa đúng/);
      const inGroup = await stand.send(em, { kind: "text", text: "số của em 0912 000 007" }, { chatKind: "group" });
      expect(inGroup.text).toMatch(/^Việc này nhắn riêng/);
    });

    it("takes a sum of six digits for a sum where no code is waited for", async () => {
      expect(await stand.say(zalo("sum"), "123456")).not.toMatch(/[Mm]ã/);
    });
  });
});

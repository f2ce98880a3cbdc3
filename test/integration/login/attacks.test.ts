import { createHmac } from "node:crypto";

import pg from "pg";
import { SignJWT } from "jose";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { recordStatements } from "../../../cli/bench/recording.ts";
import { API_ROUTES } from "../../../web/api/create-api-router.ts";
import {
  bearer,
  fromNewAddress,
  JWT_SECRET,
  type LoginStand,
  openLoginStand,
  telegram,
  type Tokens,
  zalo,
} from "../../support/login/login-stand.ts";
import { servers } from "../../support/postgres/servers.ts";

/** Each of these is a line in the table of docs/security.md. */
describe.each(servers())("an attack on $name PostgreSQL", (server) => {
  let stand: LoginStand;
  const victim = telegram("victim");
  beforeAll(async () => {
    stand = await openLoginStand(server);
    await stand.say(victim, "bán 700k");
    await stand.sharePhone(victim, "+84914000000");
  });
  afterAll(() => stand.close());

  const post = (path: string, body: object, headers: Record<string, string> = {}) =>
    stand.api(path, { method: "POST", body, headers });
  let phones = 0;
  /** A person of their own for each attack, since requests are counted by number. */
  const person = async () => {
    const [chat, phone] = [telegram(`p${String(++phones)}`), `09150000${String(phones).padStart(2, "0")}`];
    await stand.sharePhone(chat, `+84${phone.slice(1)}`);
    return { chat, phone };
  };
  const askForCode = async (phone: string): Promise<string> =>
    ((await post("/auth/otp", { phone }, fromNewAddress())).json() as { requestId: string }).requestId;
  const verify = async (requestId: string, code: string): Promise<number> =>
    (await post("/auth/verify", { requestId, code })).status;
  const other = (code: string, by: number): string =>
    String((Number(code.replace(" ", "")) + by) % 1_000_000).padStart(6, "0");

  it("by somebody else's contact card, or one passed on, proves nothing", async () => {
    const thief = telegram("thief");
    const card = { kind: "contact", phone: "+84914000000", isSenders: false } as const;
    expect((await stand.send(thief, card)).text).toMatch(/^Danh thiếp này của người khác/);
    // Even one that looks like the sender's own leaves the last word to the chat that has proven the number.
    expect(await stand.sharePhone(thief, "+84914000000")).toMatch(/^Đã nhận số/);
    expect(await stand.say(thief, "hôm nay bán được bao nhiêu")).not.toMatch(/700\.000/);
    expect((await stand.received(victim)).at(-1)).toMatch(/^Mã nối Telegram/);
  });

  it("by guessing codes gets five tries, then not even the right one opens", async () => {
    const { chat, phone } = await person();
    const requestId = await askForCode(phone);
    const code = await stand.codeIn(chat);
    for (let n = 1; n <= 5; n++) expect(await verify(requestId, other(code, n))).toBe(401);
    expect(await verify(requestId, code)).toBe(401);
  });

  it("by guessing codes in a chat gets five tries too", async () => {
    const { chat, phone } = await person();
    const thief = zalo("guesser");
    await stand.say(thief, `sdt ${phone}`);
    const code = await stand.codeIn(chat);
    const answers = [];
    for (let n = 1; n <= 5; n++) answers.push(await stand.say(thief, other(code, n)));
    expect(answers.map((answer) => /còn (\d) lần/.exec(answer)?.[1] ?? "0")).toEqual(["4", "3", "2", "1", "0"]);
    expect(await stand.say(thief, code)).not.toMatch(/Đã nối/);
  });

  it("by a code that was used, is too old, or was for something else opens nothing", async () => {
    const { chat, phone } = await person();
    const used = await askForCode(phone);
    const usedCode = await stand.codeIn(chat);
    expect(await verify(used, usedCode)).toBe(200);
    expect(await verify(used, usedCode)).toBe(401);
    const old = await askForCode(phone);
    await stand.query("UPDATE login_code SET expires_at = clock_timestamp() WHERE id = $1", [old]);
    expect(await verify(old, await stand.codeIn(chat))).toBe(401);
    await stand.say(zalo("linker"), `sdt ${phone}`);
    const [link] = await stand.query<{ id: string }>(
      "SELECT id FROM login_code WHERE purpose = 'link' ORDER BY created_at DESC LIMIT 1",
    );
    expect(await verify(link?.id ?? "", await stand.codeIn(chat))).toBe(401);
  });

  it("by a code that fifty send at once lets one in", async () => {
    const { chat, phone } = await person();
    const requestId = await askForCode(phone);
    const code = await stand.codeIn(chat);
    const statuses = await Promise.all(Array.from({ length: 50 }, () => verify(requestId, code)));
    expect(statuses.filter((status) => status === 200)).toHaveLength(1);
    expect(statuses.filter((status) => status === 401)).toHaveLength(49);
  });

  it("by wrong codes that fifty send at once gets no more than five tries", async () => {
    const { chat, phone } = await person();
    const requestId = await askForCode(phone);
    const code = await stand.codeIn(chat);
    await Promise.all(Array.from({ length: 50 }, (_, n) => verify(requestId, other(code, n + 1))));
    const [row] = await stand.query<{ left: number }>("SELECT tries_left AS left FROM login_code WHERE id = $1", [
      requestId,
    ]);
    expect(row?.left).toBe(0);
    expect(await verify(requestId, code)).toBe(401);
  });

  it("by asking for codes on and on is answered 429 after three, by number and by address", async () => {
    const { phone } = await person();
    const byPhone = [];
    for (let n = 1; n <= 4; n++) byPhone.push(await post("/auth/otp", { phone }, fromNewAddress()));
    expect(byPhone.map(({ status }) => status)).toEqual([202, 202, 202, 429]);
    expect(Number(byPhone[3]?.headers["retry-after"])).toBeGreaterThan(500);
    const address = fromNewAddress();
    const byAddress = [];
    for (let n = 1; n <= 4; n++)
      byAddress.push((await post("/auth/otp", { phone: `091600000${String(n)}` }, address)).status);
    expect(byAddress).toEqual([202, 202, 202, 429]);
    const chat = zalo("asker");
    const inChat = [];
    for (let n = 1; n <= 4; n++) inChat.push(await stand.say(chat, `sdt 091700000${String(n)}`));
    expect(inChat[3]).toMatch(/^Đã xin mã mấy lần liền\. Đợi khoảng 10 phút/);
  });

  it("by a stolen refresh token ends the session for the thief and the owner", async () => {
    const { chat, phone } = await person();
    const stolen = await stand.logIn(phone, chat);
    const refresh = (refreshToken: string) => post("/auth/refresh", { refreshToken });
    const thiefs = (await refresh(stolen.refreshToken)).json() as Tokens;
    expect((await refresh(stolen.refreshToken)).status).toBe(401);
    expect((await refresh(thiefs.refreshToken)).status).toBe(401);
    expect((await stand.api("/me", { headers: bearer(thiefs) })).status).toBe(401);
    const [row] = await stand.query<{ kind: string }>("SELECT kind FROM account_event ORDER BY id DESC LIMIT 1");
    expect(row?.kind).toBe("refresh_token_reused");
  });

  it("by a refresh token sent twice at once leaves no session behind", async () => {
    const { chat, phone } = await person();
    const tokens = await stand.logIn(phone, chat);
    const answers = await Promise.all([1, 2].map(() => post("/auth/refresh", { refreshToken: tokens.refreshToken })));
    const fresh = answers.filter(({ status }) => status === 200).map((answer) => answer.json() as Tokens);
    expect(fresh.length).toBeLessThan(2);
    for (const { refreshToken } of fresh) expect((await post("/auth/refresh", { refreshToken })).status).toBe(401);
  });

  describe("by a token", () => {
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString("base64url");
    let claims: Record<string, unknown>;
    let headers: Record<string, string>;
    beforeAll(async () => {
      const { chat, phone } = await person();
      const { accessToken } = await stand.logIn(phone, chat);
      const [header = "", body = ""] = accessToken.split(".");
      headers = JSON.parse(Buffer.from(header, "base64url").toString()) as typeof headers;
      claims = JSON.parse(Buffer.from(body, "base64url").toString()) as typeof claims;
    });
    const me = async (accessToken: string) => (await stand.api("/me", { headers: bearer({ accessToken }) })).status;
    const signed = (body: object, secret = JWT_SECRET, header: object = headers): string => {
      const text = `${part(header)}.${part(body)}`;
      return `${text}.${createHmac("sha256", secret).update(text).digest("base64url")}`;
    };

    it("that is signed as it should be gets in: what follows fails for its own reason", async () => {
      expect(await me(signed(claims))).toBe(200);
    });
    it("that is forged gets nothing", async () => {
      expect(await me(signed(claims, "another-secret-of-at-least-32-characters"))).toBe(401);
      expect(await me(`${signed(claims).split(".").slice(0, 2).join(".")}.${part({ not: "a signature" })}`)).toBe(401);
    });
    it("with alg none, or another algorithm, gets nothing", async () => {
      expect(await me(`${part({ alg: "none", typ: "JWT" })}.${part(claims)}.`)).toBe(401);
      expect(await me(`${part({ alg: "None" })}.${part(claims)}.x`)).toBe(401);
      const hs512 = new SignJWT(claims).setProtectedHeader({ alg: "HS512" }).sign(new TextEncoder().encode(JWT_SECRET));
      expect(await me(await hs512)).toBe(401);
    });
    it("that is too old, of somebody else's making, or for something else gets nothing", async () => {
      expect(await me(signed({ ...claims, exp: Math.floor(stand.now.getTime() / 1000) - 1 }))).toBe(401);
      const { exp: _, ...everlasting } = claims;
      expect(await me(signed(everlasting))).toBe(401);
      expect(await me(signed({ ...claims, aud: "another" }))).toBe(401);
      expect(await me(signed({ ...claims, iss: "another" }))).toBe(401);
      const now = stand.now;
      stand.now = new Date(now.getTime() + 15 * 60_000 + 1_000);
      expect(await me(signed(claims))).toBe(401);
      stand.now = now;
    });
    it("of a session that is not there gets nothing", async () => {
      expect(await me(signed({ ...claims, sid: "0b0c6f0e-2f6e-4a34-9f53-1f0c6f2f9a11" }))).toBe(401);
      expect(await me(signed({ ...claims, sid: "' OR 1=1 --" }))).toBe(401);
    });
    it("of no kind gets nothing from any route that needs one", async () => {
      const guarded = API_ROUTES.filter(({ needsSession }) => needsSession);
      expect(guarded.map(({ path }) => path)).toEqual(["/auth/logout", "/me"]);
      for (const { path, method } of guarded) {
        expect((await stand.api(path, { method: method.toUpperCase() })).status).toBe(401);
        expect(
          (await stand.api(path, { method: method.toUpperCase(), headers: { authorization: "Basic eDp5" } })).status,
        ).toBe(401);
      }
    });
  });

  describe("by what belongs to another shop", () => {
    /** What the server has now. A route that is added has to be looked at here: whose is what it gives? */
    const ROUTES = [
      "GET /",
      "GET /api/v1/me",
      "GET /chat/page",
      "GET /chat/stream",
      "GET /docs/",
      "GET /docs/:file",
      "GET /docs/openapi.json",
      "GET /files/:name",
      "GET /login/",
      "GET /login/:token",
      "GET /login/page.css",
      "GET /page/:file",
      "GET /so/",
      "GET /so/:picture",
      "POST /api/v1/auth/logout",
      "POST /api/v1/auth/otp",
      "POST /api/v1/auth/refresh",
      "POST /api/v1/auth/verify",
      "POST /chat/files",
      "POST /chat/messages",
      "POST /chat/session",
      "POST /login/",
      "POST /login/:token",
      "POST /login/code",
      "POST /so/logout",
    ];
    /** A stream does not end; it is read in the scenario, and opens by the same session as the rest of the chat. */
    const ENDLESS = "/chat/stream";

    it("in every route that there is shows nothing of it and changes nothing", async () => {
      expect([...new Set(stand.routes.map(({ method, path }) => `${method} ${path}`))].sort()).toEqual(ROUTES);
      const [own] = await stand.query<Record<string, string>>(
        `SELECT chat.id AS chat, active_tenant_id AS shop, active_location_id AS place, identity.person_id AS person,
           (SELECT book_entry_id FROM outbox_message WHERE chat_id = chat.id AND book_entry_id IS NOT NULL LIMIT 1) AS entry
         FROM chat JOIN chat_identity AS identity ON identity.user_id = chat.chat_id WHERE chat.chat_id = 'victim'`,
      );
      const ids = Object.values(own ?? {});
      expect(ids).toHaveLength(5);
      const [{ chat }, headers] = [await person(), fromNewAddress()];
      for (const { method, path } of stand.routes.filter((route) => route.path !== ENDLESS)) {
        const link = /\/login\/[\w-]{43}/.exec(await stand.say(chat, "mở sổ trên web"))?.[0] ?? "";
        const opened = await stand.api(`/../..${link}`, { method: "POST" });
        const cookie = (opened.headers["set-cookie"] ?? []).map((one) => one.split(";")[0]).join("; ");
        const tokens = (await post("/auth/refresh", {}, { cookie })).json() as Tokens;
        const names = ["tenant", "tenantId", "shop", "personId", "chatId", "entryId", "before", "after", "id"];
        for (const id of ids) {
          const query = names.map((name) => `${name}=${id}`).join("&");
          const answer = await stand.api(`/../..${path.replace(/:\w+/, id)}?${query}`, {
            method,
            headers: { ...headers, ...bearer(tokens), cookie, "x-tenant-id": id, "last-event-id": id },
            ...(method === "POST" && { body: Object.fromEntries(names.map((name) => [name, id])) }),
          });
          expect(answer.status, `${method} ${path}`).toBeLessThan(500);
          // A page that gives back what it was given tells nothing that was not known.
          const told = answer.text.replaceAll(`value="${id}"`, "");
          for (const one of ids) expect(told, `${method} ${path}`).not.toContain(one);
          expect(told, path).not.toMatch(/700[.,]?000|914000000/);
        }
      }
      await stand.settle();
      expect(await stand.say(victim, "hôm nay bán được bao nhiêu")).toMatch(/700\.000đ \(1 lần ghi\)/);
    }, 60_000);

    it("in a browser's cookie opens nothing: forged, another's id, or of a session that is over", async () => {
      const { chat } = await person();
      const link = /\/login\/[\w-]{43}/.exec(await stand.say(chat, "mở sổ trên web"))?.[0] ?? "";
      const opened = await stand.api(`/../..${link}`, { method: "POST" });
      const cookie = opened.headers["set-cookie"]?.[1]?.split(";")[0] ?? "";
      const look = (shown: string) => stand.api("/../../chat/page", { headers: { cookie: shown } });
      expect((await look(cookie)).status).toBe(200);
      const [row] = await stand.query<{ person: string; hash: Buffer }>(
        "SELECT person_id AS person, browser_hash AS hash FROM login_session ORDER BY created_at DESC LIMIT 1",
      );
      const forged = [row?.person ?? "", row?.hash.toString("base64url") ?? "", "x".repeat(43), `${"0".repeat(42)}'`];
      for (const value of forged) expect((await look(`so_tiem_web=${value}`)).status).toBe(401);
      // The cookie of a chat without a login, with the person's id for its secret.
      expect((await look(`so_tiem_chat=${row?.person ?? ""}`)).status).toBe(401);
      const foreign = { cookie, origin: "https://evil.example" };
      expect((await stand.api("/../../so/logout", { method: "POST", headers: foreign })).status).toBe(403);
      await stand.say(chat, "đăng xuất");
      expect((await look(cookie)).status).toBe(401);
    });

    it("in a code of an invitation is held up after three tries, also by another chat of the person", async () => {
      const { chat, phone } = await person();
      const tries = [];
      for (const code of ["AAAA-BBBB", "AAAA-CCCC", "AAAA-DDDD", "AAAA-EEEE"])
        tries.push(await stand.say(chat, `mã mời ${code}`));
      expect(tries.map((answer) => answer.startsWith("Mã mời này không đúng"))).toEqual([true, true, true, false]);
      expect(tries[3]).toMatch(/^Thử mã mời mấy lần liền rồi\. Đợi khoảng 10 phút/);
      const second = zalo("second-of-guesser");
      await stand.say(second, `sdt ${phone}`);
      await stand.say(second, await stand.codeIn(chat));
      expect(await stand.say(second, "mã mời AAAA-FFFF")).toMatch(/^Thử mã mời/);
    });

    it("in the payload of a button changes nothing of it", async () => {
      const [entry] = await stand.query<{ id: string }>(
        "SELECT book_entry_id AS id FROM outbox_message AS message JOIN chat ON chat.id = message.chat_id WHERE chat.chat_id = 'victim' AND book_entry_id IS NOT NULL",
      );
      const thief = zalo("tapper");
      await stand.say(thief, "bán 5k");
      for (const payload of [
        `void:${entry?.id ?? ""}`,
        `answer:${entry?.id ?? ""}:0`,
        `tip:${entry?.id ?? ""}:rejected`,
        "consent:given'; DELETE FROM consent; --",
      ]) {
        await stand.send(thief, { kind: "choice", payload, label: "" });
      }
      expect(await stand.say(victim, "hôm nay bán được bao nhiêu")).toMatch(/700\.000đ/);
    });

    it("in a link logs in nobody but whose it is, and once", async () => {
      const { chat } = await person();
      const link = /\/login\/([\w-]{43})/.exec(await stand.say(chat, "mở sổ trên web"))?.[1] ?? "";
      const open = (token: string) => stand.api(`/../../login/${token}`, { method: "POST" });
      expect((await open(link.split("").reverse().join(""))).status).toBe(410);
      expect((await open("' OR 1=1 --")).status).toBe(410);
      const both = await Promise.all([open(link), open(link)]);
      expect(both.map(({ status }) => status).sort()).toEqual([303, 410]);
    });

    it("in the refresh token's place opens nothing", async () => {
      for (const refreshToken of ["x".repeat(43), `${"0".repeat(42)}'`]) {
        expect((await post("/auth/refresh", { refreshToken })).status).toBe(401);
      }
    });
  });

  describe("by trying out who is a customer", () => {
    const shape = (answer: { status: number; text: string; headers: object }) => ({
      status: answer.status,
      body: answer.text.replace(/[0-9a-f-]{36}/, "<id>"),
      headers: Object.keys(answer.headers).sort(),
    });

    it("gets the same answer for known and unknown numbers, from both routes and in the chat", async () => {
      const { phone } = await person();
      const known = await post("/auth/otp", { phone }, fromNewAddress());
      const unknown = await post("/auth/otp", { phone: "0918000001" }, fromNewAddress());
      expect(shape(unknown)).toEqual(shape(known));
      const [knownId, unknownId] = [known, unknown].map((answer) => (answer.json() as { requestId: string }).requestId);
      const wrong = (requestId = "") => post("/auth/verify", { requestId, code: "000000" });
      expect(shape(await wrong(unknownId))).toEqual(shape(await wrong(knownId)));
      const inChat = async (number: string, chat: string) =>
        (await stand.say(zalo(chat), `sdt ${number}`)).replace(/[\d ]{10,}/, "#");
      expect(await inChat("0918000002", "spy1")).toBe(await inChat((await person()).phone, "spy2"));
    });

    it("makes the server do the same work for both", async () => {
      const { phone } = await person();
      const statementsOf = async (number: string): Promise<string[]> => {
        const sent = await recordStatements(() => post("/auth/otp", { phone: number }, fromNewAddress()));
        return sent.map(({ text }) => text);
      };
      const known = await statementsOf(phone);
      expect(known.length).toBeGreaterThan(5);
      expect(await statementsOf("0918000003")).toEqual(known);
    });
  });

  describe("by a session in the database that forgets to filter", () => {
    let session: pg.Client;
    beforeAll(async () => {
      session = new pg.Client(stand.database.applicationUrl);
      await session.connect();
    });
    afterAll(() => session.end());
    const count = async (sql: string) => (await session.query<{ n: number }>(sql)).rows[0]?.n;

    it("sees nothing without a shop, and as another shop nothing of the victim's", async () => {
      expect(await count("SELECT count(*)::int AS n FROM sale")).toBe(0);
      const thief = zalo("sql");
      await stand.say(thief, "bán 6k");
      const [own] = await stand.query<{ id: string }>("SELECT active_tenant_id AS id FROM chat WHERE chat_id = 'sql'");
      await session.query("SELECT set_config('app.tenant', $1, false)", [own?.id]);
      expect(await count("SELECT count(*)::int AS n FROM sale")).toBe(1);
      expect(await count("SELECT COALESCE(sum(total_vnd), 0)::int AS n FROM sale")).toBe(6_000);
      expect(await count("SELECT count(*)::int AS n FROM tenant")).toBe(1);
    });

    it("cannot make itself mightier, nor put the rules aside", async () => {
      const { rows } = await session.query<{ owner: string }>(
        "SELECT pg_get_userbyid(datdba) AS owner FROM pg_database WHERE datname = current_database()",
      );
      const owner = rows[0]?.owner ?? "";
      for (const sql of [
        `SET ROLE ${owner}`,
        `SET SESSION AUTHORIZATION ${owner}`,
        "ALTER TABLE sale DISABLE ROW LEVEL SECURITY",
        "ALTER TABLE sale NO FORCE ROW LEVEL SECURITY",
        "DROP POLICY tenant_isolation ON sale",
        "CREATE POLICY all_of_it ON sale USING (true)",
        "ALTER ROLE CURRENT_USER BYPASSRLS",
        "TRUNCATE sale",
        "DELETE FROM entry",
        "UPDATE account_event SET kind = 'x'",
      ]) {
        await expect(session.query(sql), sql).rejects.toThrow(
          /permission denied|must be owner|must be able to|cannot/i,
        );
      }
      // This one PostgreSQL answers with a warning instead of an error.
      await session.query("GRANT ALL ON sale TO PUBLIC");
      const may = "SELECT has_table_privilege(current_user, 'sale', 'DELETE')::int AS n";
      expect(await count(may)).toBe(0);
      await session.query("RESET ROLE");
      await session.query("SET row_security = off");
      await expect(session.query("SELECT count(*) FROM sale")).rejects.toThrow("row-level security");
      await session.query("RESET ALL");
      expect(await count("SELECT count(*)::int AS n FROM sale")).toBe(0);
    });
  });

  it("that reads the database finds no code, token or link that opens anything", async () => {
    const { chat, phone } = await person();
    const tokens = await stand.logIn(phone, chat);
    const link = /\/login\/([\w-]{43})/.exec(await stand.say(chat, "mở sổ trên web"))?.[1] ?? "";
    for (const table of ["login_code", "login_link", "login_session", "refresh_token", "account_event"]) {
      const rows = JSON.stringify(await stand.query(`SELECT t::text AS row FROM ${table} AS t`));
      for (const secret of [tokens.refreshToken, tokens.accessToken, link]) expect(rows).not.toContain(secret);
    }
  });
});

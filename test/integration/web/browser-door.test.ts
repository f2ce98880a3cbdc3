import { createHash, randomUUID } from "node:crypto";
import { afterEach, describe, expect, it } from "vitest";
import type { ServeOptions } from "../../support/browser/serve-chat.ts";
import { createInMemoryChat } from "../../support/browser/in-memory-chat.ts";
import { ask, type Answer } from "../../support/network/http.ts";
import { createLogRecorder, serveChat } from "../../support/browser/serve-chat.ts";
import type { WireEntry, WirePage } from "../../../bot/browser/wire.ts";
import type { Listening } from "../../../web/listen.ts";

const HOUR_MS = 3_600_000;
const NOW = new Date("2026-11-22T03:00:00.000Z");

const opened: Listening[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const serve = async (options: ServeOptions = {}) => {
  const chat = createInMemoryChat(() => []);
  const listening = await serveChat(chat, { ...options, door: { clock: { now: () => NOW }, ...options.door } });
  opened.push(listening);
  return { chat, url: `http://127.0.0.1:${listening.port}` };
};

const openSession = async (url: string): Promise<string> => {
  const { headers } = await ask(`${url}/chat/session`, { method: "POST" });
  return String(headers["set-cookie"]?.[0]).split(";")[0] ?? "";
};

/** A server with one person's session, and how that person posts. */
const begin = async (options: ServeOptions = {}) => {
  const { chat, url } = await serve(options);
  const cookie = await openSession(url);
  const post = (body: unknown): Promise<Answer> =>
    ask(`${url}/chat/messages`, { method: "POST", headers: { cookie }, body });
  return { chat, url, cookie, post };
};

describe("the page", () => {
  it("is served with files of its own only", async () => {
    const { url } = await serve();
    const page = await ask(url);
    expect(page.status).toBe(200);
    expect(page.headers["content-type"]).toBe("text/html; charset=utf-8");
    const references = [...page.text.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path]) => String(path));
    expect(references.length).toBeGreaterThan(3);
    for (const path of references) {
      expect(path).toMatch(/^\/page\//);
      expect((await ask(url + path)).status).toBe(200);
    }
  });

  it("is asked for again each time, and answered 304 while it is the same", async () => {
    const { url } = await serve();
    const first = await ask(`${url}/page/chat.js`);
    expect(first.headers["cache-control"]).toBe("no-cache");
    expect(first.headers["content-type"]).toBe("text/javascript; charset=utf-8");
    const etag = String(first.headers.etag);
    expect((await ask(`${url}/page/chat.js`, { headers: { "if-none-match": etag } })).status).toBe(304);
    expect((await ask(`${url}/page/chat.js`, { headers: { "if-none-match": '"old"' } })).status).toBe(200);
  });

  it.each([
    "/page/nothing.js",
    "/page/tsconfig.json",
    "/page/..%2Frefusal.ts",
    "/page/%2e%2e%2fcreate-browser-door.ts",
  ])("does not serve %s", async (path) => {
    const { url } = await serve();
    expect((await ask(url + path)).status).toBe(404);
  });
});

describe("who may use it", () => {
  const refused = async (headers: Record<string, string>, door: ServeOptions["door"] = {}, path = "/") => {
    const { url } = await serve({ door, web: { allowedHosts: ["tiem.example"] } });
    const answer = await ask(url + path, { headers });
    return answer.status === 200 ? undefined : (answer.json() as { code: string }).code;
  };

  it("is only this machine: not the public name, not what a tunnel or proxy passes on", async () => {
    expect(await refused({})).toBeUndefined();
    expect(await refused({ host: "tiem.example" })).toBe("not-on-this-machine");
    expect(await refused({ "x-forwarded-for": "203.0.113.9" })).toBe("not-on-this-machine");
    expect(await refused({ "cf-connecting-ip": "203.0.113.9" })).toBe("not-on-this-machine");
    expect(await refused({ forwarded: "for=203.0.113.9" }, {}, "/page/chat.js")).toBe("not-on-this-machine");
    expect(await refused({ host: "tiem.example" }, {}, "/chat/page")).toBe("not-on-this-machine");
  });

  it("is whoever the composition root says", async () => {
    expect(await refused({ host: "tiem.example" }, { isAllowed: () => true })).toBeUndefined();
    expect(await refused({}, { isAllowed: () => false })).toBe("not-on-this-machine");
  });

  it("is not a page of another port of this machine", async () => {
    expect(await refused({ "sec-fetch-site": "same-site" }, {}, "/chat/page")).toBe("not-our-page");
    expect(await refused({ "sec-fetch-site": "cross-site" }, {}, "/chat/stream")).toBe("not-our-page");
  });
});

describe("the cookie", () => {
  it("is long, kept for a year, and out of reach of scripts and of other sites", async () => {
    const { url } = await serve();
    const { status, headers } = await ask(`${url}/chat/session`, { method: "POST" });
    expect(status).toBe(204);
    const cookie = String(headers["set-cookie"]?.[0]);
    expect(cookie).toMatch(/^so_tiem_chat=[A-Za-z0-9_-]{43};/);
    expect(cookie).toContain("Max-Age=31536000");
    expect(cookie).toContain("Path=/");
    expect(cookie).toContain("HttpOnly");
    expect(cookie).toContain("SameSite=Strict");
  });

  it("stays the same when it is prolonged, and is replaced when it is not one of ours", async () => {
    const { url, cookie } = await begin();
    const again = await ask(`${url}/chat/session`, { method: "POST", headers: { cookie: `a=b; ${cookie}` } });
    expect(again.headers["set-cookie"]?.[0]).toContain(`${cookie};`);
    const forged = await ask(`${url}/chat/session`, { method: "POST", headers: { cookie: "so_tiem_chat=1" } });
    expect(forged.headers["set-cookie"]?.[0]).toMatch(/^so_tiem_chat=[A-Za-z0-9_-]{43};/);
  });

  it("is not given by the page: who follows a link from elsewhere would lose the one they have", async () => {
    const { url } = await serve();
    expect((await ask(url, { headers: { "sec-fetch-site": "cross-site" } })).headers["set-cookie"]).toBeUndefined();
  });

  it("goes no further than the door: the chat is known by its hash", async () => {
    const { chat, cookie, post } = await begin();
    await post({ id: randomUUID(), text: "bán 50k" });
    const secret = cookie.slice("so_tiem_chat=".length);
    const hash = createHash("sha256").update(secret).digest("base64url");
    expect(chat.events[0]).toMatchObject({
      channel: "browser",
      botId: "local",
      chatId: hash,
      sender: { userId: hash },
    });
    expect(JSON.stringify(chat.events)).not.toContain(secret);
  });

  it("is needed to read and to write", async () => {
    const { url } = await serve();
    const body = { id: randomUUID(), text: "bán 50k" };
    expect((await ask(`${url}/chat/messages`, { method: "POST", body })).status).toBe(401);
    expect((await ask(`${url}/chat/page`)).status).toBe(401);
    expect((await ask(`${url}/chat/stream`)).status).toBe(401);
  });
});

describe("a message", () => {
  it("is kept once, however often it is sent", async () => {
    const { chat, post } = await begin();
    const message = { id: randomUUID(), text: "hôm nay bán 2 triệu" };
    const first = await post(message);
    const second = await post(message);
    expect([first.status, first.json()]).toEqual([202, { status: "new" }]);
    expect([second.status, second.json()]).toEqual([202, { status: "repeated" }]);
    expect(chat.events).toHaveLength(1);
    expect(chat.events[0]).toMatchObject({ eventId: message.id, content: { kind: "text", text: message.text } });
  });

  it("can be a tapped choice", async () => {
    const { chat, post } = await begin();
    const choice = { payload: "undo:7", label: "Huỷ" };
    expect((await post({ id: randomUUID(), choice })).status).toBe(202);
    expect(chat.events[0]?.content).toEqual({ kind: "choice", ...choice });
  });

  it("was sent as long ago as the page says, by the door's clock", async () => {
    const { chat, post } = await begin();
    await post({ id: randomUUID(), text: "bán 50k" });
    await post({ id: randomUUID(), text: "bán 50k", ageMs: 47 * HOUR_MS });
    expect(chat.events.map(({ sentAt }) => sentAt.toISOString())).toEqual([
      "2026-11-22T03:00:00.000Z",
      "2026-11-20T04:00:00.000Z",
    ]);
    expect(chat.events.every(({ receivedAt }) => receivedAt.getTime() === NOW.getTime())).toBe(true);
  });

  it.each([
    ["empty-text", { text: "" }],
    ["empty-text", { text: " \n\t " }],
    ["empty-text", { text: "\0" }],
    ["text-too-long", { text: "x".repeat(4_001) }],
    ["message-too-old", { text: "hôm nay bán 2 triệu", ageMs: 48 * HOUR_MS + 1 }],
    ["malformed-message", { text: "bán 50k", ageMs: -1 }],
    ["malformed-message", { text: 50_000 }],
    ["malformed-message", {}],
    ["malformed-message", { id: "1", text: "bán 50k" }],
    ["malformed-message", { choice: { payload: "x".repeat(65), label: "Huỷ" } }],
    ["malformed-message", { choice: { payload: "undo:7" } }],
  ])("is refused as %s with a sentence: %j", async (code, body) => {
    const { chat, post } = await begin();
    const answer = await post({ id: randomUUID(), ...body });
    expect(answer.status).toBe(422);
    const problem = answer.json() as { code: string; detail: string };
    expect(problem.code).toBe(code);
    expect(problem.detail.length).toBeGreaterThan(10);
    expect(chat.events).toHaveLength(0);
  });

  it("of the greatest length, in letters of two code units, is taken", async () => {
    const { chat, post } = await begin();
    expect((await post({ id: randomUUID(), text: "🍜".repeat(2_000) })).status).toBe(202);
    expect(chat.events[0]?.content).toEqual({ kind: "text", text: "🍜".repeat(2_000) });
  });

  it("loses only what no database can keep: NUL and half letters", async () => {
    const { chat, post } = await begin();
    await post({ id: randomUUID(), text: "bán\0 50k \uD83C! 🍜" });
    expect(chat.events[0]?.content).toEqual({ kind: "text", text: "bán 50k \uFFFD! 🍜" });
  });

  it("must be JSON, as no form of another site can send", async () => {
    const { url, cookie } = await begin();
    const headers = { cookie, "content-type": "text/plain" };
    const body = JSON.stringify({ id: randomUUID(), text: "bán 50k" });
    expect((await ask(`${url}/chat/messages`, { method: "POST", headers, body })).status).toBe(415);
  });

  it("that could not be kept is answered so that the page tries again", async () => {
    const { lines, log } = createLogRecorder();
    const { chat, post } = await begin({ door: { log } });
    chat.breakIntake(new Error("connection lost"));
    const message = { id: randomUUID(), text: "bán 50k" };
    const failed = await post(message);
    expect([failed.status, failed.json()]).toMatchObject([503, { code: "message-not-kept" }]);
    expect(lines).toMatchObject([{ level: "error", fields: { eventId: message.id } }]);
    chat.breakIntake(undefined);
    expect((await post(message)).json()).toEqual({ status: "new" });
  });
});

const textOf = (entry: WireEntry): string | undefined =>
  entry.from === "person" && entry.content.kind === "text" ? entry.content.text : undefined;

describe("older messages", () => {
  it("come page by page, oldest first, each once", async () => {
    const { chat, url, cookie, post } = await begin();
    for (let count = 1; count <= 45; count += 1) await post({ id: randomUUID(), text: `bán ${count}k` });
    const address = chat.events[0]!;
    chat.say(address, { text: "Đã ghi." }, NOW);

    const newest = (await ask(`${url}/chat/page`, { headers: { cookie } })).json() as WirePage;
    const mark = encodeURIComponent(newest.older ?? "none");
    const oldest = (await ask(`${url}/chat/page?before=${mark}`, { headers: { cookie } })).json() as WirePage;

    expect(newest.entries.at(-1)).toEqual({
      from: "shop-book",
      cursor: newest.newestReply,
      at: NOW.toISOString(),
      message: { text: "Đã ghi." },
    });
    expect(oldest.older).toBeUndefined();
    const texts = [...oldest.entries, ...newest.entries.slice(0, -1)].map(textOf);
    expect(texts).toEqual(Array.from({ length: 45 }, (_, index) => `bán ${index + 1}k`));
  });

  it("are not shown to another browser", async () => {
    const { url, post } = await begin();
    await post({ id: randomUUID(), text: "bán 50k" });
    const other = await openSession(url);
    expect((await ask(`${url}/chat/page`, { headers: { cookie: other } })).json()).toEqual({
      entries: [],
      newestReply: "0",
    });
  });

  it.each(["", "a b", "x".repeat(201), "1&before=2"])("are not looked for before %j", async (before) => {
    const { url, cookie } = await begin();
    const query = before.includes("&") ? before : encodeURIComponent(before);
    expect((await ask(`${url}/chat/page?before=${query}`, { headers: { cookie } })).status).toBe(400);
  });

  it("are kept by no cache", async () => {
    const { url, cookie } = await begin();
    expect((await ask(`${url}/chat/page`, { headers: { cookie } })).headers["cache-control"]).toBe("no-store");
  });
});

describe("a file of the menu", () => {
  const ID = "7f3a0a64-41c7-4a39-9c4e-6e9f2c5b8a10";
  const upload = (
    url: string,
    cookie: string,
    body: string,
    query = `id=${ID}&name=${encodeURIComponent("thực đơn.csv")}`,
  ) =>
    ask(`${url}/chat/files?${query}`, {
      method: "POST",
      headers: { cookie, "content-type": "application/octet-stream" },
      body,
    });

  it("is kept with its rows, and shown in the chat by its name alone", async () => {
    const { chat, url, cookie } = await begin();
    expect((await upload(url, cookie, "Tên,Giá\nphở,50000\n")).status).toBe(202);
    expect((await upload(url, cookie, "Tên,Giá\nphở,50000\n")).json()).toEqual({ status: "repeated" });
    expect(chat.events.map(({ content }) => content)).toEqual([
      {
        kind: "file",
        name: "thực đơn.csv",
        table: {
          rows: [
            ["Tên", "Giá"],
            ["phở", "50000"],
          ],
        },
      },
    ]);
    const page = (await ask(`${url}/chat/page`, { headers: { cookie } })).json() as WirePage;
    expect(page.entries).toMatchObject([{ from: "person", content: { kind: "file", name: "thực đơn.csv" } }]);
    expect(JSON.stringify(page)).not.toContain("50000");
  });

  it("is refused where it is too large or has no name", async () => {
    const { chat, url, cookie } = await begin();
    const large = await upload(url, cookie, "x".repeat(1_000_001));
    expect([large.status, large.json()]).toMatchObject([413, { code: "file-too-large" }]);
    expect((await upload(url, cookie, "phở,50000", `id=${ID}`)).status).toBe(422);
    expect((await ask(`${url}/chat/files?id=${ID}&name=a.csv`, { method: "POST", body: "x" })).status).toBe(401);
    expect(chat.events).toEqual([]);
  });
});

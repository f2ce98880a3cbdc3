import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { afterEach, describe, expect, it } from "vitest";
import type { ChatAddress } from "../../../core/ports/inbound-event.ts";
import { chatOfSecret } from "../../../bot/browser/chat-cookie.ts";
import { openEvents, type EventReader, type SentEvent } from "../../support/browser/event-reader.ts";
import { ask, askForHead } from "../../support/network/http.ts";
import { createInMemoryChat, type InMemoryChat } from "../../support/browser/in-memory-chat.ts";
import { createLogRecorder, serveChat, type ServeOptions } from "../../support/browser/serve-chat.ts";
import type { Listening } from "../../../web/listen.ts";

const SECRET = "a".repeat(43);
const CHAT: ChatAddress = chatOfSecret(SECRET);
const HEADERS = { cookie: `so_tiem_chat=${SECRET}` };

const servers: Listening[] = [];
const readers: EventReader[] = [];
afterEach(async () => {
  for (const reader of readers.splice(0)) reader.close();
  await Promise.all(servers.splice(0).map((one) => one.close()));
});

const serve = async (chat: InMemoryChat, options: ServeOptions = {}) => {
  const server = await serveChat(chat, options);
  servers.push(server);
  const url = `http://127.0.0.1:${server.port}`;
  const open = async (query = "", headers: Record<string, string> = {}): Promise<EventReader> => {
    const reader = await openEvents(`${url}/chat/stream${query}`, { ...HEADERS, ...headers });
    readers.push(reader);
    return reader;
  };
  const post = (text: string, id = randomUUID()) =>
    ask(`${url}/chat/messages`, { method: "POST", headers: HEADERS, body: { id, text } });
  return { server, url, open, post };
};

const silent = () => createInMemoryChat(() => []);

const textOf = ({ data }: SentEvent): string => (data as { message: { text: string } }).message.text;

const textsOf = async (reader: EventReader, count: number): Promise<string[]> => {
  const texts: string[] = [];
  while (texts.length < count) texts.push(textOf(await reader.next("reply")));
  return texts;
};

/** An answer that is given when the test says so. */
const createSlowBook = () => {
  let finish: () => void = () => undefined;
  const finished = new Promise<void>((resolve) => {
    finish = resolve;
  });
  const chat = createInMemoryChat(async () => {
    await finished;
    return [{ text: "Đã ghi." }];
  });
  return {
    chat,
    finish: () => {
      finish();
    },
  };
};

describe("replies", () => {
  it("come as they are said, with their cursor as id", async () => {
    const chat = silent();
    const { open } = await serve(chat);
    const reader = await open();
    await reader.next("typing");
    const at = new Date("2026-11-22T03:00:00Z");
    const choices = { kind: "actions", options: [{ label: "Huỷ", payload: "undo:1" }] } as const;
    chat.say(CHAT, { text: "Đã ghi\n2.000.000đ", choices }, at);
    const { id, data } = await reader.next("reply");
    expect(data).toEqual({
      from: "shop-book",
      cursor: id,
      at: at.toISOString(),
      message: { text: "Đã ghi\n2.000.000đ", choices },
    });
  });

  it("go on after the cursor that the page knows, and after the last id when it reconnects", async () => {
    const chat = silent();
    for (const text of ["một", "hai", "ba"]) chat.say(CHAT, { text });
    const { open } = await serve(chat);
    expect(await textsOf(await open(), 3)).toEqual(["một", "hai", "ba"]);
    expect(await textsOf(await open("?after=1"), 2)).toEqual(["hai", "ba"]);
    expect(await textsOf(await open("?after=1", { "last-event-id": "2" }), 1)).toEqual(["ba"]);
  });

  it("come each once and in order, more of them than are read at a time", async () => {
    const chat = silent();
    const said = Array.from({ length: 250 }, (_, index) => `tin ${index}`);
    for (const text of said) chat.say(CHAT, { text });
    const { open } = await serve(chat);
    expect(await textsOf(await open(), 250)).toEqual(said);
  });

  it("are not missed when they are said while the door is just reading", async () => {
    const chat = silent();
    let sayNow: (() => void) | undefined = () => {
      chat.say(CHAT, { text: "chen ngang" });
    };
    const repliesAfter: typeof chat.chatLog.repliesAfter = async (address, cursor) => {
      const replies = await chat.chatLog.repliesAfter(address, cursor);
      sayNow?.();
      sayNow = undefined;
      return replies;
    };
    const { open } = await serve(chat, { door: { chatLog: { ...chat.chatLog, repliesAfter } } });
    expect(await textsOf(await open(), 1)).toEqual(["chen ngang"]);
  });

  it("of another chat stay there", async () => {
    const chat = silent();
    const { open } = await serve(chat);
    const reader = await open();
    await reader.next("typing");
    chat.say(chatOfSecret("b".repeat(43)), { text: "cho người khác" });
    chat.say(CHAT, { text: "cho mình" });
    expect(await textsOf(reader, 1)).toEqual(["cho mình"]);
  });

  it.each(["?after=x", "?after=-1", `?after=${"9".repeat(19)}`, "?after=1&after=2"])(
    "are not read from %s",
    async (query) => {
      const { open } = await serve(silent());
      expect((await open(query)).status).toBe(400);
    },
  );

  it("tell a page to start over when the book is younger than what it has read", async () => {
    const chat = silent();
    chat.say(CHAT, { text: "sổ mới" });
    const { open } = await serve(chat);
    const reader = await open("?after=57");
    await reader.next("reset");
    await reader.ended;
    expect(chat.listenerCount()).toBe(0);
  });
});

describe("typing", () => {
  it("is told when a message waits for its answer, and when it is answered", async () => {
    const { chat, finish } = createSlowBook();
    const { open, post } = await serve(chat);
    const reader = await open();
    expect((await reader.next("typing")).data).toEqual({ working: false });
    await post("hôm nay bán 2 triệu");
    expect((await reader.next("typing")).data).toEqual({ working: true });
    finish();
    expect(textOf(await reader.next("reply"))).toBe("Đã ghi.");
    expect((await reader.next("typing")).data).toEqual({ working: false });
  });

  it("ends although nobody calls back, as when the work was given up", async () => {
    let working = true;
    const chat = silent();
    const chatLog = { ...chat.chatLog, isWorking: () => Promise.resolve(working), onReply: () => () => undefined };
    const { open } = await serve(chat, { door: { chatLog, workingPollMs: 5 } });
    const reader = await open();
    expect((await reader.next("typing")).data).toEqual({ working: true });
    working = false;
    expect((await reader.next("typing")).data).toEqual({ working: false });
  });
});

describe("the line", () => {
  it("shows the person's own message in their other windows, once", async () => {
    const { open, post } = await serve(silent());
    const [one, two] = [await open(), await open()];
    const id = randomUUID();
    await post("bán 50k", id);
    await post("bán 50k", id);
    await post("bán 60k");
    for (const reader of [one, two]) {
      expect((await reader.next("message")).data).toMatchObject({ id, content: { kind: "text", text: "bán 50k" } });
      expect((await reader.next("message")).data).toMatchObject({ content: { text: "bán 60k" } });
    }
  });

  it("gives signs of life, and looks again with each in case a call was lost", async () => {
    const chat = silent();
    const chatLog = { ...chat.chatLog, onReply: () => () => undefined };
    const { open } = await serve(chat, { door: { chatLog, heartbeatMs: 10 } });
    const reader = await open();
    await reader.next("beat");
    chat.say(CHAT, { text: "không ai báo" });
    expect(await textsOf(reader, 1)).toEqual(["không ai báo"]);
  });

  it("is refused to the twenty-first window of a chat, and free again when one is closed", async () => {
    const chat = silent();
    const { open } = await serve(chat);
    const first = await open();
    for (let count = 2; count <= 20; count += 1) expect((await open()).status).toBe(200);
    expect((await open()).status).toBe(429);
    first.close();
    await expect.poll(async () => (await open()).status).toBe(200);
  });

  it("is refused while the whole door has as many as it can carry", async () => {
    const { open } = await serve(silent(), { door: { limits: { streamsPerChat: 20, streams: 1 } } });
    const first = await open();
    const other = { cookie: `so_tiem_chat=${"b".repeat(43)}` };
    expect((await open("", other)).status).toBe(429);
    first.close();
    await expect.poll(async () => (await open("", other)).status).toBe(200);
  });

  it("holds no place for a page that left before it was opened", async () => {
    const chat = silent();
    chat.say(CHAT, { text: "một" });
    let reading = 0;
    let letGo: () => void = () => undefined;
    const held = new Promise<void>((resolve) => {
      letGo = resolve;
    });
    const page: typeof chat.chatLog.page = async (address, options) => {
      reading += 1;
      await held;
      return chat.chatLog.page(address, options);
    };
    const limits = { streamsPerChat: 1, streams: 1 };
    const { lines, log } = createLogRecorder();
    const { url, open } = await serve(chat, { door: { limits, chatLog: { ...chat.chatLog, page } }, web: { log } });
    const leaver = request(`${url}/chat/stream?after=1`, { headers: HEADERS });
    leaver.on("error", () => undefined).end();
    await expect.poll(() => reading).toBe(1);
    leaver.destroy();
    await expect.poll(() => lines).toMatchObject([{ fields: { aborted: true } }]);
    letGo();
    expect((await open("?after=1")).status).toBe(200);
  });

  it("leaves nothing behind when the page goes", async () => {
    const chat = silent();
    const { open } = await serve(chat);
    const reader = await open();
    await reader.next("typing");
    expect(chat.listenerCount()).toBe(1);
    reader.close();
    await expect.poll(() => chat.listenerCount()).toBe(0);
  });

  it("ends when the chat cannot be read, so that the page asks again", async () => {
    const { lines, log } = createLogRecorder();
    const chat = silent();
    const chatLog = { ...chat.chatLog, repliesAfter: () => Promise.reject(new Error("connection lost")) };
    const { open } = await serve(chat, { door: { chatLog, log } });
    await (
      await open()
    ).ended;
    expect(lines).toMatchObject([{ level: "error" }]);
  });

  it("ends at once when the server closes, although it would never end by itself", async () => {
    const chat = silent();
    const { server, open } = await serve(chat, { drainTimeoutMs: 20_000 });
    const reader = await open();
    await reader.next("typing");
    await server.close();
    await reader.ended;
    expect(chat.listenerCount()).toBe(0);
  }, 5_000);

  it("gives up a page that takes nothing, without keeping all it could not send", async () => {
    const chat = silent();
    let reads = 0;
    const chatLog: typeof chat.chatLog = {
      ...chat.chatLog,
      repliesAfter: (address, cursor) => {
        reads += 1;
        return chat.chatLog.repliesAfter(address, cursor);
      },
    };
    const { url } = await serve(chat, { door: { chatLog } });
    const big = "x".repeat(60_000);
    for (let count = 0; count < 400; count += 1) chat.say(CHAT, { text: big });
    const page = await askForHead(`${url}/chat/stream`, { headers: HEADERS });
    // 400 replies are four reads; a page that takes nothing stops it while it sends the first hundred or two.
    await expect.poll(() => reads).toBeGreaterThan(0);
    for (let turn = 0; turn < 50; turn += 1) await new Promise((resolve) => setImmediate(resolve));
    expect(reads).toBeLessThan(4);
    page.destroy();
  });
});

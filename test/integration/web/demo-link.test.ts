import { randomUUID } from "node:crypto";

import { afterEach, describe, expect, it } from "vitest";

import { chatOfSecret } from "../../../bot/browser/chat-cookie.ts";
import type { Listening } from "../../../web/listen.ts";
import { createInMemoryChat } from "../../support/browser/in-memory-chat.ts";
import { serveChat } from "../../support/browser/serve-chat.ts";
import { ask } from "../../support/network/http.ts";

const SECRET = "demo".padEnd(32, "x");
const OWN = "mine".padEnd(32, "y");

const opened: Listening[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const serve = async () => {
  const chat = createInMemoryChat(() => []);
  chat.say(chatOfSecret(SECRET), { text: "Chào buổi sáng!" });
  const listening = await serveChat(chat);
  opened.push(listening);
  const follow = (secret: string, headers: Record<string, string> = {}) =>
    ask(`http://127.0.0.1:${String(listening.port)}/demo/${secret}`, { headers });
  return { chat, follow };
};

describe("the link of a made-up shop", () => {
  it("makes a browser without a book its owner", async () => {
    const { follow } = await serve();
    const answer = await follow(SECRET);
    expect(answer.status).toBe(302);
    expect(answer.headers["location"]).toBe("/");
    expect(String(answer.headers["set-cookie"])).toContain(`so_tiem_chat=${SECRET}`);
  });

  it("takes no book from a browser that has one", async () => {
    const { chat, follow } = await serve();
    chat.say(chatOfSecret(OWN), { text: "Đã ghi bán 200.000đ." });
    const answer = await follow(SECRET, { cookie: `so_tiem_chat=${OWN}` });
    expect(answer.status).toBe(409);
    expect(answer.headers["set-cookie"]).toBeUndefined();
  });

  it("opens nothing from a page elsewhere, and nothing that is not there", async () => {
    const { follow } = await serve();
    expect((await follow(SECRET, { "sec-fetch-site": "cross-site" })).status).toBe(403);
    expect((await follow(randomUUID().replaceAll("-", ""))).status).toBe(404);
  });
});

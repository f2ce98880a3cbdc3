import { afterEach, describe, expect, it } from "vitest";
import { createZaloClient } from "../../../bot/zalo/client.ts";
import { createZaloSender } from "../../../bot/zalo/create-zalo-sender.ts";
import { SettingError } from "../../../core/ports/errors.ts";
import { freePort } from "../../support/network/free-port.ts";
import { openZaloServer, type ZaloFault } from "../../support/zalo/fault-server.ts";

const TOKEN = "111:alpha-token";
const closing: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const close of closing.splice(0)) await close();
});

const begin = async ({ token = TOKEN, requestTimeoutMs = 10_000 } = {}) => {
  const zalo = await openZaloServer({ tokens: [TOKEN] });
  closing.push(zalo.close);
  const sender = createZaloSender({ token, apiRoot: `${zalo.apiRoot}/`, requestTimeoutMs });
  const sent = () => zalo.callsOf("sendMessage").map(({ body }) => body);
  return { zalo, sender, sent };
};

describe("sending by Zalo", () => {
  it("sends a text and tells its id", async () => {
    const { sender, sent } = await begin();
    expect(await sender.send("chat-1", { text: "Đã ghi: bán 2.000.000đ." })).toEqual({
      kind: "sent",
      messageId: "sent-1",
    });
    expect(sent()).toEqual([{ chat_id: "chat-1", text: "Đã ghi: bán 2.000.000đ." }]);
    expect(sender).toMatchObject({ channel: "zalo", botId: "111" });
  });

  it("sends a long text in parts, in their order", async () => {
    const { sender, sent } = await begin();
    const line = "Cà phê sữa: 25.000đ × 10 = 250.000đ";
    const text = Array.from({ length: 150 }, () => line).join("\n");
    expect(await sender.send("chat-1", { text })).toEqual({ kind: "sent", messageId: "sent-3", parts: 3 });
    expect(
      sent()
        .map((body) => body["text"])
        .join("\n"),
    ).toBe(text);
  });

  it("stops at the part that fails, and tells its result", async () => {
    const { zalo, sender, sent } = await begin();
    await sender.send("chat-1", { text: "để nối đường dây" });
    zalo.fail("sendMessage", { kind: "garbage", text: '{"ok":true,"result":{}}' }, { kind: "error", code: 429 });
    const text = Array.from({ length: 3 }, (_, index) => String(index).repeat(1_500)).join("\n");
    expect(await sender.send("chat-1", { text })).toEqual({ kind: "slow_down", retryAfterMs: 30_000 });
    expect(sent()).toHaveLength(3);
  });

  it("does not send what is blank", async () => {
    const { sender, sent } = await begin();
    expect(await sender.send("chat-1", { text: " \n " })).toEqual({ kind: "refused", code: "empty" });
    expect(sent()).toEqual([]);
  });

  const refused = (code: number, status?: number): ZaloFault => ({
    kind: "error",
    code,
    ...(status === undefined ? {} : { status }),
  });
  it.each<[string, ZaloFault, object]>([
    ["429 in the body", refused(429), { kind: "slow_down", retryAfterMs: 30_000 }],
    ["429 in both", refused(429, 429), { kind: "slow_down", retryAfterMs: 30_000 }],
    ["429 of a proxy", { kind: "garbage", status: 429 }, { kind: "slow_down", retryAfterMs: 30_000 }],
    ["403", refused(403), { kind: "chat_gone", code: "403" }],
    ["404", refused(404, 404), { kind: "chat_gone", code: "404" }],
    ["400", refused(400), { kind: "refused", code: "400" }],
    ["400 in a body with status 500", refused(400, 500), { kind: "refused", code: "400" }],
    ["401", refused(401, 401), { kind: "unreachable", code: "401" }],
    ["408", refused(408), { kind: "unknown", code: "408" }],
    ["500", refused(500, 500), { kind: "unknown", code: "500" }],
    ["a page instead of an answer", { kind: "garbage" }, { kind: "unknown", code: "garbage-200" }],
    ["a gateway's error", { kind: "garbage", status: 502 }, { kind: "unknown", code: "garbage-502" }],
    ["an answer without a code", { kind: "garbage", text: '{"ok":false}' }, { kind: "unknown", code: "garbage-200" }],
    ["an ok without an id", { kind: "garbage", text: '{"ok":true,"result":[]}' }, { kind: "sent" }],
    ["an ok without anything", { kind: "garbage", text: '{"ok":true}' }, { kind: "sent" }],
  ])("takes %s for what it is", async (_what, fault, result) => {
    const { zalo, sender } = await begin();
    zalo.fail("sendMessage", fault);
    expect(await sender.send("chat-1", { text: "chào" })).toEqual(result);
  });

  it("does not know whether it was sent when the connection breaks or no answer comes", async () => {
    const { zalo, sender } = await begin({ requestTimeoutMs: 200 });
    zalo.fail("sendMessage", { kind: "hang" });
    expect(await sender.send("chat-1", { text: "chào" })).toEqual({ kind: "unknown", code: "timeout" });
    zalo.fail("sendMessage", { kind: "reset" });
    expect(await sender.send("chat-1", { text: "chào" })).toMatchObject({ kind: "unknown" });
  });

  it.each([
    ["nobody listens", async () => `http://127.0.0.1:${await freePort()}`],
    ["nobody listens on any of a name's addresses", async () => `http://localhost:${await freePort()}`],
    ["the server speaks no TLS", async () => (await begin()).zalo.apiRoot.replace("http:", "https:")],
    ["the name is unknown", async () => "http://zalo.invalid"],
  ])("knows that nothing was sent when %s", async (_why, apiRoot) => {
    const sender = createZaloSender({ token: TOKEN, apiRoot: await apiRoot() });
    expect(await sender.send("chat-1", { text: "chào" })).toMatchObject({ kind: "unreachable" });
  });

  it("follows no redirect: it would carry the token away", async () => {
    const { zalo, sender, sent } = await begin();
    zalo.fail("sendMessage", { kind: "garbage", status: 307, text: "", location: "/elsewhere" });
    expect(await sender.send("chat-1", { text: "chào" })).toEqual({ kind: "unknown", code: "garbage-307" });
    expect(zalo.calls).toHaveLength(1);
    expect(sent()).toHaveLength(1);
  });
});

describe("the client of the Bot Platform", () => {
  const client = async (token = TOKEN) => {
    const { zalo } = await begin();
    return { zalo, client: createZaloClient({ token, apiRoot: zalo.apiRoot }) };
  };

  it("knows every method by its name and fields", async () => {
    const { zalo, client: bot } = await client();
    expect(await bot.getMe()).toEqual({
      ok: true,
      result: { id: "111", accountName: "bot.test", accountType: "BASIC" },
    });
    expect(await bot.getWebhookInfo()).toMatchObject({ ok: false, kind: "refused", code: 404 });
    await bot.deleteWebhook();
    await bot.sendPhoto({ chatId: "c", photo: "https://x.example/p.png", caption: "Biểu đồ" });
    await bot.sendChatAction({ chatId: "c", action: "typing" });
    expect(zalo.calls.map(({ method, body }) => [method, body])).toEqual([
      ["getMe", {}],
      ["getWebhookInfo", {}],
      ["deleteWebhook", {}],
      ["sendPhoto", { chat_id: "c", photo: "https://x.example/p.png", caption: "Biểu đồ" }],
      ["sendChatAction", { chat_id: "c", action: "typing" }],
    ]);
  });

  it("gives the token away in nothing that it returns", async () => {
    const { zalo, client: bot } = await client();
    zalo.fail("getMe", { kind: "error", code: 400, description: `bad path /bot${TOKEN}/getMe` }, { kind: "reset" });
    const answers = [await bot.getMe(), await bot.getMe()];
    expect(answers[0]).toEqual({ ok: false, kind: "refused", code: 400, description: "bad path /bot…/getMe" });
    expect(JSON.stringify(answers)).not.toContain("alpha");
  });

  it("refuses an address that is none, without the token in the sentence", () => {
    expect(() => createZaloClient({ token: TOKEN, apiRoot: "zalo" })).toThrow(SettingError);
    expect(() => createZaloClient({ token: TOKEN, apiRoot: "zalo" })).not.toThrow(/alpha/);
  });
});

describe("a picture by Zalo", () => {
  const message = { text: "Tuần này bán được 14.200.000đ.", picture: { linkName: "p".repeat(22), title: "Tuần này" } };
  const beginWithUrl = async () => {
    const zalo = await openZaloServer({ tokens: [TOKEN] });
    closing.push(zalo.close);
    const pictureUrl = ({ linkName }: { linkName: string }) => `https://so.example/files/${linkName}.png`;
    return { zalo, sender: createZaloSender({ token: TOKEN, apiRoot: zalo.apiRoot, pictureUrl }) };
  };

  it("goes by its address, with the words below it, as one message", async () => {
    const { zalo, sender } = await beginWithUrl();
    expect(await sender.send("chat-1", message)).toEqual({ kind: "sent", messageId: "sent-1" });
    expect(zalo.callsOf("sendPhoto").map(({ body }) => body)).toEqual([
      { chat_id: "chat-1", photo: `https://so.example/files/${"p".repeat(22)}.png`, caption: message.text },
    ]);
    expect(zalo.callsOf("sendMessage")).toEqual([]);
  });

  it("is words alone where no address leads here, or Zalo will not take it", async () => {
    const { sender, sent } = await begin();
    await sender.send("chat-1", message);
    expect(sent()).toEqual([{ chat_id: "chat-1", text: message.text }]);
    const { zalo, sender: other } = await beginWithUrl();
    zalo.fail("sendPhoto", { kind: "error", code: 400 });
    expect(await other.send("chat-1", message)).toMatchObject({ kind: "sent" });
    expect(zalo.callsOf("sendMessage")).toHaveLength(1);
  });

  it("is not doubled by words where its fate is unknown", async () => {
    const { zalo, sender } = await beginWithUrl();
    zalo.fail("sendPhoto", { kind: "error", code: 408 });
    expect((await sender.send("chat-1", message)).kind).toBe("unknown");
    expect(zalo.callsOf("sendMessage")).toEqual([]);
  });
});

describe("a file by Zalo", () => {
  const document = {
    linkName: "d".repeat(22),
    fileName: "so-tiem-du-lieu.xlsx",
    linkWords: "Tải về trong một giờ:",
    unreachableWords: "Máy này không gửi tệp được.",
  };
  const message = { text: "Đây là tất cả những gì sổ đang giữ.", document };

  it("goes by its address below the words, and where none leads here the words say so", async () => {
    const zalo = await openZaloServer({ tokens: [TOKEN] });
    closing.push(zalo.close);
    const documentUrl = ({ linkName }: { linkName: string }) => `https://so.example/files/${linkName}.xlsx`;
    await createZaloSender({ token: TOKEN, apiRoot: zalo.apiRoot, documentUrl }).send("chat-1", message);
    await createZaloSender({ token: TOKEN, apiRoot: zalo.apiRoot }).send("chat-1", message);
    expect(zalo.callsOf("sendMessage").map(({ body }) => body)).toEqual([
      {
        chat_id: "chat-1",
        text: `${message.text}\n${document.linkWords}\nhttps://so.example/files/${document.linkName}.xlsx`,
      },
      { chat_id: "chat-1", text: document.unreachableWords },
    ]);
  });
});

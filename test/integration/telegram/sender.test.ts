import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { createTelegramSender } from "../../../bot/telegram/create-telegram-sender.ts";
import type { OutboundMessage } from "../../../core/ports/outbound-message.ts";
import type { Sender } from "../../../core/ports/sender.ts";
import { type Fault, type FaultServer, startFaultServer } from "../../support/telegram/fault-server.ts";
import { BOT_ID, TOKEN } from "../../support/telegram/updates.ts";

let telegram: FaultServer;
let sender: Sender;
beforeEach(async () => {
  telegram = await startFaultServer();
  sender = createTelegramSender({ token: TOKEN, apiRoot: telegram.apiRoot });
});
afterEach(() => telegram.close());

const CHAT = "5550001";
const payloads = () => telegram.callsOf("sendMessage").map(({ payload }) => payload);
const sendAfter = (...faults: readonly Fault[]) => {
  telegram.fail("sendMessage", ...faults);
  return sender.send(CHAT, { text: "Đã ghi bán 2.000.000đ." });
};

describe("what is sent", () => {
  it("is plain text without a preview, to the chat, by the bot of the token", async () => {
    expect(await sender.send(CHAT, { text: "Đã ghi *2* <b>triệu</b>" })).toEqual({ kind: "sent", messageId: "101" });
    expect(payloads()).toEqual([
      { chat_id: CHAT, text: "Đã ghi *2* <b>triệu</b>", link_preview_options: { is_disabled: true } },
    ]);
    expect(telegram.calls[0]?.token).toBe(TOKEN);
    expect(sender).toMatchObject({
      channel: "telegram",
      botId: BOT_ID,
      limits: { perSecond: 30, perChatPerSecond: 1 },
    });
  });

  it("says that it is paid for, where more is to be sent than is free, and says so of nothing else", async () => {
    const paying = createTelegramSender({ token: TOKEN, apiRoot: telegram.apiRoot, messagesPerSecond: 200 });
    expect(paying.limits).toEqual({ perSecond: 200, perChatPerSecond: 1 });
    await paying.send(CHAT, { text: "Đã ghi" });
    await paying.withdrawChoices?.(CHAT, "101");
    expect(telegram.calls.map(({ payload }) => payload["allow_paid_broadcast"])).toEqual([true, undefined]);
  });

  it("has the answers of a question one below the other", async () => {
    const options = [
      { label: "Cộng thêm", payload: "answer:a:0" },
      { label: "Là tổng cả ngày", payload: "answer:a:1" },
    ];
    await sender.send(CHAT, { text: "Cộng thêm hay là tổng?", choices: { kind: "question", options } });
    expect(payloads()[0]?.["reply_markup"]).toEqual({
      inline_keyboard: [
        [{ text: "Cộng thêm", callback_data: "answer:a:0" }],
        [{ text: "Là tổng cả ngày", callback_data: "answer:a:1" }],
      ],
    });
  });

  it("loses its choices when they are withdrawn, and nothing happens where Telegram does not want that", async () => {
    await sender.withdrawChoices?.(CHAT, "101");
    expect(telegram.callsOf("editMessageReplyMarkup").map(({ payload }) => payload)).toEqual([
      { chat_id: CHAT, message_id: 101 },
    ]);
    const notThere = { kind: "declined", status: 400, description: "Bad Request: message to edit not found" } as const;
    telegram.fail("editMessageReplyMarkup", notThere, { kind: "reset" });
    for (const _ of [1, 2]) await expect(sender.withdrawChoices?.(CHAT, "102")).resolves.toBeUndefined();
  });

  it("has actions side by side, without those that only fill the input line", async () => {
    const options = [
      { label: "Huỷ", payload: "void:a" },
      { label: "Sửa", payload: "prefill:sửa thành " },
      { label: "Xem", payload: "void:b" },
    ];
    await sender.send(CHAT, { text: "Đã ghi.", choices: { kind: "actions", options } });
    expect(payloads()[0]?.["reply_markup"]).toEqual({
      inline_keyboard: [
        [
          { text: "Huỷ", callback_data: "void:a" },
          { text: "Xem", callback_data: "void:b" },
        ],
      ],
    });
  });

  it("has no keyboard where no button is left", async () => {
    const options = [{ label: "Sửa", payload: "prefill:sửa thành " }];
    await sender.send(CHAT, { text: "Đã ghi.", choices: { kind: "actions", options } });
    expect(payloads()[0]).not.toHaveProperty("reply_markup");
  });
});

describe("a long text", () => {
  const line = "Cà phê sữa đá: 12 ly, 300.000đ";
  const lines = Array.from({ length: 200 }, (_, index) => `${index} ${line}`);
  const long: OutboundMessage = {
    text: lines.join("\n"),
    choices: { kind: "actions", options: [{ label: "Huỷ", payload: "void:a" }] },
  };

  it("goes out in parts that end with lines, with the keyboard on the last", async () => {
    expect(await sender.send(CHAT, long)).toEqual({ kind: "sent", messageId: "102" });
    const parts = payloads().map(({ text }) => String(text));
    expect(parts).toHaveLength(2);
    expect(parts.flatMap((part) => part.split("\n"))).toEqual(lines);
    for (const part of parts) expect(part.length).toBeLessThanOrEqual(4096);
    expect(payloads().map((payload) => "reply_markup" in payload)).toEqual([false, true]);
  });

  it.each<Fault>([
    { kind: "declined", status: 429, description: "Too Many Requests", parameters: { retry_after: 3 } },
    { kind: "declined", status: 500, description: "Internal Server Error" },
  ])("of which a part has arrived no longer counts as not sent ($status)", async (fault) => {
    telegram.fail(
      "sendMessage",
      { kind: "garbage", status: 200, body: '{"ok":true,"result":{"message_id":7}}' },
      fault,
    );
    expect(await sender.send(CHAT, long)).toEqual({ kind: "unknown", code: "telegram_sent_in_part" });
  });

  it("of nothing is not sent at all", async () => {
    expect(await sender.send(CHAT, { text: " \n" })).toEqual({ kind: "refused", code: "telegram_nothing_to_send" });
    expect(telegram.calls).toEqual([]);
  });
});

describe("what Telegram declines", () => {
  it.each([
    [429, "Too Many Requests: retry after 3", { retry_after: 3 }, { kind: "slow_down", retryAfterMs: 3_000 }],
    [429, "Too Many Requests", undefined, { kind: "slow_down", retryAfterMs: 5_000 }],
    [403, "Forbidden: bot was blocked by the user", undefined, { kind: "chat_gone", code: "telegram_403" }],
    [403, "Forbidden: bot was kicked from the group chat", undefined, { kind: "chat_gone", code: "telegram_403" }],
    [403, "Forbidden: user is deactivated", undefined, { kind: "chat_gone", code: "telegram_403" }],
    [400, "Bad Request: chat not found", undefined, { kind: "chat_gone", code: "telegram_400" }],
    [
      400,
      "Bad Request: group chat was upgraded to a supergroup chat",
      { migrate_to_chat_id: -1009 },
      { kind: "chat_moved", chatId: "-1009" },
    ],
    [400, "Bad Request: BUTTON_DATA_INVALID", undefined, { kind: "refused", code: "telegram_400" }],
    [413, "Request Entity Too Large", undefined, { kind: "refused", code: "telegram_413" }],
    [401, "Unauthorized", undefined, { kind: "unreachable", code: "telegram_401" }],
    [404, "Not Found", undefined, { kind: "unreachable", code: "telegram_404" }],
    [500, "Internal Server Error", undefined, { kind: "unreachable", code: "telegram_500" }],
    [502, "Bad Gateway", undefined, { kind: "unreachable", code: "telegram_502" }],
    [504, "Gateway Timeout", undefined, { kind: "unknown", code: "telegram_504" }],
  ])("%i %s", async (status, description, parameters, result) => {
    const fault = {
      kind: "declined" as const,
      status,
      description,
      ...(parameters === undefined ? {} : { parameters }),
    };
    expect(await sendAfter(fault)).toEqual(result);
    expect(telegram.calls).toHaveLength(1);
  });
});

describe("what brings no answer", () => {
  it("is unreachable where nobody listens", async () => {
    const { apiRoot, close } = await startFaultServer();
    await close();
    const lonely = createTelegramSender({ token: TOKEN, apiRoot });
    expect(await lonely.send(CHAT, { text: "a" })).toEqual({ kind: "unreachable", code: "telegram_no_connection" });
  });

  it("is unknown where time runs out after the request was sent", async () => {
    const hasty = createTelegramSender({ token: TOKEN, apiRoot: telegram.apiRoot, timeoutMs: 300 });
    telegram.fail("sendMessage", { kind: "hang" });
    expect(await hasty.send(CHAT, { text: "a" })).toEqual({ kind: "unknown", code: "telegram_timeout" });
    expect(telegram.calls).toHaveLength(1);
  });

  it("is unknown where the connection is cut after the request was sent", async () => {
    expect(await sendAfter({ kind: "reset" })).toEqual({ kind: "unknown", code: "telegram_connection_lost" });
  });

  it.each([
    [200, "not json", "unknown"],
    [200, '{"ok":tr', "unknown"],
    [200, "null", "unknown"],
    [200, '{"ok":false}', "unknown"],
    [504, "<html>", "unknown"],
    [502, "<html>Bad Gateway</html>", "unreachable"],
    [403, "<html>Forbidden by a firewall</html>", "unreachable"],
    [302, "", "unreachable"],
  ])("after %i with “%s” is %s", async (status, body, kind) => {
    const fault: Fault = { kind: "garbage", status, body, ...(status === 302 ? { location: telegram.apiRoot } : {}) };
    expect(await sendAfter(fault)).toEqual({ kind, code: "telegram_not_the_bot_api" });
    // A redirect that is followed would show the token to whoever it leads to.
    expect(telegram.calls).toHaveLength(1);
  });

  it("is still sent where the answer says yes and nothing else", async () => {
    expect(await sendAfter({ kind: "garbage", status: 200, body: '{"ok":true}' })).toEqual({ kind: "sent" });
  });

  it("does not keep the next message from being sent", async () => {
    await sendAfter({ kind: "reset" });
    expect((await sender.send(CHAT, { text: "a" })).kind).toBe("sent");
  });
});

describe("a token that cannot be one", () => {
  it("is refused without being shown", () => {
    const create = () => createTelegramSender({ token: "AAtest-token" });
    expect(create).toThrow(/^TELEGRAM_BOT_TOKEN must be/);
    expect(create).not.toThrow(/AAtest/);
  });
});

describe("a message with a picture", () => {
  const picture = { linkName: "l".repeat(22), title: "Doanh thu tuần này" };
  const png = Buffer.from("the bytes of a picture");
  const withPicture = (loadFile: () => Promise<Uint8Array | undefined>) =>
    createTelegramSender({ token: TOKEN, apiRoot: telegram.apiRoot, loadFile });
  const message: OutboundMessage = {
    text: "Tuần này bán được 14.200.000đ.",
    picture,
    choices: { kind: "actions", options: [{ label: "Tuần trước", payload: "void:a" }] },
  };

  it("goes out as a photo with the words and the buttons below it", async () => {
    expect(await withPicture(async () => png).send(CHAT, message)).toEqual({ kind: "sent", messageId: "101" });
    const [call] = telegram.callsOf("sendPhoto");
    expect(call?.payload).toMatchObject({ chat_id: CHAT, caption: message.text, photo: png });
    expect(JSON.parse(String(call?.payload["reply_markup"]))).toMatchObject({
      inline_keyboard: [[{ text: "Tuần trước" }]],
    });
    expect(payloads()).toEqual([]);
  });

  it("goes out as words where the picture has expired, or Telegram will not take it", async () => {
    await withPicture(async () => undefined).send(CHAT, message);
    telegram.fail("sendPhoto", { kind: "declined", status: 400, description: "Bad Request: PHOTO_INVALID_DIMENSIONS" });
    expect(await withPicture(async () => png).send(CHAT, message)).toMatchObject({ kind: "sent" });
    expect(payloads().map(({ text }) => text)).toEqual([message.text, message.text]);
  });

  it("waits, unsent, where the picture cannot be had just now", async () => {
    const broken = withPicture(() => Promise.reject(new Error("the database is away")));
    expect(await broken.send(CHAT, message)).toEqual({ kind: "unreachable", code: "file_not_loaded" });
    expect(telegram.calls).toEqual([]);
  });

  it("keeps the promises of delivery: slow down, unknown, gone", async () => {
    const sending = withPicture(async () => png);
    telegram.fail(
      "sendPhoto",
      { kind: "declined", status: 429, description: "Too Many Requests", parameters: { retry_after: 3 } },
      { kind: "reset" },
      { kind: "declined", status: 403, description: "Forbidden: bot was blocked by the user" },
    );
    expect(await sending.send(CHAT, message)).toEqual({ kind: "slow_down", retryAfterMs: 3_000 });
    expect((await sending.send(CHAT, message)).kind).toBe("unknown");
    expect((await sending.send(CHAT, message)).kind).toBe("chat_gone");
    expect(payloads()).toEqual([]);
  });

  it("sends words too long for a caption first; what becomes of the picture then changes nothing", async () => {
    const text = "Cà phê sữa đá: 12 ly\n".repeat(60);
    telegram.fail("sendPhoto", { kind: "declined", status: 429, description: "", parameters: { retry_after: 3 } });
    const sent = await withPicture(async () => png).send(CHAT, { ...message, text });
    expect(sent).toEqual({ kind: "sent", messageId: "101" });
    expect(payloads()).toHaveLength(1);
    expect(telegram.callsOf("sendPhoto")[0]?.payload).not.toHaveProperty("caption");
  });
});

describe("a message with a file", () => {
  const message: OutboundMessage = {
    text: "Đây là tất cả những gì sổ đang giữ về anh/chị.",
    document: {
      linkName: "d".repeat(22),
      fileName: "so-tiem-du-lieu.xlsx",
      linkWords: "Tải về:",
      unreachableWords: "Máy này không gửi tệp được.",
    },
  };
  const bytes = Buffer.from("the bytes of a workbook");
  const withFile = (loadFile: () => Promise<Uint8Array | undefined>) =>
    createTelegramSender({ token: TOKEN, apiRoot: telegram.apiRoot, loadFile });

  it("goes out as a document with the words below it", async () => {
    expect(await withFile(async () => bytes).send(CHAT, message)).toEqual({ kind: "sent", messageId: "101" });
    expect(telegram.callsOf("sendDocument")[0]?.payload).toMatchObject({
      chat_id: CHAT,
      caption: message.text,
      document: bytes,
    });
    expect(payloads()).toEqual([]);
  });

  it("says that it cannot be had where Telegram will not take it", async () => {
    telegram.fail("sendDocument", { kind: "declined", status: 400, description: "Bad Request: file is too big" });
    expect(await withFile(async () => bytes).send(CHAT, message)).toMatchObject({ kind: "sent" });
    expect(payloads().map(({ text }) => text)).toEqual([message.document?.unreachableWords]);
  });

  it("keeps the promises of delivery: slow down, unknown, not loaded", async () => {
    const sending = withFile(async () => bytes);
    telegram.fail(
      "sendDocument",
      { kind: "declined", status: 429, description: "Too Many Requests", parameters: { retry_after: 3 } },
      { kind: "reset" },
    );
    expect(await sending.send(CHAT, message)).toEqual({ kind: "slow_down", retryAfterMs: 3_000 });
    expect((await sending.send(CHAT, message)).kind).toBe("unknown");
    const broken = withFile(() => Promise.reject(new Error("the database is away")));
    expect(await broken.send(CHAT, message)).toEqual({ kind: "unreachable", code: "file_not_loaded" });
    expect(payloads()).toEqual([]);
  });

  it("says that it is gone where its hour is over", async () => {
    await withFile(async () => undefined).send(CHAT, message);
    expect(payloads().map(({ text }) => text)).toEqual([message.document?.unreachableWords]);
  });
});

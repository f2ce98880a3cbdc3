import type { Update } from "grammy/types";
import { describe, expect, it } from "vitest";
import { toInboundEvent } from "../../../bot/telegram/to-inbound-event.ts";
import {
  BOT_ID,
  GROUP_CHAT,
  LAN,
  messageUpdate,
  OUR_USER,
  PRIVATE_CHAT,
  SENT_AT_S,
  tapUpdate,
} from "../../support/telegram/updates.ts";

const RECEIVED_AT = new Date("2025-11-22T03:00:02.500Z");
const read = (update: Update) =>
  toInboundEvent(update, { us: { botId: BOT_ID, username: "so_tiem_bot" }, receivedAt: RECEIVED_AT });
const readText = (text: string, fields: object = {}) => read(messageUpdate(1, { text, ...fields }))?.content;
const text = (said: string) => ({ kind: "text", text: said });

describe("a text in a private chat", () => {
  it("becomes an event with every id as a string", () => {
    expect(read(messageUpdate(7, { text: "hôm nay bán 2 triệu" }))).toEqual({
      channel: "telegram",
      botId: BOT_ID,
      eventId: "7",
      chatId: "5550001",
      chatKind: "private",
      sender: { userId: "5550001", displayName: "Lan Trần" },
      messageId: "1007",
      sentAt: new Date("2025-11-22T03:00:00.000Z"),
      receivedAt: RECEIVED_AT,
      content: text("hôm nay bán 2 triệu"),
    });
  });

  it("names the message of ours that it replies to", () => {
    const reply = { message_id: 90, from: OUR_USER, chat: PRIVATE_CHAT, date: SENT_AT_S, text: "Đã ghi" };
    expect(read(messageUpdate(1, { text: "huỷ", reply_to_message: reply }))?.replyToMessageId).toBe("90");
    const own = { ...reply, from: LAN };
    expect(read(messageUpdate(1, { text: "huỷ", reply_to_message: own }))?.replyToMessageId).toBeUndefined();
  });

  it("keeps a sender without a last name", () => {
    const from = { id: 9, is_bot: false, first_name: "Hoa" };
    expect(read(messageUpdate(1, { text: "chào", from }))?.sender).toEqual({ userId: "9", displayName: "Hoa" });
  });
});

describe("a command", () => {
  it.each([
    ["/start", "xin chào"],
    ["/start qr-12ab", "xin chào"],
    ["/START@So_Tiem_Bot", "xin chào"],
    ["/help", "giúp"],
    ["/giup", "giúp"],
    ["/huy", "huỷ"],
    ["/undo@so_tiem_bot", "huỷ"],
    ["/homnay", "hôm nay bán được bao nhiêu?"],
    ["/bao_cao tuần này", "bao cao tuần này"],
    ["/doanhthu@khac_bot hôm qua", "doanhthu hôm qua"],
  ])("%s is read as “%s”", (said, meant) => {
    expect(readText(said)).toEqual(text(meant));
  });

  it.each(["bán 5/6 phần", "/", "/ 5k", "cà phê /huy"])("is not seen in “%s”", (said) => {
    expect(readText(said)).toEqual(text(said));
  });
});

describe("a group", () => {
  const inGroup = (fields: object) => read(messageUpdate(1, { chat: GROUP_CHAT, ...fields }));

  it.each([
    ["@so_tiem_bot bán 2 triệu", "bán 2 triệu"],
    ["bán 2 triệu @SO_TIEM_BOT", "bán 2 triệu"],
    ["@so_tiem_bot", "xin chào"],
    ["/homnay", "hôm nay bán được bao nhiêu?"],
    ["/doanhthu@so_tiem_bot hôm qua", "doanhthu hôm qua"],
  ])("hears “%s”", (said, meant) => {
    expect(inGroup({ text: said })).toMatchObject({
      chatId: "-1001234567890",
      chatKind: "group",
      sender: { userId: "5550001" },
      content: text(meant),
    });
  });

  it("hears a reply to our message, and keeps who wrote it", () => {
    const reply_to_message = { message_id: 90, from: OUR_USER, chat: GROUP_CHAT, date: SENT_AT_S };
    expect(inGroup({ text: "sửa thành 3 triệu", reply_to_message })).toMatchObject({
      replyToMessageId: "90",
      content: text("sửa thành 3 triệu"),
    });
  });

  it.each([
    "bán 2 triệu",
    "/homnay@khac_bot",
    "/lenh_la",
    "@khac_bot bán 2 triệu",
    "mail x@so_tiem_bot",
    "@so_tiem_bot2 ơi",
  ])("leaves “%s” to the people", (said) => {
    expect(inGroup({ text: said })).toBeUndefined();
  });

  it("leaves a picture alone unless its caption calls us", () => {
    expect(inGroup({ photo: [], caption: "quán hôm nay" })).toBeUndefined();
    expect(inGroup({ photo: [], caption: "@so_tiem_bot bán 2 triệu" })?.content).toEqual({
      kind: "text",
      text: "bán 2 triệu",
    });
  });
});

describe("the time of a message", () => {
  it.each([
    ["its own", SENT_AT_S, new Date(SENT_AT_S * 1000)],
    ["that of receipt where it lies ahead", SENT_AT_S + 31_536_000 * 100, RECEIVED_AT],
    ["that of receipt where there is no such date", Number.MAX_SAFE_INTEGER, RECEIVED_AT],
    ["that of receipt where no bot could have been written to", -1, RECEIVED_AT],
  ])("is %s", (_which, date, expected) => {
    expect(read(messageUpdate(1, { text: "bán 100k", date }))?.sentAt).toEqual(expected);
    expect(
      read({
        update_id: 1,
        edited_message: messageUpdate(1, { text: "x", edit_date: date }).message,
      } as unknown as Update)?.sentAt,
    ).toEqual(expected);
  });
});

describe("an edited message", () => {
  const edited = (fields: object): Update => {
    const { message, update_id } = messageUpdate(8, { edit_date: SENT_AT_S + 1, ...fields });
    return { update_id, edited_message: message } as unknown as Update;
  };

  it("is an edit that names the original, at the time of the edit", () => {
    expect(read(edited({ text: "bán 3 triệu", message_id: 41 }))).toMatchObject({
      eventId: "8",
      messageId: "41",
      sentAt: new Date("2025-11-22T03:00:01.000Z"),
      content: { kind: "edit", text: "bán 3 triệu" },
    });
  });

  it("counts only where it has words", () => {
    expect(read(edited({ location: { latitude: 10.7, longitude: 106.7, live_period: 60 } }))).toBeUndefined();
    expect(read(edited({ photo: [] }))).toBeUndefined();
    expect(read(edited({ photo: [], caption: "bán 3 triệu" }))?.content).toEqual({ kind: "edit", text: "bán 3 triệu" });
  });
});

describe("a tapped button", () => {
  it("gives back its payload, with the label from the keyboard", () => {
    expect(read(tapUpdate(9))).toMatchObject({
      eventId: "9",
      chatId: "5550001",
      replyToMessageId: "90",
      sentAt: RECEIVED_AT,
      content: { kind: "choice", payload: "void:0b0c6f0e-2f6e-4a34-9f53-1f0c6f2f9a11", label: "Huỷ" },
    });
  });

  it("of a message that is too old is known by its payload", () => {
    const message = { message_id: 3, chat: PRIVATE_CHAT, date: 0 };
    expect(read(tapUpdate(9, { message, data: "x" }))?.content).toEqual({ kind: "choice", payload: "x", label: "x" });
  });

  it("without a message or without data is none of ours", () => {
    expect(read(tapUpdate(9, { message: undefined }))).toBeUndefined();
    expect(read(tapUpdate(9, { data: undefined, game_short_name: "g" }))).toBeUndefined();
  });
});

describe("what is written below a picture, a video or a file", () => {
  it.each([
    { photo: [{ file_id: "a" }] },
    { video: { file_id: "a" } },
    { document: { file_id: "a" } },
    { animation: { file_id: "a" }, document: { file_id: "a" } },
  ])("is read as a message", (fields) => {
    const message = messageUpdate(1, { ...fields, caption: "hôm nay bán 2 triệu" });
    expect(read(message)?.content).toEqual({ kind: "text", text: "hôm nay bán 2 triệu" });
  });

  it("is another's where it was forwarded", () => {
    const forward_origin = { type: "user", date: 1, sender_user: LAN };
    expect(read(messageUpdate(1, { photo: [], caption: "bán 2 triệu", forward_origin }))?.content).toEqual({
      kind: "unsupported",
      what: "forwarded",
    });
  });
});

describe("a contact card", () => {
  const contact = { phone_number: "84912345678", first_name: "Lan", user_id: LAN.id };
  const shared = (fields: object) => read(messageUpdate(1, fields))?.content;

  it("is proof of a number where Telegram says that it is the sender's own", () => {
    expect(shared({ contact })).toEqual({ kind: "contact", phone: "84912345678", isSenders: true });
  });

  it.each([
    ["somebody else's", { contact: { ...contact, user_id: LAN.id + 1 } }],
    ["of nobody that Telegram knows", { contact: { phone_number: "84912345678", first_name: "Lan" } }],
    ["passed on", { contact, forward_origin: { type: "user", date: 1, sender_user: LAN } }],
  ])("is none where it is %s", (_, fields) => {
    expect(shared(fields)).toEqual({ kind: "contact", phone: "84912345678", isSenders: false });
  });
});

describe("what cannot be read", () => {
  it.each([
    ["photo", { photo: [{ file_id: "a" }] }],
    ["voice", { voice: { file_id: "a", duration: 3 } }],
    ["voice", { audio: { file_id: "a", duration: 3 } }],
    ["video", { video: { file_id: "a" } }],
    ["video", { video_note: { file_id: "a" } }],
    ["video", { animation: { file_id: "a" }, document: { file_id: "a" } }],
    ["sticker", { sticker: { file_id: "a" } }],
    ["file", { document: { file_id: "a" } }],
    ["location", { venue: {}, location: { latitude: 1, longitude: 1 } }],
    ["location", { location: { latitude: 1, longitude: 1 } }],
    ["forwarded", { text: "bán 2 triệu", forward_origin: { type: "user", date: 1, sender_user: LAN } }],
    ["forwarded", { photo: [], forward_origin: { type: "hidden_user", date: 1, sender_user_name: "H" } }],
    ["other", { poll: { id: "1" } }],
    ["other", { dice: { emoji: "🎲", value: 3 } }],
  ])("is named %s", (what, fields) => {
    expect(read(messageUpdate(1, fields))?.content).toEqual({ kind: "unsupported", what });
  });

  it("is one event where it is one album", () => {
    const ids = [1, 2, 3].map((id) => read(messageUpdate(id, { photo: [], media_group_id: "137" }))?.eventId);
    expect(ids).toEqual(["album:137", "album:137", "album:137"]);
  });
});

describe("a chat's own changes", () => {
  const membership = (before: object, after: object, chat: object = PRIVATE_CHAT): Update =>
    ({
      update_id: 5,
      my_chat_member: { chat, from: LAN, date: SENT_AT_S, old_chat_member: before, new_chat_member: after },
    }) as unknown as Update;

  it.each([
    ["member", "kicked", "gone"],
    ["administrator", "left", "gone"],
    ["kicked", "member", "open"],
    ["left", "administrator", "open"],
  ])("from %s to %s: %s", (before, after, state) => {
    expect(read(membership({ status: before }, { status: after }))).toMatchObject({
      eventId: "5",
      sentAt: new Date(SENT_AT_S * 1000),
      content: { kind: "chat_state", state },
    });
  });

  it("are no news where we stay, or where it is a channel", () => {
    expect(read(membership({ status: "member" }, { status: "administrator" }))).toBeUndefined();
    const channel = { id: -1, type: "channel", title: "K" };
    expect(read(membership({ status: "left" }, { status: "administrator" }, channel))).toBeUndefined();
    expect(read(membership({ status: "member" }, { status: "restricted", is_member: true }))).toBeUndefined();
    expect(read(membership({ status: "member" }, { status: "restricted", is_member: false }))?.content).toEqual({
      kind: "chat_state",
      state: "gone",
    });
  });

  it("tell the new id of a group that moved, whoever moved it", () => {
    const from = { id: 1_087_968_824, is_bot: true, first_name: "Group", username: "GroupAnonymousBot" };
    const chat = { id: -55, type: "group", title: "Quán" };
    expect(read(messageUpdate(1, { chat, from, migrate_to_chat_id: -100_55 }))).toMatchObject({
      chatId: "-55",
      content: { kind: "chat_moved", newChatId: "-10055" },
    });
  });
});

describe("nobody's word to us", () => {
  it.each([
    ["a service message", { pinned_message: { message_id: 1 } }],
    ["a new member", { chat: GROUP_CHAT, new_chat_members: [LAN] }],
    ["another bot", { text: "chào", from: { id: 2, is_bot: true, first_name: "Khác" } }],
    ["a channel's post in its group", { chat: GROUP_CHAT, text: "@so_tiem_bot", is_automatic_forward: true }],
    ["a channel", { chat: { id: -1, type: "channel", title: "Kênh" }, text: "@so_tiem_bot bán 2 triệu" }],
    ["a message without a sender", { text: "chào", from: undefined }],
  ])("%s is left alone", (_name, fields) => {
    expect(read(messageUpdate(1, fields))).toBeUndefined();
  });

  it("nor is an update of a kind that we did not ask for", () => {
    const { message } = messageUpdate(1, { text: "bán 2 triệu", chat: { id: -1, type: "channel" } });
    expect(read({ update_id: 1, channel_post: message } as unknown as Update)).toBeUndefined();
    expect(read({ update_id: 1, poll: {} } as unknown as Update)).toBeUndefined();
  });
});

import { describe, expect, it } from "vitest";
import { toInboundEvent } from "../../../bot/zalo/to-inbound-event.ts";
import { zaloBotId } from "../../../bot/zalo/zalo-bot-id.ts";
import { textUpdate, zaloUpdate } from "../../support/zalo/updates.ts";

const RECEIVED_AT = new Date("2026-11-22T03:00:10.000Z");
const read = (body: unknown) => toInboundEvent(body, { botId: "111", receivedAt: RECEIVED_AT });
const eventOf = (body: unknown) => {
  const reading = read(body);
  if (reading.kind !== "event") throw new Error(`ignored: ${reading.why}`);
  return reading.event;
};

describe("a Zalo update", () => {
  it.each([
    ["message.image.received", "photo"],
    ["message.voice.received", "voice"],
    ["message.sticker.received", "sticker"],
    ["message.file.received", "file"],
    ["message.location.received", "location"],
    ["message.unsupported.received", "other"],
    ["message.hologram.received", "other"],
    ["something.else", "other"],
    ["message.text.received", "other"],
  ])("of kind %s is unsupported: %s", (eventName, what) => {
    expect(eventOf(zaloUpdate(eventName)).content).toEqual({ kind: "unsupported", what });
  });

  it("of a picture is read by its caption, where it has one", () => {
    const picture = (caption: unknown) => eventOf(zaloUpdate("message.image.received", { photo_url: "x", caption }));
    expect(picture("bán 200k").content).toEqual({ kind: "text", text: "bán 200k" });
    for (const nothing of ["", " ", undefined, 5]) {
      expect(picture(nothing).content).toEqual({ kind: "unsupported", what: "photo" });
    }
  });

  it("without a name is read by what it holds", () => {
    const { message } = textUpdate("bán 200k");
    expect(eventOf({ message }).content).toEqual({ kind: "text", text: "bán 200k" });
    expect(eventOf({ message: { ...message, text: undefined } }).content).toEqual({
      kind: "unsupported",
      what: "other",
    });
  });

  it("from a group says so, and who wrote", () => {
    const event = eventOf(textUpdate("bán 200k", { chat: { chat_type: "GROUP", id: "g-1" } }));
    expect(event).toMatchObject({ chatKind: "group", chatId: "g-1", sender: { userId: "user-1" } });
  });

  it.each([
    ["its own", Date.UTC(2026, 10, 21), new Date("2026-11-21T00:00:00.000Z")],
    ["that of receipt where it lies ahead", Date.UTC(2026, 10, 23), RECEIVED_AT],
    ["that of receipt where it is in seconds", 1_790_000_000, RECEIVED_AT],
    ["that of receipt where it is no number", "hôm qua", RECEIVED_AT],
    ["that of receipt where it is missing", undefined, RECEIVED_AT],
    ["that of receipt where it is endless", 1e300, RECEIVED_AT],
  ])("has a sent time: %s", (_which, date, expected) => {
    expect(eventOf(textUpdate("x", { date })).sentAt).toEqual(expected);
  });

  it("loses what no database keeps, and nothing else", () => {
    expect(eventOf(textUpdate("bán\0 200k \uD83D ☕")).content).toEqual({ kind: "text", text: "bán 200k \uFFFD ☕" });
  });

  it("from someone without a name, or without a sender at all, is still heard", () => {
    expect(eventOf(textUpdate("x", { from: { id: "u" } })).sender).toEqual({ userId: "u" });
    expect(eventOf(textUpdate("x", { from: undefined })).sender).toEqual({ userId: "chat-1" });
  });

  it("with numbers for ids is heard too", () => {
    const event = eventOf(textUpdate("x", { message_id: 7, chat: { id: 8 }, from: { id: 9 } }));
    expect(event).toMatchObject({ eventId: "7", chatId: "8", sender: { userId: "9" }, chatKind: "private" });
  });

  it.each([
    ["no message", { event_name: "message.unsupported.received" }, "no_message"],
    ["a null message", { event_name: "message.unsupported.received", message: null }, "no_message"],
    ["no id", textUpdate("x", { message_id: undefined }), "unreadable"],
    ["no chat", textUpdate("x", { chat: undefined }), "unreadable"],
    ["a bot's hand", textUpdate("x", { from: { id: "b", is_bot: true } }), "from_a_bot"],
    ["nothing", undefined, "unreadable"],
    ["a list", [], "unreadable"],
    ["a text", "hôm nay", "unreadable"],
  ])("with %s is ignored", (_what, body, why) => {
    expect(read(body)).toMatchObject({ kind: "ignored", why });
    expect(read({ ok: true, result: body }).kind).toBe("ignored");
  });
});

describe("the id of a bot", () => {
  it("is the part of the token that opens nothing", () => {
    expect(zaloBotId("12345689:abc-xyz")).toBe("12345689");
  });

  it.each(["onlysecret", "a/b:secret", ":secret", "1:"])("is a hash where the token %s has no such part", (token) => {
    expect(zaloBotId(token)).toMatch(/^[0-9a-f]{12}$/);
    expect(zaloBotId(token)).toBe(zaloBotId(token));
    expect(zaloBotId(token)).not.toBe(zaloBotId(`${token}2`));
  });
});

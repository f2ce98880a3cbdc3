import { afterEach, describe, expect, it } from "vitest";
import { OperationalError } from "../../../core/ports/errors.ts";
import { closeAll, NOW, openZalo, OTHER_TOKEN, SECRET, TOKEN } from "../../support/zalo/open-doors.ts";
import { textUpdate, zaloUpdate } from "../../support/zalo/updates.ts";

afterEach(closeAll);

const texts = (events: readonly { readonly content: object }[]) =>
  events.map(({ content }) => ("text" in content ? content.text : content));

describe("a Zalo bot that polls", () => {
  it("hands what a person writes to the intake", async () => {
    const { zalo, recording, door } = await openZalo();
    door().start();
    zalo.push(TOKEN, textUpdate("hôm nay bán 2 triệu"));
    const [event] = await recording.kept(1);
    expect(event).toEqual({
      channel: "zalo",
      botId: "111",
      chatId: "chat-1",
      chatKind: "private",
      eventId: "m-1",
      messageId: "m-1",
      sender: { userId: "user-1", displayName: "Chị Hoa" },
      sentAt: new Date("2026-11-22T03:00:00.000Z"),
      receivedAt: NOW,
      content: { kind: "text", text: "hôm nay bán 2 triệu" },
    });
  });

  it("takes one update after the other, in both shapes, and hands a repeated one in again", async () => {
    const { zalo, recording, door } = await openZalo();
    door().start();
    zalo.push(
      TOKEN,
      textUpdate("một"),
      { ok: true, result: textUpdate("hai", { message_id: "m-2" }) },
      textUpdate("một"),
      { message: textUpdate("ba", { message_id: "m-3" }).message },
    );
    expect(texts(await recording.kept(3))).toEqual(["một", "hai", "ba"]);
    expect(recording.repeats()).toBe(1);
  });

  it("takes an idle poll for what it is", async () => {
    const { zalo, recording, lines, door } = await openZalo({ longestPollMs: 20 });
    door().start();
    await zalo.called("getUpdates", 3);
    zalo.push(TOKEN, textUpdate("còn đây"));
    await recording.kept(1);
    expect(lines).toEqual([]);
  });

  it("does not ask without end where polls are not held open", async () => {
    const { zalo, pauses, door } = await openZalo({ longestPollMs: 0 });
    door().start();
    await zalo.called("getUpdates", 3);
    await pauses.until(() => pauses.all.length >= 2);
    for (const ms of pauses.all) expect(ms).toBeGreaterThan(0);
  });

  it("goes on after every kind of failure, waits longer each time, and tells the operator once", async () => {
    const { zalo, recording, lines, pauses, door } = await openZalo();
    zalo.fail(
      "getUpdates",
      { kind: "error", code: 500, status: 500 },
      { kind: "error", code: 403 },
      { kind: "reset" },
      { kind: "garbage", status: 502 },
      { kind: "garbage", text: '{"ok":false}' },
      { kind: "error", code: 400 },
      { kind: "error", code: 429, status: 429 },
    );
    door().start();
    zalo.push(TOKEN, textUpdate("vẫn tới"));
    await recording.kept(1);
    expect(pauses.all.slice(0, 7)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 30_000, 30_000]);
    expect(lines.map(({ level, message }) => [level, message])).toEqual([
      ["warn", "asking Zalo for messages failed; it is tried again until it works"],
      ["info", "Zalo answers again"],
    ]);
  });

  it("stops with one sentence when Zalo does not know the token", async () => {
    const { zalo, lines, logged, pauses, door } = await openZalo();
    const polling = door({ token: "999:wrong-token" });
    polling.start();
    await logged(1);
    await polling.close();
    expect(zalo.callsOf("getUpdates")).toHaveLength(1);
    expect(lines.map(({ message }) => message)).toEqual([
      "Zalo does not know the token of this bot: correct it in ZALO_BOT_TOKEN and restart",
    ]);
    expect(pauses.all).toEqual([]);
    expect(JSON.stringify(lines)).not.toContain("wrong-token");
  });

  it("removes a webhook that was set, since Zalo gives such a bot no updates", async () => {
    const { zalo, recording, lines, door } = await openZalo();
    const webhook = { url: "http://127.0.0.1:9/zalo/111", secret: SECRET };
    zalo.setWebhookOf(TOKEN, webhook);
    door().start();
    zalo.push(TOKEN, textUpdate("hôm nay bán 2 triệu"));
    await recording.kept(1);
    expect(zalo.callsOf("deleteWebhook")).toHaveLength(1);
    expect(lines.map(({ message }) => message)).toEqual([
      "this Zalo bot received by webhook until now; polling takes its place",
    ]);
  });

  it("keeps a message at last when the book was away", async () => {
    const { zalo, recording, pauses, door } = await openZalo();
    const away = new OperationalError("database_unreachable", "The database cannot be reached.");
    recording.fail(away, away, away);
    door().start();
    zalo.push(TOKEN, textUpdate("không mất"), textUpdate("tin sau", { message_id: "m-2" }));
    expect(texts(await recording.kept(2))).toEqual(["không mất", "tin sau"]);
    expect(pauses.all.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
  });

  it("does not let one message that cannot be kept hold up the others", async () => {
    const { zalo, recording, lines, door } = await openZalo();
    recording.fail(new Error("a mistake of ours"));
    door().start();
    zalo.push(TOKEN, textUpdate("hỏng"), textUpdate("tin sau", { message_id: "m-2" }));
    expect(texts(await recording.kept(1))).toEqual(["tin sau"]);
    expect(lines.map(({ level }) => level)).toEqual(["error"]);
  });

  it("leaves aside what is no message, and says so", async () => {
    const { zalo, recording, lines, door } = await openZalo();
    door().start();
    zalo.push(
      TOKEN,
      { event_name: "message.unsupported.received" },
      textUpdate("tôi là máy", { from: { id: "bot-9", is_bot: true } }),
      "???",
      zaloUpdate("message.sticker.received"),
    );
    expect(texts(await recording.kept(1))).toEqual([{ kind: "unsupported", what: "sticker" }]);
    expect(lines.map(({ fields }) => (fields as { why?: string }).why)).toEqual([
      "no_message",
      "from_a_bot",
      "unreadable",
    ]);
  });

  it("keeps bots apart", async () => {
    const { zalo, recording, door } = await openZalo();
    door().start();
    door({ token: OTHER_TOKEN }).start();
    zalo.push(TOKEN, textUpdate("của bot một"));
    zalo.push(OTHER_TOKEN, textUpdate("của bot hai"));
    const events = await recording.kept(2);
    const byBot = Object.fromEntries(events.map(({ botId, content }) => [botId, content]));
    expect(byBot).toEqual({
      "111": { kind: "text", text: "của bot một" },
      "222": { kind: "text", text: "của bot hai" },
    });
  });

  it("starts once and closes at once, however often it is told, in the middle of a poll", async () => {
    const { zalo, lines, door } = await openZalo({ longestPollMs: 60_000 });
    const polling = door({ pollTimeoutSeconds: 60 });
    polling.start();
    polling.start();
    await zalo.called("getUpdates");
    await Promise.all([polling.close(), polling.close()]);
    polling.start();
    await polling.close();
    expect(zalo.callsOf("getUpdates")).toHaveLength(1);
    expect(lines).toEqual([]);
  });

  it("can be closed without having been started", async () => {
    const { zalo, door } = await openZalo();
    await door().close();
    expect(zalo.calls).toEqual([]);
  });
});

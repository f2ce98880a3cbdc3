import { EventEmitter, once } from "node:events";
import { afterEach, describe, expect, it } from "vitest";
import { waitOnTheClock } from "../../../bot/telegram/create-patience.ts";
import { readTable } from "../../../sheets/read-table.ts";
import { createTelegramDoor } from "../../../bot/telegram/create-telegram-door.ts";
import { OperationalError } from "../../../core/ports/errors.ts";
import { startFaultServer } from "../../support/telegram/fault-server.ts";
import { createIntakeRecorder } from "../../support/telegram/intake-recorder.ts";
import { type DoorStand, openDoor, RECEIVED_AT } from "../../support/telegram/open-door.ts";
import { BOT_ID, messageUpdate, tapUpdate, TOKEN } from "../../support/telegram/updates.ts";

const opened: DoorStand[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

const open = async (...args: Parameters<typeof openDoor>) => {
  const stand = await openDoor(...args);
  opened.push(stand);
  return stand;
};

const sale = (id: number) => messageUpdate(id, { text: `bán ${id} triệu` });
const texts = (stand: DoorStand) => stand.recorder.kept.map(({ content }) => "text" in content && content.text);
const offsets = (stand: DoorStand) => stand.telegram.callsOf("getUpdates").map(({ payload }) => payload["offset"]);
const told = (stand: DoorStand, level: string) =>
  stand.lines.filter((line) => line.level === level).map(({ message }) => message);
const noDatabase = () => new OperationalError("database_unreachable", "The database cannot be reached.");

describe("polling", () => {
  it("drops no waiting update with the webhook, and asks for what it reads", async () => {
    const stand = await open();
    stand.door.start();
    const [fetched] = await stand.telegram.called("getUpdates");
    expect(stand.telegram.callsOf("deleteWebhook")[0]?.payload).toEqual({ drop_pending_updates: false });
    expect(fetched?.payload).toEqual({
      limit: 100,
      timeout: 25,
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
    });
  });

  it("fills the menu in both languages", async () => {
    const stand = await open();
    stand.door.start();
    stand.door.start();
    const [vietnamese, english] = await stand.telegram.called("setMyCommands", 2);
    expect(vietnamese?.payload["language_code"]).toBeUndefined();
    expect(vietnamese?.payload["commands"]).toContainEqual({ command: "huy", description: "Huỷ lần ghi gần nhất" });
    expect(english?.payload["language_code"]).toBe("en");
    expect(english?.payload["commands"]).toContainEqual({ command: "undo", description: "Undo the last entry" });
    expect(stand.telegram.callsOf("getMe")).toHaveLength(1);
  });

  it("hands updates in, in order, and lets Telegram forget them only then", async () => {
    const stand = await open();
    stand.telegram.give(sale(11), sale(12));
    stand.door.start();
    await stand.telegram.called("getUpdates", 2);
    expect(texts(stand)).toEqual(["bán 11 triệu", "bán 12 triệu"]);
    expect(offsets(stand)).toEqual([undefined, 13]);
    stand.telegram.give(sale(13));
    await stand.recorder.received(3);
    await stand.telegram.called("getUpdates", 3);
    expect(offsets(stand)).toEqual([undefined, 13, 14]);
    expect(stand.telegram.pending()).toEqual([]);
  });

  it("takes an update whose id is lower than those before, after an empty answer", async () => {
    const stand = await open({ holdSeconds: 0 });
    stand.telegram.give(sale(900));
    stand.door.start();
    await stand.telegram.called("getUpdates", 4);
    stand.telegram.give(sale(5));
    await stand.recorder.received(2);
    expect(texts(stand)).toEqual(["bán 900 triệu", "bán 5 triệu"]);
    expect(offsets(stand).slice(0, 3)).toEqual([undefined, 901, undefined]);
  });

  it("asks a server that holds nothing only after a pause", async () => {
    const stand = await open({ holdSeconds: 0 });
    stand.door.start();
    await stand.telegram.called("getUpdates", 3);
    expect(stand.waits.slice(0, 2)).toEqual([250, 250]);
  });

  it("waits and takes an update again that could not be kept, and loses none after it", async () => {
    const stand = await open();
    stand.recorder.failNext(noDatabase(), noDatabase(), noDatabase(), noDatabase());
    stand.telegram.give(sale(21), sale(22));
    stand.door.start();
    await stand.recorder.received(2);
    expect(texts(stand)).toEqual(["bán 21 triệu", "bán 22 triệu"]);
    expect(stand.waits.slice(0, 4)).toEqual([1_000, 2_000, 4_000, 8_000]);
    expect(offsets(stand)[0]).toBeUndefined();
  });

  it("leaves an update with Telegram when it stops before keeping it", async () => {
    const stand = await open({
      wait: async () => {
        void stand.door.close();
      },
    });
    stand.recorder.failNext(noDatabase());
    stand.telegram.give(sale(31));
    stand.door.start();
    await stand.telegram.called("getUpdates");
    await stand.door.close();
    expect(stand.telegram.pending()).toHaveLength(1);
    const later = createIntakeRecorder();
    const { apiRoot } = stand.telegram;
    const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
    const clock = { now: () => RECEIVED_AT };
    const again = createTelegramDoor({ token: TOKEN, apiRoot, intake: later.intake, clock, log, readTable });
    again.start();
    const [event] = await later.received(1);
    await again.close();
    expect(event?.eventId).toBe("31");
  });

  it("gives an update up after three mistakes of ours, tells it, and goes on", async () => {
    const stand = await open();
    stand.recorder.failNext(new TypeError("a"), new TypeError("b"), new TypeError("c"));
    stand.telegram.give(sale(41), sale(42));
    stand.door.start();
    await stand.recorder.received(1);
    expect(texts(stand)).toEqual(["bán 42 triệu"]);
    expect(told(stand, "error")).toEqual(["a Telegram update was given up after a mistake of ours"]);
  });

  it("passes over what cannot be read", async () => {
    const stand = await open();
    stand.telegram.give({ update_id: 50, message: "không phải tin" } as { update_id: number }, sale(51));
    stand.door.start();
    await stand.recorder.received(1);
    await stand.telegram.called("getUpdates", 2);
    expect(offsets(stand)).toEqual([undefined, 52]);
  });

  it("answers a tapped button, once its event is kept", async () => {
    const stand = await open();
    stand.telegram.give(tapUpdate(61));
    stand.door.start();
    const [call] = await stand.telegram.called("answerCallbackQuery");
    expect(call?.payload).toEqual({ callback_query_id: "tap-61" });
    expect(stand.recorder.kept[0]?.content.kind).toBe("choice");
  });

  it("goes on when a tapped button cannot be answered", async () => {
    const stand = await open();
    stand.telegram.fail("answerCallbackQuery", { kind: "declined", status: 400, description: "query is too old" });
    stand.telegram.give(tapUpdate(61), sale(62));
    stand.door.start();
    await stand.recorder.received(2);
    await stand.telegram.called("answerCallbackQuery");
    expect(told(stand, "error")).toEqual([]);
  });

  it("knows its name before it reads a group", async () => {
    const stand = await open();
    const chat = { id: -44, type: "group", title: "Quán" };
    stand.telegram.give(
      messageUpdate(71, { chat, text: "@so_tiem_bot bán 2 triệu" }),
      messageUpdate(72, { chat, text: "chào" }),
      sale(73),
    );
    stand.door.start();
    await stand.recorder.received(2);
    expect(texts(stand)).toEqual(["bán 2 triệu", "bán 73 triệu"]);
  });
});

describe("polling in trouble", () => {
  it.each([
    [401, "Unauthorized", /TELEGRAM_BOT_TOKEN/],
    [409, "Conflict: terminated by other getUpdates request", /only one program/],
    [502, "Bad Gateway", /declined/],
  ])("tells a %i once, and the end of it", async (status, description, sentence) => {
    const stand = await open();
    const fault = { kind: "declined", status, description } as const;
    stand.telegram.fail("getUpdates", fault, fault, fault);
    stand.telegram.give(sale(1));
    stand.door.start();
    await stand.recorder.received(1);
    expect(told(stand, "error")).toEqual([expect.stringMatching(sentence)]);
    expect(told(stand, "info")).toEqual(["Telegram answers again."]);
    expect(stand.waits.slice(0, 3)).toEqual([1_000, 2_000, 4_000]);
  });

  it("tells the same trouble again when it comes back", async () => {
    const stand = await open();
    const fault = { kind: "declined", status: 502, description: "Bad Gateway" } as const;
    stand.telegram.fail("getMe", fault);
    stand.telegram.fail("getUpdates", fault);
    stand.telegram.give(sale(1));
    stand.door.start();
    await stand.recorder.received(1);
    expect(stand.lines.map(({ level }) => level)).toEqual(["error", "info", "error", "info"]);
    expect(stand.lines[0]?.fields).toEqual({ botId: BOT_ID, code: "telegram_502", description: "Bad Gateway" });
  });

  it("waits as long as it is told to", async () => {
    const stand = await open();
    stand.telegram.fail("getUpdates", {
      kind: "declined",
      status: 429,
      description: "Too Many Requests: retry after 17",
      parameters: { retry_after: 17 },
    });
    stand.telegram.give(sale(1));
    stand.door.start();
    await stand.recorder.received(1);
    expect(stand.waits[0]).toBe(17_000);
  });

  it("outlives cut connections, garbage and silence, with the token in no line of the log", async () => {
    const stand = await open({ holdSeconds: 0, timeoutMs: 200 });
    stand.telegram.fail("getMe", { kind: "reset" });
    stand.telegram.fail(
      "getUpdates",
      { kind: "reset" },
      { kind: "garbage", status: 502, body: "<html>Bad Gateway</html>" },
      { kind: "garbage", status: 200, body: '{"ok":true,"result":[' },
      { kind: "garbage", status: 200, body: '{"ok":true,"result":{}}' },
      { kind: "garbage", status: 302, body: "", location: "https://login.example/" },
      { kind: "hang" },
    );
    stand.telegram.give(sale(1));
    stand.door.start();
    await stand.recorder.received(1);
    expect(told(stand, "error").length).toBeGreaterThan(2);
    expect(JSON.stringify(stand.lines)).not.toContain("AAtest");
  });

  it("starts without a network, and closes in the middle of a long wait, twice", async () => {
    const gone = await startFaultServer();
    await gone.close();
    const events = new EventEmitter();
    const waiting = once(events, "waiting");
    const stand = await open({
      apiRoot: gone.apiRoot,
      wait: async (_ms, until) => {
        events.emit("waiting");
        await waitOnTheClock(3_600_000, until);
      },
    });
    stand.door.start();
    stand.door.start();
    await waiting;
    await stand.door.close();
    await stand.door.close();
    expect(told(stand, "error")).toEqual(["Telegram cannot be reached; trying again until it can."]);
  });

  it("closes while Telegram holds the question", async () => {
    const stand = await open();
    stand.door.start();
    await stand.telegram.called("getUpdates");
    await stand.door.close();
    expect(told(stand, "error")).toEqual([]);
  });

  it.each(["", "110201543", "abc:def", "110201543:has space", "110201543:a/b"])(
    "refuses “%s” for a token without showing it",
    (token) => {
      const { intake } = createIntakeRecorder();
      const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
      const create = () => createTelegramDoor({ token, intake, clock: { now: () => RECEIVED_AT }, log, readTable });
      expect(create).toThrow(/^TELEGRAM_BOT_TOKEN must be/);
    },
  );
});

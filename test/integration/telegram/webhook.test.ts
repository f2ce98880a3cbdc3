import { afterEach, describe, expect, it } from "vitest";
import { readTable } from "../../../sheets/read-table.ts";
import { createTelegramDoor } from "../../../bot/telegram/create-telegram-door.ts";
import { OperationalError } from "../../../core/ports/errors.ts";
import { type Ask, ask } from "../../support/network/http.ts";
import { createLogRecorder } from "../../support/browser/serve-chat.ts";
import { createIntakeRecorder } from "../../support/telegram/intake-recorder.ts";
import { openWebhookDoor, RECEIVED_AT, SECRET } from "../../support/telegram/open-door.ts";
import { messageUpdate, tapUpdate, TOKEN } from "../../support/telegram/updates.ts";

const HEADER = "x-telegram-bot-api-secret-token";

const opened: Awaited<ReturnType<typeof openWebhookDoor>>[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((one) => one.close()));
});

/** A door that is open: it knows itself and has told Telegram where it is. */
const open = async () => {
  const stand = await openWebhookDoor();
  opened.push(stand);
  stand.door.start();
  await stand.telegram.called("setWebhook");
  const post = (body: unknown, headers: Ask["headers"] = { [HEADER]: SECRET }) =>
    ask(stand.url, { method: "POST", body, headers: { "content-type": "application/json", ...headers } });
  return { ...stand, post };
};

const SALE = messageUpdate(1, { text: "hôm nay bán 2 triệu" });

describe("the webhook", () => {
  it("is set with the secret, and without dropping what waits", async () => {
    const { telegram, door } = await open();
    expect(door.mount?.path).toBe("/telegram/110201543");
    expect(telegram.callsOf("setWebhook")[0]?.payload).toEqual({
      url: "https://shop.example/telegram/110201543",
      secret_token: SECRET,
      allowed_updates: ["message", "edited_message", "callback_query", "my_chat_member"],
      max_connections: 20,
    });
    expect(telegram.callsOf("getUpdates")).toEqual([]);
  });

  it("answers 200 once the update is kept", async () => {
    const { post, recorder } = await open();
    expect((await post(SALE)).status).toBe(200);
    expect(recorder.kept).toMatchObject([{ eventId: "1", content: { kind: "text", text: "hôm nay bán 2 triệu" } }]);
  });

  describe("given a file of the menu", () => {
    const fileUpdate = (id: number, document: object, fields: object = {}) =>
      messageUpdate(id, { document: { file_unique_id: "u", file_size: 30, ...document }, ...fields });
    const contents = ({ recorder }: Awaited<ReturnType<typeof open>>) => recorder.kept.map(({ content }) => content);

    it("keeps its rows, and what was written beside it", async () => {
      const stand = await open();
      stand.telegram.holdFile("menu1", Buffer.from("Tên,Giá\nphở,50000\n"));
      await stand.post(fileUpdate(1, { file_id: "menu1", file_name: "thucdon.csv" }));
      await stand.post(fileUpdate(2, { file_id: "menu1", mime_type: "text/csv" }, { caption: "thực đơn mới" }));
      const table = {
        rows: [
          ["Tên", "Giá"],
          ["phở", "50000"],
        ],
      };
      expect(contents(stand)).toEqual([
        { kind: "file", name: "thucdon.csv", table },
        { kind: "file", name: "", table, caption: "thực đơn mới" },
      ]);
    });

    it("says why it cannot be had: too large by what is told or by what comes, or gone", async () => {
      const stand = await open();
      stand.telegram.holdFile("huge", new Uint8Array(1_000_001));
      stand.telegram.fail("getFile", { kind: "declined", status: 400, description: "Bad Request: file is too big" });
      await stand.post(fileUpdate(1, { file_id: "a", file_name: "a.xlsx", file_size: 1_000_001 }));
      await stand.post(fileUpdate(2, { file_id: "b", file_name: "b.xlsx" }));
      await stand.post(fileUpdate(3, { file_id: "gone", file_name: "c.xlsx" }));
      await stand.post(fileUpdate(4, { file_id: "huge", file_name: "d.xlsx" }));
      expect(contents(stand).map((content) => content.kind === "file" && content.table)).toEqual(
        ["too_large", "unreachable", "unreachable", "too_large"].map((problem) => ({ problem })),
      );
      expect(stand.telegram.callsOf("getFile")).toHaveLength(3);
      expect(JSON.stringify(stand.lines)).not.toContain(TOKEN);
    });

    it("fetches nothing that is no table or was forwarded", async () => {
      const stand = await open();
      await stand.post(fileUpdate(1, { file_id: "pdf", file_name: "menu.pdf", mime_type: "application/pdf" }));
      await stand.post(
        fileUpdate(2, { file_id: "b", file_name: "b.csv" }, { forward_origin: { type: "hidden_user" } }),
      );
      expect(contents(stand)).toEqual([
        { kind: "unsupported", what: "file" },
        { kind: "unsupported", what: "forwarded" },
      ]);
      expect(stand.telegram.callsOf("getFile")).toEqual([]);
    });
  });

  it("answers 200 to a repeat and keeps it once", async () => {
    const { post, recorder } = await open();
    const answers = await Promise.all([post(SALE), post(SALE), post(SALE)]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(recorder.kept).toHaveLength(1);
    expect(recorder.attempts()).toBe(3);
  });

  it("answers 200 to what is none of ours, so that it does not come again", async () => {
    const { post, recorder } = await open();
    expect((await post({ update_id: 4, poll: { id: "1" } })).status).toBe(200);
    expect(recorder.attempts()).toBe(0);
  });

  it("answers a tapped button", async () => {
    const { post, telegram } = await open();
    expect((await post(tapUpdate(9))).status).toBe(200);
    expect((await telegram.called("answerCallbackQuery"))[0]?.payload).toEqual({ callback_query_id: "tap-9" });
  });

  it.each([
    ["none", {}],
    ["an empty one", { [HEADER]: "" }],
    ["a wrong one of the same length", { [HEADER]: "x".repeat(SECRET.length) }],
    ["the beginning of it", { [HEADER]: SECRET.slice(0, -1) }],
    ["more than it", { [HEADER]: `${SECRET}${SECRET}` }],
    ["a very long one", { [HEADER]: "x".repeat(10_000) }],
  ])("refuses a secret that is %s", async (_name, headers) => {
    const { post, recorder } = await open();
    expect((await post(SALE, headers)).status).toBe(403);
    expect(recorder.attempts()).toBe(0);
  });

  it("looks at the secret before it reads a body", async () => {
    const { post } = await open();
    expect((await post("{not json", {})).status).toBe(403);
  });

  it.each([
    ["no JSON", "{not json"],
    ["nothing", ""],
    ["a string", '"update"'],
    ["an array", "[]"],
    ["no update", '{"message":{}}'],
    ["an id that is no number", '{"update_id":"1"}'],
    ["a message that is none", '{"update_id":1,"message":"bán 2 triệu"}'],
    ["a message without a chat", '{"update_id":1,"message":{"message_id":1,"date":1,"text":"bán 2 triệu"}}'],
    ["a button without a person", '{"update_id":1,"callback_query":{"id":"1","data":"x"}}'],
  ])("answers 400 to %s", async (_name, body) => {
    const { post, recorder } = await open();
    expect((await post(body)).status).toBe(400);
    expect(recorder.attempts()).toBe(0);
  });

  it("answers 400 to a body that is not called JSON", async () => {
    const { post } = await open();
    const headers = { [HEADER]: SECRET, "content-type": "text/plain" };
    expect((await post(JSON.stringify(SALE), headers)).status).toBe(400);
  });

  it("takes 1 MB and refuses more", async () => {
    const { post, recorder } = await open();
    const padded = (length: number) => ({ ...SALE, padding: "x".repeat(length) });
    expect((await post(padded(900_000))).status).toBe(200);
    expect((await post(padded(1_100_000))).status).toBe(413);
    expect(recorder.attempts()).toBe(1);
  });

  it("answers 503 where the update could not be kept, and takes the repeat", async () => {
    const { post, recorder } = await open();
    recorder.failNext(new OperationalError("database_unreachable", "The database cannot be reached."));
    expect((await post(SALE)).status).toBe(503);
    expect((await post(SALE)).status).toBe(200);
    expect(recorder.kept).toHaveLength(1);
  });

  it("answers 503 before it is open and after it is closed", async () => {
    const stand = await openWebhookDoor();
    opened.push(stand);
    const post = () => ask(stand.url, { method: "POST", body: SALE, headers: { [HEADER]: SECRET } });
    expect((await post()).status).toBe(503);
    stand.door.start();
    await stand.telegram.called("setWebhook");
    await stand.door.close();
    expect((await post()).status).toBe(503);
    expect(stand.recorder.attempts()).toBe(0);
  });

  it("does not answer another method or another bot's path", async () => {
    const { url } = await open();
    expect((await ask(url)).status).toBe(404);
    expect((await ask(`${url}1`, { method: "POST", body: SALE, headers: { [HEADER]: SECRET } })).status).toBe(404);
  });

  it("is set again after trouble", async () => {
    const stand = await openWebhookDoor();
    opened.push(stand);
    stand.telegram.fail("setWebhook", { kind: "declined", status: 502, description: "Bad Gateway" }, { kind: "reset" });
    stand.door.start();
    await stand.telegram.called("setWebhook", 3);
    expect(JSON.stringify(stand.lines)).not.toContain("AAtest");
  });

  it.each(["", "có dấu", "with space", "x".repeat(257)])("refuses “%s” for a secret", (secret) => {
    const { intake } = createIntakeRecorder();
    const { log } = createLogRecorder();
    const webhook = { publicUrl: "https://shop.example", secret };
    const create = () =>
      createTelegramDoor({ token: TOKEN, intake, clock: { now: () => RECEIVED_AT }, log, readTable, webhook });
    expect(create).toThrow(/^WEBHOOK_SECRET must be/);
  });
});

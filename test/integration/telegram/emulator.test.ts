import emulator from "@vishtar/telegram-test-api";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { readTable } from "../../../sheets/read-table.ts";
import { createTelegramDoor, type TelegramDoor } from "../../../bot/telegram/create-telegram-door.ts";
import { createTelegramSender } from "../../../bot/telegram/create-telegram-sender.ts";
import { createLogRecorder } from "../../support/browser/serve-chat.ts";
import { freePort } from "../../support/network/free-port.ts";
import { createIntakeRecorder } from "../../support/telegram/intake-recorder.ts";
import { createTelegramLink } from "../../../program/telegram-link.ts";
import { TOKEN } from "../../support/telegram/updates.ts";

// The package declares a default export inside of a module that is itself the class.
const TelegramServer = emulator as unknown as typeof emulator.default;

describe("one day in a shop, by somebody else's idea of Telegram", () => {
  let server: InstanceType<typeof TelegramServer>;
  let door: TelegramDoor;
  let recorder: ReturnType<typeof createIntakeRecorder>;

  beforeEach(async () => {
    recorder = createIntakeRecorder();
    // The emulator takes 0 for its usual port.
    server = new TelegramServer({ port: await freePort(), host: "127.0.0.1" });
    await server.start();
    const apiRoot = server.config.apiURL;
    const { log } = createLogRecorder();
    door = createTelegramDoor({
      token: TOKEN,
      apiRoot,
      intake: recorder.intake,
      clock: { now: () => new Date() },
      log,
      readTable,
    });
  });
  afterEach(async () => {
    await door.close();
    await server.stop();
  });

  it("turns the link of an invitation into what its guest would have typed", async () => {
    const link = createTelegramLink();
    const me = (await (await fetch(`${server.config.apiURL}/bot${TOKEN}/getMe`)).json()) as {
      result: { username: string };
    };
    link.knownAs(me.result.username);
    const [address, parameter] = link.linkTo("inv_ABCDEFGH")?.split("?start=") ?? [];
    expect(address).toMatch(/^https:\/\/t\.me\/\w+$/);
    const guest = server.getClient(TOKEN, { userId: 43, chatId: 43, firstName: "Tư", timeout: 10_000 });
    door.start();
    await guest.sendCommand(guest.makeCommand(`/start ${parameter ?? ""}`));
    const [opened] = await recorder.received(1);
    expect(opened).toMatchObject({ chatId: "43", content: { kind: "text", text: "mã mời ABCD-EFGH" } });
  });

  it("brings what the owner texts to the book, and the reply to the owner", async () => {
    const owner = server.getClient(TOKEN, { userId: 42, chatId: 42, firstName: "Lan", timeout: 10_000 });
    door.start();
    await owner.sendCommand(owner.makeCommand("/start"));
    await owner.sendMessage(owner.makeMessage("hôm nay bán 2 triệu"));
    const [greeting, sale] = await recorder.received(2);
    expect(greeting?.content).toEqual({ kind: "text", text: "xin chào" });
    expect(sale).toMatchObject({
      channel: "telegram",
      botId: "110201543",
      chatId: "42",
      sender: { userId: "42", displayName: "Lan" },
      content: { kind: "text", text: "hôm nay bán 2 triệu" },
    });

    const sender = createTelegramSender({ token: TOKEN, apiRoot: server.config.apiURL });
    const options = [{ label: "Huỷ", payload: "void:a" }];
    const sent = await sender.send(sale?.chatId ?? "", {
      text: "Đã ghi bán 2.000.000đ.",
      choices: { kind: "actions", options },
    });
    expect(sent).toEqual({ kind: "sent", messageId: expect.stringMatching(/^\d+$/) });
    const { result } = await owner.getUpdates();
    expect(result).toHaveLength(1);
    expect(result[0]?.message).toMatchObject({
      chat_id: "42",
      text: "Đã ghi bán 2.000.000đ.",
      reply_markup: { inline_keyboard: [[{ text: "Huỷ", callback_data: "void:a" }]] },
    });
  });
});

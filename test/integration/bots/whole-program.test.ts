import { afterEach, describe, expect, it } from "vitest";

import { freePort } from "../../support/network/free-port.ts";
import { ask } from "../../support/network/http.ts";
import { programStand, SEVERAL_STARTS, stop } from "../../support/program/program-stand.ts";
import { type FaultServer, startFaultServer } from "../../support/telegram/fault-server.ts";
import { messageUpdate, PRIVATE_CHAT, tapUpdate, TOKEN } from "../../support/telegram/updates.ts";
import { openZaloServer } from "../../support/zalo/fault-server.ts";
import { textUpdate } from "../../support/zalo/updates.ts";

const ZALO_TOKEN = "4711:zalo-test-token";
const SECRET = "secret-of-a-test";
const SAID = "hôm nay bán 2 triệu";
const ANSWERED = /^Đã ghi bán 2\.000\.000đ · /;

/** The program with both chat apps, played on loopback; what it says to a chat is what the apps are asked to send. */
describe("the whole program with chat apps", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  const closings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await stand.clear();
    for (const close of closings.splice(0)) await close();
  });

  const openApps = async () => {
    const telegram = await startFaultServer();
    const zalo = await openZaloServer({ tokens: [ZALO_TOKEN] });
    closings.push(telegram.close, zalo.close);
    const settings = {
      DATA_DIR: await stand.folder(),
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ZALO_BOT_TOKEN: ZALO_TOKEN,
      ZALO_API_ROOT: zalo.apiRoot,
      WEBHOOK_SECRET: SECRET,
      JWT_SECRET: "a-secret-of-a-test-with-32-characters",
      LOG_LEVEL: "warn",
    };
    return { telegram, zalo, settings };
  };
  const nowS = (): number => Math.floor(Date.now() / 1000);
  const texts = (telegram: FaultServer) =>
    telegram.callsOf("sendMessage").map(({ payload }) => String(payload["text"]));

  it("fetches messages of both, answers them, and takes one back by its button", async () => {
    const { telegram, zalo, settings } = await openApps();
    const program = await stand.start(settings);
    expect(program.printed.stdout).toContain("Bots:   Telegram, Zalo (fetching messages)");
    telegram.give(messageUpdate(1, { text: SAID, date: nowS() }));
    zalo.push(ZALO_TOKEN, textUpdate(SAID, { date: Date.now() }));
    const [sent] = await telegram.called("sendMessage");
    expect(sent?.payload["text"]).toMatch(ANSWERED);
    const keyboard = sent?.payload["reply_markup"] as { inline_keyboard: { callback_data: string }[][] };
    telegram.give(tapUpdate(2, { data: keyboard.inline_keyboard.flat()[0]?.callback_data }));
    expect((await telegram.called("sendMessage", 2))[1]?.payload["text"]).toMatch(/^Đã huỷ: bán 2\.000\.000đ/);
    const [toZalo] = await zalo.called("sendMessage", 1);
    expect(toZalo?.body["text"]).toMatch(ANSWERED);
    const { text: metrics } = await ask(`${program.url}/metrics`);
    expect(metrics).toContain('sotiem_outcomes_total{channel="telegram",outcome="entry_voided"} 1');
    expect(metrics).toContain('sotiem_sends_total{channel="zalo",bot="4711",result="sent"} 1');
    expect(await stop(program)).toEqual({ exitCode: 0, signal: null });
    expect(program.printed.stderr).toBe("");
    expect(program.printed.stdout).not.toContain(TOKEN.split(":")[1]);
    expect(program.printed.stdout).not.toContain(ZALO_TOKEN.split(":")[1]);
  });

  it("is sent messages of both, refuses those without the secret, and answers a repeat once", async () => {
    const { telegram, zalo, settings } = await openApps();
    const port = await freePort();
    const publicUrl = `http://127.0.0.1:${String(port)}`;
    const program = await stand.start({ ...settings, PORT: String(port), PUBLIC_URL: publicUrl });
    const [webhook] = await telegram.called("setWebhook");
    expect(webhook?.payload).toMatchObject({ secret_token: SECRET });
    const send = async (update: object, secret?: string): Promise<number> => {
      const headers: Record<string, string> = secret === undefined ? {} : { "x-telegram-bot-api-secret-token": secret };
      return (await ask(String(webhook?.payload["url"]), { method: "POST", headers, body: update })).status;
    };
    const update = messageUpdate(1, { text: SAID, date: nowS() });
    expect(await send(update)).toBe(403);
    expect(await send(update, "wrong-secret")).toBe(403);
    expect(await Promise.all([1, 2, 3].map(() => send(update, SECRET)))).toEqual([200, 200, 200]);
    await telegram.called("sendMessage");
    await zalo.called("setWebhook", 1);
    expect(await zalo.post(ZALO_TOKEN, textUpdate(SAID, { date: Date.now() }))).toBe(200);
    const [toZalo] = await zalo.called("sendMessage", 1);
    expect(toZalo?.body["text"]).toMatch(ANSWERED);
    expect(await send(messageUpdate(2, { text: "hôm nay bán được bao nhiêu?", date: nowS() }), SECRET)).toBe(200);
    await telegram.called("sendMessage", 2);
    expect(texts(telegram)).toEqual([
      expect.stringMatching(ANSWERED),
      expect.stringMatching(/bán được 2\.000\.000đ \(1 lần ghi\)/),
    ]);
    expect(program.printed.stderr).toBe("");
  });

  it("sends again what the app did not take, and aims a reply at the entry it replies to", async () => {
    const { telegram, settings } = await openApps();
    await stand.start(settings);
    telegram.fail(
      "sendMessage",
      { kind: "declined", status: 429, description: "Too Many Requests", parameters: { retry_after: 1 } },
      { kind: "declined", status: 502, description: "Bad Gateway" },
    );
    telegram.give(messageUpdate(1, { text: "bán 100k", date: nowS() }));
    await telegram.called("sendMessage", 3);
    telegram.give(messageUpdate(2, { text: "bán 200k", date: nowS() }));
    await telegram.called("sendMessage", 4);
    // The first answer that was taken has the platform's next id: the fault server counts from 101.
    telegram.give(
      messageUpdate(3, {
        text: "huỷ",
        date: nowS(),
        reply_to_message: {
          message_id: 101,
          date: nowS(),
          chat: PRIVATE_CHAT,
          from: { id: 110201543, is_bot: true, first_name: "Sổ Tiệm" },
          text: "…",
        },
      }),
    );
    const calls = await telegram.called("sendMessage", 5);
    expect(calls[4]?.payload["text"]).toMatch(/^Đã huỷ: bán 100\.000đ/);
  });
});

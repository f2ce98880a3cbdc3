import { createServer, type Server } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { json } from "node:stream/consumers";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { createHttpSmsSender } from "../../../bot/sms/create-http-sms-sender.ts";
import { createSmsChannel } from "../../../bot/sms/create-sms-channel.ts";
import type { ChatAddress } from "../../../core/ports/inbound-event.ts";
import { bearer, fromNewAddress, type LoginStand, openLoginStand, zalo } from "../../support/login/login-stand.ts";
import { freePort } from "../../support/network/free-port.ts";
import { servers } from "../../support/postgres/servers.ts";

describe("an SMS gateway", () => {
  let gateway: Server;
  let url: string;
  let answer: { status: number; headers?: Record<string, string> } | "hang" = { status: 200 };
  const asked: unknown[] = [];
  beforeAll(async () => {
    gateway = createServer((request, response) => {
      void json(request).then((body) => {
        asked.push({ body, authorization: request.headers.authorization });
        if (answer !== "hang") response.writeHead(answer.status, answer.headers).end();
      });
    });
    gateway.listen(0, "127.0.0.1");
    await once(gateway, "listening");
    url = `http://127.0.0.1:${String((gateway.address() as AddressInfo).port)}/send`;
  });
  afterAll(() => {
    gateway.closeAllConnections();
    gateway.close();
  });
  const send = () =>
    createSmsChannel(createHttpSmsSender({ url, token: "a-token", timeoutMs: 200 })).send("+84912345678", {
      text: "mã",
    });

  it("is given the number and the text, with our token", async () => {
    answer = { status: 202 };
    expect(await send()).toEqual({ kind: "sent" });
    expect(asked).toEqual([{ body: { to: "+84912345678", text: "mã" }, authorization: "Bearer a-token" }]);
  });

  it.each([
    [
      { status: 429, headers: { "retry-after": "7" } },
      { kind: "slow_down", retryAfterMs: 7_000 },
    ],
    [{ status: 429 }, { kind: "slow_down", retryAfterMs: 30_000 }],
    [{ status: 503 }, { kind: "unreachable", code: "sms_503" }],
    [{ status: 400 }, { kind: "refused", code: "sms_400" }],
    // Followed, it would take the token elsewhere.
    [
      { status: 302, headers: { location: "http://127.0.0.1:1/" } },
      { kind: "unknown", code: "network" },
    ],
    ["hang" as const, { kind: "unknown", code: "network" }],
  ])("that answers %j is understood", async (given, result) => {
    answer = given;
    expect(await send()).toEqual(result);
  });

  it("that is not there got nothing", async () => {
    const nowhere = createHttpSmsSender({ url: `http://127.0.0.1:${String(await freePort())}/`, token: "a-token" });
    expect(await nowhere.send("+84912345678", "mã")).toEqual({ kind: "unreachable", code: "ECONNREFUSED" });
  });
});

describe.each(servers())("a number that no chat has proven, with SMS, on $name PostgreSQL", (server) => {
  let stand: LoginStand;
  beforeAll(async () => {
    stand = await openLoginStand(server, { hasSms: true });
  });
  afterAll(() => stand.close());

  it("is proven by a code that comes by SMS, and logs in by SMS from then on", async () => {
    const [hoa, phone] = [zalo("hoa"), "0919000001"];
    const sms = { channel: "sms", botId: "sms", chatId: "+84919000001" } as unknown as ChatAddress;
    await stand.say(hoa, "bán 120k");
    expect(await stand.say(hoa, `số của em ${phone}`)).toMatch(/^Đã nhận số 0919 000 001/);
    expect(await stand.received(sms)).toEqual([expect.stringMatching(/^Sổ Tiệm: mã xác nhận số này là \d{3} \d{3}/)]);
    expect(await stand.say(hoa, await stand.codeIn(sms))).toMatch(/^Đã nối số 0919 000 001 với sổ này\..*SMS\.$/);
    const me = await stand.api("/me", { headers: bearer(await stand.logIn(phone, sms)) });
    expect(me.json()).toMatchObject({ person: { phone: { isProven: true } }, shops: [{ role: "owner" }] });
  });

  it("is not written to for who only knows the number on the web", async () => {
    const asked = await stand.api("/auth/otp", {
      method: "POST",
      body: { phone: "0919000002" },
      headers: fromNewAddress(),
    });
    expect(asked.status).toBe(202);
    expect(await stand.query("SELECT 1 FROM chat WHERE chat_id = '+84919000002'")).toEqual([]);
  });
});

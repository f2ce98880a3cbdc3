import { afterEach, describe, expect, it } from "vitest";

import { ask } from "../support/network/http.ts";
import { programStand, SEVERAL_STARTS } from "../support/program/program-stand.ts";
import { startFaultServer } from "../support/telegram/fault-server.ts";
import { LAN, messageUpdate, TOKEN } from "../support/telegram/updates.ts";
import { openZaloServer } from "../support/zalo/fault-server.ts";
import { textUpdate } from "../support/zalo/updates.ts";

const ZALO_TOKEN = "4711:zalo-test-token";

/** The whole program, with both chat apps played on loopback and the API asked over HTTP. */
describe("one book for a person's chats and the web", SEVERAL_STARTS, () => {
  const stand = programStand({ name: "ourselves" });
  const closings: (() => Promise<unknown>)[] = [];
  afterEach(async () => {
    await stand.clear();
    for (const close of closings.splice(0)) await close();
  });

  it("is opened on Telegram, logged in to by a code, joined from Zalo, and the same in both", async () => {
    const telegram = await startFaultServer();
    const zalo = await openZaloServer({ tokens: [ZALO_TOKEN] });
    closings.push(telegram.close, zalo.close);
    const program = await stand.start({
      DATA_DIR: await stand.folder(),
      TELEGRAM_BOT_TOKEN: TOKEN,
      TELEGRAM_API_ROOT: telegram.apiRoot,
      ZALO_BOT_TOKEN: ZALO_TOKEN,
      ZALO_API_ROOT: zalo.apiRoot,
      LOG_LEVEL: "warn",
    });
    let updates = 0;
    let answers = 0;
    const date = () => Math.floor(Date.now() / 1000);
    const nextOnTelegram = async () => (await telegram.called("sendMessage", ++answers))[answers - 1]?.payload;
    const onTelegram = async (fields: object) => {
      telegram.give(messageUpdate(++updates, { date: date(), ...fields }));
      return nextOnTelegram();
    };
    let zaloAnswers = 0;
    const onZalo = async (text: string) => {
      zalo.push(ZALO_TOKEN, textUpdate(text, { date: Date.now(), message_id: `m-${String(zaloAnswers)}` }));
      return String((await zalo.called("sendMessage", ++zaloAnswers))[zaloAnswers - 1]?.body["text"]);
    };
    const codeOf = (payload: Record<string, unknown> | undefined) =>
      /\b\d{3} \d{3}\b/.exec(String(payload?.["text"]))?.[0] ?? "";
    const api = (path: string, body?: object, headers: Record<string, string> = {}) =>
      ask(`${program.url}/api/v1${path}`, { headers, ...(body && { method: "POST", body }) });

    expect((await onTelegram({ text: "bán 500k" }))?.["text"]).toMatch(/^Đã ghi bán 500\.000đ/);
    const offered = await onTelegram({ text: "/dangnhap" });
    expect(offered?.["reply_markup"]).toMatchObject({
      keyboard: [[{ text: "Chia sẻ số điện thoại", request_contact: true }]],
    });
    const contact = { phone_number: "84912345678", first_name: "Lan", user_id: LAN.id };
    const forwarded = await onTelegram({ contact: { ...contact, user_id: LAN.id + 1 } });
    expect(forwarded?.["text"]).toMatch(/^Danh thiếp này của người khác/);
    expect((await onTelegram({ contact }))?.["text"]).toMatch(/^Đã nối số 0912 345 678/);

    const { requestId } = (await api("/auth/otp", { phone: "0912 345 678" })).json() as { requestId: string };
    const verified = await api("/auth/verify", { requestId, code: codeOf(await nextOnTelegram()) });
    const { accessToken } = verified.json() as { accessToken: string };
    const me = await api("/me", undefined, { authorization: `Bearer ${accessToken}` });
    expect(me.json()).toMatchObject({ shops: [{ role: "owner" }] });

    expect(await onZalo("số của tôi 0912 345 678")).toMatch(/^Đã nhận số 0912 345 678/);
    expect(await onZalo(codeOf(await nextOnTelegram()))).toMatch(/^Đã nối với số 0912 345 678/);
    expect(await onZalo("bán thêm 300k")).toMatch(/Hôm nay: 800\.000đ/);
    expect((await onTelegram({ text: "hôm nay bán được bao nhiêu" }))?.["text"]).toMatch(/800\.000đ \(2 lần ghi\)/);

    const told = async (fields: object) => String((await onTelegram(fields))?.["text"]);
    const tu = { from: { id: 77, is_bot: false, first_name: "Tư" }, chat: { id: 77, type: "private" } };
    expect(await told({ text: "tên quán là Phở Hoà" })).toMatch(/Phở Hoà/);
    const code = /[A-Z0-9]{4}-[A-Z0-9]{4}/.exec(await told({ text: "mời thu ngân Tư" }))?.[0] ?? "";
    expect(await told({ ...tu, text: `/start inv_${code.replace("-", "")}` })).toMatch(/^Vào Phở Hoà làm thu ngân/);
    expect(await told({ ...tu, text: "1" })).toMatch(/^Đã vào Phở Hoà/);
    expect(await told({ ...tu, text: "bán 20k" })).toMatch(/anh\/chị ghi: 20\.000đ/);
    expect(await told({ ...tu, text: "tháng này lãi bao nhiêu" })).toMatch(/^Xem chi phí và lãi: chỉ chủ quán/);
    expect(await told({ text: "xoá nhân viên Tư" })).toMatch(/^Đã xoá Tư khỏi quán/);
    expect(await told({ ...tu, text: "bán 30k" })).toMatch(/^Anh\/chị không có trong danh sách/);

    for (const place of ["Q3", "Q5"]) expect(await told({ text: `thêm chi nhánh ${place}` })).toContain(place);
    expect(await told({ text: "Q3 hôm nay bán thêm 100k" })).toMatch(/Q3.*100\.000đ/);
    expect(await told({ text: "mở thêm quán Bún Bà Tư" })).toMatch(/Bún Bà Tư/);
    expect(await told({ text: "bán 60k" })).toMatch(/^\[Bún Bà Tư\]\nĐã ghi bán 60\.000đ .*Hôm nay: 60\.000đ/);
    // Zalo stays where it was: the shop is each chat's.
    expect(await onZalo("hôm nay bán được bao nhiêu")).toMatch(/^\[Phở Hoà\]\n.*920\.000đ/);
    const both = await api("/me", undefined, { authorization: `Bearer ${accessToken}` });
    expect((both.json() as { shops: { name: string }[] }).shops.map(({ name }) => name)).toEqual([
      "Phở Hoà",
      "Bún Bà Tư",
    ]);
    expect(program.printed.stderr).toBe("");
    expect(program.printed.stdout).not.toContain("912345678");
  });
});

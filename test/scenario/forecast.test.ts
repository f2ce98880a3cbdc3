import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Writer } from "../../core/accounts/writer.ts";
import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { datesOf } from "../../core/forecasts/date-range.ts";
import { forecastNight } from "../../core/forecasts/forecast-night.ts";
import { weekdayOf } from "../../core/language/dates/civil-day.ts";
import type { ForecastChart } from "../../core/ports/drawing.ts";
import { seededRandom } from "../simulation/seeded-random.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { plantShop } from "../support/shop/planted-shop.ts";
import { at } from "../support/shop/talk.ts";

const PRICES = { "phở bò": 50_000, "trà đá": 5_000 };
const isWeekend = (date: string): boolean => weekdayOf(Date.parse(`${date}T00:00:00Z`) / 86_400_000) >= 6;

/** 40 bowls a day, 60 at the weekend. Today is Sunday, 22 November 2026. */
const usualDays = (from: string, to: string) => {
  const random = seededRandom(7);
  return datesOf({ from, to }).map((date) => {
    const bowls = Math.round((isWeekend(date) ? 60 : 40) * random.factor(0.08));
    return { date, quantities: { "phở bò": bowls, "trà đá": Math.round(bowls / 2) } };
  });
};

describe.each(servers())("forecasts in the chat on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  const open = (who: string, from = "2026-08-01", to = "2026-11-21"): Promise<Writer> =>
    plantShop(chat.database.repositories, who, { pricesVnd: PRICES, days: usualDays(from, to) });
  const night = ({ shop }: Writer, today: string) =>
    chat.deps.transactions.run(async (tx) => {
      await chat.deps.transactions.enterTenant(tx, shop.tenantId);
      await forecastNight(chat.database.repositories)(tx, shop, today);
    });
  const strike = async (now: Date): Promise<void> => {
    const { runs } = await claimDueDigests(chat.deps)(now);
    for (const run of runs) await writeDigest(chat.deps)(run, now);
  };
  const drawnDays = async (): Promise<ForecastChart["days"]> => {
    const [row] = await chat.database.dataSource.query<[{ drawing: ForecastChart }]>(
      "SELECT drawing FROM shared_file ORDER BY created_at DESC LIMIT 1",
    );
    return row.drawing.days;
  };
  const lastReply = async (who: string) => (await chat.replies(who)).at(-1)!.message;

  it("tells next week day by day and in all, with a picture of what came and what comes", async () => {
    await open("week");
    const { text, picture } = await chat.say("week", "dự báo tuần sau", at("10:00"));
    expect(text).toMatch(
      /^Dự báo 23\/11–29\/11: Doanh thu khoảng 16\.\d{3}\.000đ \(1\d\.\d{3}\.000đ – 1\d\.\d{3}\.000đ\)\./u,
    );
    expect(text).toMatch(/\n• Thứ hai 23\/11: khoảng 2\.\d{3}\.000đ \([\d.]+đ – [\d.]+đ\)\n/u);
    expect(text).toMatch(/\n• Thứ bảy 28\/11: khoảng 3\.\d{3}\.000đ/u);
    expect(text).toMatch(
      /\nThử lại 28 ngày vừa qua thì lệch trung bình \d+%\. Khoảng trong ngoặc đúng cỡ 4 trên 5 ngày\.$/u,
    );
    expect(picture?.title).toBe("Doanh thu: dự báo");
    const days = await drawnDays();
    expect(days.filter(({ actual }) => actual !== undefined)).toHaveLength(14);
    // Today lies between the two, so that no day is missing from the picture.
    expect(days.filter(({ mean }) => mean !== undefined)).toHaveLength(1 + 7);
    expect(days.slice(13, 16).map(({ label }) => label)).toEqual(["21/11", "22/11", "23/11"]);
  });

  it("says what tomorrow needs, and how many bowls on Saturday", async () => {
    await open("prepare");
    const { text } = await chat.say("prepare", "mai cần chuẩn bị gì", at("10:00"));
    expect(text).toMatch(/^Dự báo mai \(Thứ hai 23\/11\): Doanh thu khoảng 2\.\d{3}\.000đ/u);
    expect(text).toMatch(/\nVì: thứ hai −1\d%\.\n/u);
    expect(text).toMatch(/\n• phở bò: (?:3[89]|4[0-4]) tô, nhiều nhất 4\d\n• trà đá: \d+ tô, nhiều nhất \d+\n/u);
    await open("saturday", "2026-08-01", "2026-11-24");
    const wednesday = (time: string): Date => at(time, "2026-11-25");
    expect((await chat.say("saturday", "thứ 7 này bán được bao nhiêu phở bò", wednesday("10:01"))).text).toMatch(
      /^Dự báo Thứ bảy 28\/11: Phở bò khoảng (?:5[6-9]|6[0-5]) tô \(\d+ tô – \d+ tô\)\.\nVì: thứ bảy \+\d+%\.\nChuẩn bị \d+ tô/u,
    );
    expect((await chat.say("saturday", "thứ 7 này bán được bao nhiêu phở", wednesday("10:02"))).text).toMatch(
      /^Dự báo Thứ bảy 28\/11: Phở khoảng \d+ tô/u,
    );
  });

  it("uses closures, offers and rain as the owner tells them", async () => {
    await open("told");
    await chat.say("told", "mai nghỉ", at("10:00"));
    expect((await chat.say("told", "dự báo ngày mai", at("10:01"))).text).toBe(
      "Dự báo mai (Thứ hai 23/11): Doanh thu không có, vì hôm đó nghỉ.",
    );
    await chat.say("told", "khuyến mãi 10% thứ 4 tới", at("10:02"));
    expect((await chat.say("told", "hôm qua mưa to", at("10:03"))).text).toContain("trời mưa ngày 21/11");
    const { text } = await chat.say("told", "dự báo tuần sau", at("10:04"));
    expect(text).toContain("\n• Thứ hai 23/11: nghỉ\n");
    expect(text).toMatch(/\n• Thứ tư 25\/11: .*khuyến mãi \(chưa có lần nào để biết tăng giảm\)/u);
    expect((await chat.say("told", "hôm nay mưa quá trời", at("10:05"))).text).toContain("trời mưa ngày 22/11");
    expect((await chat.say("told", "huỷ", at("10:06"))).text).toContain("trời mưa ngày 22/11");
  });

  it("forecasts no goods that were never sold", async () => {
    await open("unknown", "2026-08-01");
    expect((await chat.say("unknown", "dự báo bánh xèo tuần sau", at("10:00"))).text).toBe(
      "Chưa dự báo được bánh xèo: nửa năm nay sổ chưa ghi bán món này lần nào.",
    );
    expect((await chat.say("unknown", "dự báo cả quán tuần sau", at("10:01"))).text).toMatch(
      /^Dự báo .*Doanh thu khoảng/u,
    );
  });

  it("refuses thin and stale books with the reason and what is missing", async () => {
    await open("thin", "2026-11-16");
    expect((await chat.say("thin", "dự báo tuần sau", at("10:00"))).text).toBe(
      "Chưa dự báo được: Doanh thu mới có 6 ngày trong sổ, cần 14 ngày. Ghi thêm 8 ngày nữa nhé.",
    );
    await open("stale", "2026-08-01", "2026-11-08");
    expect((await chat.say("stale", "mai bán được bao nhiêu", at("10:00"))).text).toMatch(
      /^Không dự báo được: sổ trống 13 ngày nay, lần cuối ghi bán là Chủ nhật 8\/11\. Quán nghỉ thì nhắn/u,
    );
  });

  it("owns up to its error from the forecasts that were issued", async () => {
    const writer = await open("judged");
    expect((await chat.say("judged", "dự báo có đúng không?", at("10:00"))).text).toMatch(
      /^Chưa có dự báo nào tới ngày để chấm\. .+\nThử lại 28 ngày vừa qua/u,
    );
    for (const today of datesOf({ from: "2026-11-12", to: "2026-11-22" })) await night(writer, today);
    const { text } = await chat.say("judged", "dự báo đúng không", at("10:05"));
    expect(text).toMatch(
      /^10 ngày đã qua, dự báo buổi sáng của Doanh thu lệch trung bình \d+%\.\n(?:\d|10)\/10 ngày nằm trong khoảng đã báo \(mong là 4 trên 5\)\.\nCứ đoán bằng cùng thứ tuần trước thì lệch \d+%\./u,
    );
    const days = await drawnDays();
    expect(days.filter(({ actual, mean }) => actual !== undefined && mean !== undefined)).toHaveLength(10);
    expect((await chat.say("judged", "dự báo mai thế nào", at("10:06"))).text).toMatch(/10 ngày gần đây dự báo lệch/u);
  });

  it("asks whether an empty day was closed or forgotten, and the answer counts", async () => {
    await open("empty", "2026-08-01", "2026-11-22");
    await chat.say("empty", "chào", at("10:00"));
    await strike(at("07:00", "2026-11-24"));
    const asked = await lastReply("empty");
    expect(asked.text).toContain("Thứ hai 23/11 sổ trống: quán nghỉ hay quên ghi?");
    expect(asked.choices?.options.map(({ label }) => label)).toEqual(["Quán nghỉ", "Quên ghi", "Để sau"]);
    expect((await chat.tap("empty", asked, "Quán nghỉ", at("07:10", "2026-11-24"))).text).toContain(
      "quán nghỉ ngày 23/11",
    );
    await strike(at("07:00", "2026-11-25"));
    const again = await lastReply("empty");
    expect(again.text).toContain("Thứ ba 24/11 sổ trống");
    expect((await chat.say("empty", "quên ghi", at("07:10", "2026-11-25"))).text).toContain(
      "ngày 24/11 có bán mà không ghi, không tính vào dự báo",
    );
  });

  it("tells a month as what came and what is expected, and speaks English", async () => {
    await open("month");
    const { text } = await chat.say("month", "dự báo tháng này", at("10:00"));
    expect(text).toMatch(
      /^Dự báo 1\/11–30\/11: Doanh thu khoảng 7\d\.\d{3}\.000đ .+\nTrong đó đã bán 5\d\.\d{3}\.000đ\./u,
    );
    await chat.say("month", "tiếng Anh", at("10:01"));
    expect((await chat.say("month", "forecast next week", at("10:02"))).text).toMatch(
      /^Forecast for 23\/11–29\/11: Sales about 16,\d{3},000đ/u,
    );
  });
});

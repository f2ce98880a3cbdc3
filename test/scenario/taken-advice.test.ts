import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Writer } from "../../core/accounts/writer.ts";
import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { enter } from "../../core/entries/enter.ts";
import { datesOf } from "../../core/forecasts/date-range.ts";
import type { AdviceAction, Recommendation } from "../../core/insights/advice/recommendation.ts";
import { claimDueNights } from "../../core/night/claim-due-nights.ts";
import { workNight } from "../../core/night/work-night.ts";
import { shifted } from "../../core/reports/asked-days.ts";
import { buildSale } from "../../core/sales/build-sale.ts";
import { nightWork } from "../../program/night-work.ts";
import { seededRandom } from "../simulation/seeded-random.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { plantShop } from "../support/shop/planted-shop.ts";
import { inTurn } from "../support/shop/test-shop.ts";

const TAKEN_ON = "2026-11-08";
const at = (date: string, time: string): Date => new Date(`${date}T${time}:00+07:00`);

describe.each(servers())("advice that is taken, on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  /** Eight weeks of about forty bowls a day, at fifty thousand. */
  const openStall = (who: string): Promise<Writer> => {
    const random = seededRandom(5);
    const days = datesOf({ from: "2026-09-13", to: "2026-11-07" }).map((date) => ({
      date,
      quantities: { phở: Math.round(40 * random.factor(0.06)), quẩy: 20 },
    }));
    return plantShop(chat.database.repositories, who, { pricesVnd: { phở: 50_000, quẩy: 5_000 }, days });
  };
  const tell = async ({ shop }: Writer, action: AdviceAction, more: Partial<Recommendation> = {}): Promise<string> => {
    const { transactions, tips } = chat.deps;
    const tip: Recommendation = {
      kind: "pricing",
      key: `test:${action.do}`,
      items: ["phở"],
      period: { from: "2026-09-13", to: "2026-11-07" },
      evidence: { finding: "slow_item", days: 56, sold: 3, perWeekInterval: { lower: 0, upper: 1 }, revenueVnd: 9 },
      recordCount: 56,
      confidence: 0.9,
      action,
      expectedVnd: 3_000_000,
      followUp: { afterDays: 14, measure: "item_revenue" },
      ...more,
    };
    return transactions.run(async (tx) => {
      await transactions.enterTenant(tx, shop.tenantId);
      return tips.keepTold(tx, shop.tenantId, { id: chat.deps.ids.uuid(), tip }, TAKEN_ON);
    });
  };
  const raise = (priceVnd: number): AdviceAction => ({
    do: "set_price",
    item: "phở",
    priceVnd,
    backToVnd: 50_000,
  });
  const trade = (writer: Writer, days: number, quantity: number, priceVnd: number, hour?: number): Promise<void> =>
    inTurn(chat.database.repositories, writer, async (turn) => {
      for (const businessDate of datesOf({ from: shifted(TAKEN_ON, 1), to: shifted(TAKEN_ON, days) })) {
        const items = [{ name: "phở", quantity, unitPriceVnd: priceVnd, totalVnd: quantity * priceVnd }];
        const sale = { businessDate, totalVnd: quantity * priceVnd, scope: "items" as const, items };
        const time = hour === undefined ? {} : { time: `${String(hour)}:00` };
        await enter(chat.deps)(turn, await buildSale(chat.deps)(turn, { ...sale, ...time }));
      }
    });
  const night = async (date: string): Promise<void> => {
    const { repositories } = chat.database;
    const work = workNight({ ...repositories, work: nightWork(chat.deps), log: chat.deps.log });
    for (const run of await claimDueNights(repositories)(at(date, "04:06"), 500)) await work(run);
  };
  const lastText = async (who: string): Promise<string> => (await chat.replies(who)).at(-1)!.message.text;
  const morning = async (date: string): Promise<void> => {
    const { runs } = await claimDueDigests(chat.deps)(at(date, "07:00"));
    for (const run of runs) await writeDigest(chat.deps)(run, at(date, "07:00"));
  };
  const asked = (who: string, date: string) => chat.say(who, "mẹo hôm trước có hiệu quả không?", at(date, "09:00"));

  it("does it as if it had been written, once, and follows it unless it is taken back", async () => {
    const writer = await openStall("take");
    expect((await chat.say("take", "làm luôn", at(TAKEN_ON, "09:00"))).text).toMatch(/^Dạo này chưa có gợi ý/u);
    await tell(writer, raise(60_000));
    const { text } = await chat.say("take", "làm luôn", at(TAKEN_ON, "09:01"));
    expect(text).toMatch(/phở.*60\.000đ[\s\S]*Hai tuần nữa sổ đo/u);
    expect((await chat.say("take", "làm luôn", at(TAKEN_ON, "09:02"))).text).toMatch(/^Mẹo này làm rồi/u);
    expect((await asked("take", TAKEN_ON)).text).toBe("Mẹo “phở lên 60.000đ” còn đang thử, đo xong sau 22/11.");
    await chat.say("take", "huỷ", at(TAKEN_ON, "09:01"));
    expect((await asked("take", TAKEN_ON)).text).toMatch(/^Chưa có mẹo nào được làm theo/u);
    await chat.say("take", "giá phở 55k", at(TAKEN_ON, "09:02"));
    expect((await chat.say("take", "làm luôn", at(TAKEN_ON, "09:03"))).text).toMatch(/giờ đang 55\.000đ, khác lúc/u);
  });

  it("hides an item, and notes down an offer with its hours and days", async () => {
    const writer = await openStall("deeds");
    await tell(writer, { do: "hide_item", item: "quẩy" });
    await chat.say("deeds", "làm luôn", at(TAKEN_ON, "09:00"));
    expect((await chat.say("deeds", "xem thực đơn", at(TAKEN_ON, "09:01"))).text).not.toContain("quẩy");
    await tell(writer, { do: "promote_hours", fromHour: 14, toHour: 16, percentOff: 10 });
    expect((await chat.say("deeds", "làm luôn 2", at(TAKEN_ON, "09:02"))).text).toContain("giảm 10% từ 14h đến 16h");
  });

  it("tells two weeks later what came of it, also where it failed or is not clear, once", async () => {
    const shops = { better: [60_000, 40], worse: [60_000, 20], unclear: [51_000, 40] } as const;
    for (const [who, [priceVnd, quantity]] of Object.entries(shops)) {
      const writer = await openStall(who);
      await tell(writer, raise(priceVnd));
      await chat.say(who, "làm luôn", at(TAKEN_ON, "09:00"));
      await trade(writer, 15, quantity, priceVnd);
    }
    const short = await openStall("short");
    await tell(short, raise(60_000));
    await chat.say("short", "làm luôn", at(TAKEN_ON, "09:00"));
    await trade(short, 5, 40, 60_000);
    for (const date of ["2026-11-23", "2026-11-24"]) await night(date);
    await morning("2026-11-24");
    expect(await lastText("better")).toMatch(
      /Mẹo 8\/11 \(phở lên 60\.000đ\) có hiệu quả: 14 ngày món này bán được 33\.600\.000đ, không đổi thì chừng 2[78]\.000\.000đ\. Hơn khoảng/u,
    );
    expect(await lastText("worse")).toMatch(/không hiệu quả: 14 ngày .* Muốn về giá cũ thì nhắn “giá phở 50\.000đ”\./u);
    expect(await lastText("unclear")).toMatch(/chưa đủ rõ: 14 ngày món này bán được 28\.560\.000đ/u);
    expect(await lastText("short")).toMatch(/chưa đo được: hai tuần qua ghi sổ ít ngày quá/u);
    await morning("2026-11-25");
    const again = await lastText("better");
    expect(again).toMatch(/^Chào buổi sáng/u);
    expect(again).not.toContain("Mẹo");
    expect((await asked("better", "2026-11-25")).text).toMatch(/^Mẹo 8\/11 \(phở lên 60\.000đ\) có hiệu quả/u);
  });

  it("measures the hours of an offer, and ranks what worked before what did harm", async () => {
    const writer = await openStall("hours");
    await tell(writer, { do: "promote_hours", fromHour: 12, toHour: 13, percentOff: 10 });
    await chat.say("hours", "làm luôn", at(TAKEN_ON, "09:00"));
    await trade(writer, 14, 70, 45_000, 12);
    await night("2026-11-26");
    const { transactions, tips } = chat.deps;
    const [past] = await transactions.run(async (tx) => {
      await transactions.enterTenant(tx, writer.shop.tenantId);
      return tips.listPast(tx, writer.shop.tenantId, TAKEN_ON);
    });
    expect(past).toMatchObject({ answer: "taken" });
    expect(past?.measuredShare).toBeGreaterThan(1);
    expect((await asked("hours", "2026-11-24")).text).toMatch(
      /giảm 10% từ 12 giờ đến 13 giờ\) có hiệu quả: 14 ngày khung/u,
    );
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { claimDueAlerts } from "../../core/alerts/claim-due-alerts.ts";
import { writeAlert } from "../../core/alerts/write-alert.ts";
import { datesOf } from "../../core/forecasts/date-range.ts";
import { seededRandom } from "../simulation/seeded-random.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";
import { plantShop } from "../support/shop/planted-shop.ts";

const at = (day: string, time: string): Date => new Date(`2026-11-${day}T${time}:00+07:00`);

describe.each(servers())("an alert on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  /** A stall that has sold about forty bowls by one o'clock, for ten weeks. */
  const openStall = (who: string, isClocked = true) => {
    const random = seededRandom(7);
    const days = datesOf({ from: "2026-09-14", to: "2026-11-23" }).map((date) => ({
      date,
      quantities: { phở: Math.round(40 * random.factor(0.08)) },
      ...(isClocked && { soldHour: 12 }),
    }));
    return plantShop(chat.database.repositories, who, { pricesVnd: { phở: 50_000 }, days });
  };
  const afternoon = async (day: string, time = "15:00"): Promise<void> => {
    const now = at(day, time);
    const { runs } = await claimDueAlerts(chat.deps)(now);
    await Promise.all(
      [...runs, ...runs].map((run) =>
        writeAlert({ ...chat.deps, alerts: chat.database.repositories.alerts })(run, now),
      ),
    );
  };
  const alerts = async (who: string): Promise<string[]> =>
    (await chat.replies(who))
      .map(({ message }) => message.text)
      .filter((text) => /^Đến 15 giờ|còn nợ .* tới nay/u.test(text));

  it("tells of a day that runs far from the usual by mid-afternoon, once, and of no other", async () => {
    for (const who of ["slow", "busy", "usual", "silent", "closed", "off"]) await openStall(who);
    await openStall("unclocked", false);
    await afternoon("23");
    const bowls = { slow: 10, busy: 90, usual: 41, unclocked: 10, off: 10 };
    for (const [who, count] of Object.entries(bowls))
      await chat.say(who, `${String(count)} tô phở 50k/tô`, at("24", "13:00"));
    await chat.say("closed", "hôm nay nghỉ", at("24", "08:00"));
    expect((await chat.say("off", "tắt cảnh báo", at("24", "08:00"))).text).toMatch(/^Đã tắt cảnh báo/u);
    await afternoon("24", "14:59");
    expect(await alerts("slow")).toEqual([]);
    await afternoon("24");
    await afternoon("24", "15:10");
    expect(await alerts("slow")).toEqual([
      expect.stringMatching(
        /^Đến 15 giờ nay mới bán 500\.000đ, tầm này mọi khi 1\.[78]00\.000đ đến 2\.[23]00\.000đ\./u,
      ),
    ]);
    expect(await alerts("busy")).toEqual([expect.stringMatching(/^Đến 15 giờ nay đã bán 4\.500\.000đ/u)]);
    expect(await alerts("silent")).toEqual([expect.stringMatching(/^Đến 15 giờ sổ chưa có khoản nào của hôm nay/u)]);
    for (const who of ["usual", "closed", "off", "unclocked"]) expect(await alerts(who), who).toEqual([]);
    await afternoon("25");
    expect(await alerts("silent"), "not day after day").toHaveLength(1);
  });

  it("tells of a debt that is big and old, once in a month, and never in the evening", async () => {
    await chat.say("lender", "chị Thảo nợ 900k hôm 1/10", at("26", "09:00"));
    await chat.say("lender", "anh Ba nợ 100k hôm 1/10", at("26", "09:01"));
    await chat.say("lender", "bán 800k", at("26", "09:02"));
    await afternoon("26", "18:01");
    expect(await alerts("lender")).toEqual([]);
    await afternoon("27");
    await afternoon("28");
    expect(await alerts("lender")).toEqual([
      "chị Thảo còn nợ 900.000đ, từ 1/10 tới nay 57 ngày. Cần câu nhắc để gửi thì nhắn “nhắc nợ chị Thảo”.",
    ]);
    expect((await chat.say("lender", "nhắc nợ chị Thảo", at("28", "16:00"))).text).toContain("900.000đ");
  });
});

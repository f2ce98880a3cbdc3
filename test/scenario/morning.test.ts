import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

const at = (day: string, time = "10:00"): Date => new Date(`2026-11-${day}T${time}:00+07:00`);

describe.each(servers())("the morning message on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  /** What one process does when the clock strikes. */
  const strike = async (now: Date): Promise<void> => {
    const { runs } = await claimDueDigests(chat.deps)(now);
    for (const run of runs) await writeDigest(chat.deps)(run, now);
  };
  const digests = async (who: string): Promise<string[]> =>
    (await chat.replies(who))
      .map(({ message }) => message.text)
      .filter((text) => /Chào buổi sáng|Good morning/u.test(text));

  it("tells yesterday, the same weekday before, what sold best, and the days in a row; once", async () => {
    const who = "phở";
    await chat.say(who, "bán 1tr", at("14"));
    for (const day of ["19", "20"]) await chat.say(who, "bán 500k", at(day));
    await chat.say(who, "20 tô phở 50k/tô, 10 trà đá 5k/ly", at("21"));
    await chat.say(who, "bán 150k", at("21", "20:00"));
    await Promise.all([strike(at("22", "07:00")), strike(at("22", "07:00")), strike(at("22", "07:00"))]);
    await strike(at("22", "07:01"));
    expect((await digests(who)).at(-1)).toBe(
      "Chào buổi sáng! Thứ bảy 21/11 bán được 1.200.000đ (2 lần ghi).\nHơn Thứ bảy 14/11 20% (1.000.000đ).\n" +
        "Bán nhiều nhất:\n• phở: 20 tô, 1.000.000đ\n• trà đá: 10 ly, 50.000đ\nĐã ghi sổ 3 ngày liền.",
    );
    const { length } = await digests(who);
    await strike(at("22", "07:30"));
    expect(await digests(who)).toHaveLength(length);
  });

  it("says so honestly where nothing was recorded", async () => {
    await chat.say("quiet", "bán 100k", at("20"));
    await strike(at("22", "07:00"));
    await strike(at("23", "07:00"));
    expect((await digests("quiet")).at(-1)).toBe(
      "Chào buổi sáng! Chủ nhật 22/11 chưa ghi khoản bán nào. Có bán mà quên ghi thì nhắn: “hôm qua bán 2 triệu”.",
    );
  });

  it("comes when the owner wants it, and not before yesterday is over", async () => {
    const who = "settings";
    expect((await chat.say(who, "gửi báo cáo lúc 6h30", at("24"))).text).toBe(
      "Báo cáo gửi lúc 6:30 mỗi ngày. Muốn tắt thì nhắn “tắt báo cáo”.",
    );
    expect((await chat.say(who, "gửi báo cáo lúc 3h sáng", at("24"))).text).toBe(
      "Sớm quá: lúc đó ngày hôm trước chưa khoá sổ. Chọn từ 4:30 trở đi nhé.",
    );
    await strike(at("25", "06:29"));
    expect(await digests(who)).toHaveLength(0);
    await strike(at("25", "06:30"));
    expect(await digests(who)).toHaveLength(1);
    await chat.say(who, "tắt báo cáo", at("25"));
    await strike(at("26", "09:00"));
    expect(await digests(who)).toHaveLength(1);
    expect((await chat.say(who, "chỉ thứ 2", at("26"))).text).toBe(
      "Báo cáo gửi lúc 6:30, thứ hai. Muốn tắt thì nhắn “tắt báo cáo”.",
    );
    await strike(at("27", "06:30"));
    expect(await digests(who)).toHaveLength(1);
    await chat.say(who, "gửi báo cáo mỗi ngày", at("26"));
    expect((await chat.say(who, "bật báo cáo", at("26"))).text).toContain("6:30");
    await strike(at("27", "06:30"));
    expect(await digests(who)).toHaveLength(2);
  });

  it("is short where the owner says so, looks back on Mondays unless told not to, and on the first of a month", async () => {
    const who = "form";
    for (const day of ["16", "18", "20", "22"]) await chat.say(who, "bán 500k", at(day, "11:30"));
    await strike(at("23", "07:00"));
    expect((await digests(who)).at(-1)).toMatch(/\n\nTuần qua \(16\/11–22\/11\) bán được 2\.000\.000đ\./u);
    expect((await chat.replies(who)).at(-1)?.message.picture?.title).toBe("Doanh thu 16/11–22/11");
    expect((await chat.say(who, "ngắn thôi", at("23"))).text).toMatch(/^Từ mai báo cáo sáng gọn vài dòng\./u);
    expect((await chat.say(who, "tắt báo cáo tuần", at("23"))).text).toMatch(/^Đã tắt báo cáo tuần\./u);
    await chat.say(who, "bán 700k", at("29"));
    await strike(at("30", "07:00"));
    expect((await digests(who)).at(-1)).toMatch(
      /^Chào buổi sáng! Chủ nhật 29\/11 bán được 700\.000đ \(1 lần ghi\)\.\nHôm nay [^\n]+$/u,
    );
    await strike(new Date("2026-12-01T07:00:00+07:00"));
    const { message } = (await chat.replies(who)).at(-1)!;
    expect(message.text).toContain("Tháng 11 bán được 2.700.000đ.");
    expect(message.text).not.toContain("vắng nhất");
    expect(message.picture?.title).toBe("Doanh thu 1/11–30/11");
  });

  it("is five hours late at most, and then comes the next day again", async () => {
    await chat.say("late", "bán 100k", at("27"));
    await strike(at("28", "12:01"));
    expect(await digests("late")).toHaveLength(0);
    await strike(at("29", "12:00"));
    expect(await digests("late")).toHaveLength(1);
  });

  it("waits while somebody writes in the chat, and is not lost", async () => {
    await chat.say("busy", "bán 100k", at("29"));
    const { runs } = await claimDueDigests(chat.deps)(at("30", "07:00"));
    const run = runs.find(({ businessDate }) => businessDate === "2026-11-29");
    if (run === undefined) throw new Error("nothing was due");
    const { inboundEvents, transactions } = chat.deps;
    for (const due of runs) {
      await transactions.run(async (tx) => {
        for (const who of ["busy", "phở", "quiet", "settings", "late"]) {
          await inboundEvents.claimOldest(tx, `terminal|local|${who}`);
        }
        expect(await writeDigest(chat.deps)(due, at("30", "07:00"))).toBe(false);
      });
      expect(await writeDigest(chat.deps)(due, at("30", "07:01"))).toBe(true);
      expect(await writeDigest(chat.deps)(due, at("30", "07:02"))).toBe(false);
    }
    expect(await digests("busy")).toHaveLength(1);
  });
});

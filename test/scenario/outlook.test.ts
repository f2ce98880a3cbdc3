import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { datesOf } from "../../core/forecasts/date-range.ts";
import { claimDueNights } from "../../core/night/claim-due-nights.ts";
import { workNight } from "../../core/night/work-night.ts";
import { nightWork } from "../../program/night-work.ts";
import { seededRandom } from "../simulation/seeded-random.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation, silent } from "../support/shop/conversation.ts";
import { plantShop } from "../support/shop/planted-shop.ts";

const at = (day: string, time = "10:00"): Date => new Date(`2026-11-${day}T${time}:00+07:00`);

describe.each(servers())("the morning's look ahead and back on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  /** A stall that sells 40 bowls a day, give or take, and half as many glasses of tea. */
  const openStall = (who: string, from: string) => {
    const random = seededRandom(11);
    const days = datesOf({ from, to: "2026-11-22" }).map((date) => {
      const bowls = Math.round(40 * random.factor(0.08));
      return { date, quantities: { phở: bowls, "trà đá": Math.round(bowls / 2) } };
    });
    return plantShop(chat.database.repositories, who, { pricesVnd: { phở: 50_000, "trà đá": 5_000 }, days });
  };
  const night = async (day: string): Promise<void> => {
    const { repositories } = chat.database;
    const work = workNight({ ...repositories, work: nightWork(chat.deps), log: silent });
    for (const run of await claimDueNights(repositories)(at(day, "04:06"), 500)) await work(run);
  };
  const morning = async (day: string, deps = chat.deps): Promise<void> => {
    const now = at(day, "07:00");
    const { runs } = await claimDueDigests(deps)(now);
    for (const run of runs) await writeDigest(deps)(run, now);
  };
  const lastText = async (who: string): Promise<string> => (await chat.replies(who)).at(-1)!.message.text;

  it("tells what today should bring and what to prepare, as it was forecast in the night", async () => {
    await openStall("stall", "2026-08-01");
    await openStall("new", "2026-11-18");
    await night("23");
    const keep = () => Promise.reject(new Error("nothing is forecast at seven for who was forecast in the night"));
    await morning("23", { ...chat.deps, forecasts: { ...chat.deps.forecasts, keep } });
    const text = await lastText("stall");
    const [, mean, from, to] =
      /Hôm nay \(Thứ hai 23\/11\) dự kiến khoảng ([\d.]+)đ, thường từ ([\d.]+)đ đến ([\d.]+)đ\./u.exec(text) ?? [];
    const vnd = [from, mean, to].map((amount) => Number(amount?.replaceAll(".", "")));
    expect(vnd).toEqual([...vnd].sort((a, b) => a - b));
    expect(Math.abs(vnd[1]! / 2_100_000 - 1)).toBeLessThan(0.08);
    expect(text).toMatch(
      /\nNên chuẩn bị: phở (?:3[89]|4[0-2]) tô \(đông thì 4\d\), trà đá (?:19|2[0-2]) tô \(đông thì 2\d\)\./u,
    );
    expect(text.length).toBeLessThan(900);
    expect(await lastText("new")).not.toContain("Hôm nay (");
  });

  it("tells that a day was far from what was said, with what about it was different, and only then", async () => {
    await chat.say("stall", "12 tô phở 50k/tô", at("23"));
    await night("24");
    await morning("24");
    const text = await lastText("stall");
    expect(text).toMatch(
      /Thấp hơn hẳn dự kiến \([\d.]+đ–[\d.]+đ\)\. Mỗi lượt bán ít tiền hơn: 600\.000đ, mọi khi 2\.\d+\.000đ\./u,
    );
    expect(text.length).toBeLessThan(900);
    await chat.say("stall", "41 tô phở 50k/tô", at("24"));
    await night("25");
    await morning("25");
    expect(await lastText("stall")).toContain("Thứ ba 24/11 bán được 2.050.000đ");
    expect(await lastText("stall")).not.toContain("hẳn dự kiến");
  });

  it("comes without a look ahead where none can be made", async () => {
    await openStall("broken", "2026-08-01");
    const issuedOn = () => Promise.reject(new Error("the forecasts cannot be read"));
    await morning("26", { ...chat.deps, log: silent, forecasts: { ...chat.deps.forecasts, issuedOn } });
    expect(await lastText("broken")).toMatch(/^Chào buổi sáng!\n\nThứ tư 25\/11 sổ trống/u);
  });
});

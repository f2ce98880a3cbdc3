import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { bookNumbers } from "../../cli/digests/book-numbers.ts";
import { checkDigest } from "../../cli/digests/check-digest.ts";
import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { datesOf } from "../../core/forecasts/date-range.ts";
import { claimDueNights } from "../../core/night/claim-due-nights.ts";
import { workNight } from "../../core/night/work-night.ts";
import { managerOf } from "../../database/transactions.ts";
import { nightWork } from "../../program/night-work.ts";
import { seededRandom } from "../simulation/seeded-random.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation, silent } from "../support/shop/conversation.ts";
import { plantShop } from "../support/shop/planted-shop.ts";

const at = (time: string): Date => new Date(`2026-11-23T${time}:00+07:00`);

describe.each(servers())("the check of a digest against the book on $name PostgreSQL", (server) => {
  let chat: Conversation;
  let text: string;
  let tenantId: string;
  beforeAll(async () => {
    chat = await openConversation(server);
    const random = seededRandom(3);
    const days = datesOf({ from: "2026-09-01", to: "2026-11-22" }).map((date) => {
      const bowls = date === "2026-11-22" ? 15 : Math.round(40 * random.factor(0.08));
      return { date, quantities: { phở: bowls, "trà đá": Math.round(bowls / 2) } };
    });
    const past = { pricesVnd: { phở: 50_000, "trà đá": 5_000 }, days };
    const { shop } = await plantShop(chat.database.repositories, "stall", past);
    tenantId = shop.tenantId;
    const { repositories } = chat.database;
    const work = workNight({ ...repositories, work: nightWork(chat.deps), log: silent });
    for (const run of await claimDueNights(repositories)(at("04:06"), 500)) await work(run);
    const { runs } = await claimDueDigests(chat.deps)(at("07:00"));
    for (const run of runs) await writeDigest(chat.deps)(run, at("07:00"));
    text = (await chat.replies("stall")).at(-1)!.message.text;
  });
  afterAll(() => chat.close());

  const check = (said: string): Promise<string[]> =>
    chat.deps.transactions.run(async (tx) => {
      await chat.deps.transactions.enterTenant(tx, tenantId);
      const book = bookNumbers(managerOf(tx), tenantId);
      return checkDigest(said, { book, closed: "2026-11-22", today: "2026-11-23" });
    });

  it("finds nothing wrong with a digest as it came", async () => {
    expect(text).toMatch(
      /^Chào buổi sáng! Chủ nhật 22\/11 bán được [\s\S]*Tuần qua \(16\/11–22\/11\)[\s\S]*Nên chuẩn bị/u,
    );
    expect(await check(text)).toEqual([]);
  });

  it("finds every number that is altered, and a line that nobody can hold against the book", async () => {
    const numbers = [...text.matchAll(/\d[\d.]*\d|\d/gu)];
    expect(numbers.length).toBeGreaterThan(20);
    for (const { 0: number, index } of numbers) {
      const altered = `${text.slice(0, index)}${String(Number(number.replaceAll(".", "")) + 1)}${text.slice(index + number.length)}`;
      expect(await check(altered), `${number} at ${String(index)}`).not.toEqual([]);
    }
    expect(await check("Tuần tới chắc bán được 9.000.000đ.")).toEqual(["Tuần tới chắc bán được 9.000.000đ."]);
  });
});

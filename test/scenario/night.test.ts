import { addDays, formatISO } from "date-fns";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Writer } from "../../core/accounts/writer.ts";
import { recordStatements } from "../../cli/bench/recording.ts";
import { claimDueDigests } from "../../core/digest/claim-due-digests.ts";
import { writeDigest } from "../../core/digest/write-digest.ts";
import { enter } from "../../core/entries/enter.ts";
import { claimDueNights } from "../../core/night/claim-due-nights.ts";
import { workNight } from "../../core/night/work-night.ts";
import type { Tips } from "../../core/ports/tips.ts";
import { buildSale } from "../../core/sales/build-sale.ts";
import { nightWork } from "../../program/night-work.ts";
import { askServer } from "../support/postgres/program-bench.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation, silent } from "../support/shop/conversation.ts";
import { inTurn, openTestShop } from "../support/shop/test-shop.ts";

const at = (day: string, time = "10:00"): Date => new Date(`2026-11-${day}T${time}:00+07:00`);

const FIRST_DAY = new Date("2026-11-05T00:00:00");
const DAYS = 21;
/** What the guests of each day take: coffee and flan go together, the rest goes as it comes. */
const GUESTS = [["Cà phê", "Bánh flan"], ["Cà phê", "Bánh flan"], ["Trà đá"], ["Bún bò"]];
const PRICE_VND = 20_000;

describe.each(servers())("what is worked out overnight on $name PostgreSQL", (server) => {
  let chat: Conversation;
  beforeAll(async () => {
    chat = await openConversation(server);
  });
  afterAll(() => chat.close());

  const openShop = async (who: string): Promise<Writer> => {
    const writer = await openTestShop(chat.database.repositories, who);
    await inTurn(chat.database.repositories, writer, async (turn) => {
      for (let day = 0; day < DAYS; day++)
        for (const names of GUESTS) {
          const items = names.map((name) => ({ name, quantity: 1, unitPriceVnd: PRICE_VND, totalVnd: PRICE_VND }));
          const businessDate = formatISO(addDays(FIRST_DAY, day), { representation: "date" });
          const sale = { businessDate, totalVnd: PRICE_VND * items.length, scope: "items", items } as const;
          await enter(chat.deps)(turn, await buildSale(chat.deps)(turn, sale));
        }
    });
    return writer;
  };
  /** Runs what is due at that moment, as a process does; the morning may find its sales out of reach. */
  const night = async (now: Date): Promise<void> => {
    const { repositories } = chat.database;
    const work = workNight({ ...repositories, work: nightWork(chat.deps), log: silent });
    for (const run of await claimDueNights(repositories)(now, 500)) await work(run);
  };
  const noSales: Pick<Tips, "saleLines"> = { saleLines: () => Promise.reject(new Error("nobody may read the sales")) };
  const morning = async (now: Date, tips: Partial<Tips> = {}): Promise<void> => {
    const deps = { ...chat.deps, tips: { ...chat.deps.tips, ...tips }, log: silent };
    const { runs } = await claimDueDigests(deps)(now);
    for (const run of runs) await writeDigest(deps)(run, now);
  };
  const lastText = async (who: string): Promise<string> => (await chat.replies(who)).at(-1)!.message.text;
  const sql = (statement: string) => askServer(chat.database.administratorUrl, statement);

  it("is read in the morning, without a look at the sales", async () => {
    await openShop("pair");
    await night(at("23", "04:06"));
    await morning(at("23", "07:00"), noSales);
    expect(await lastText("pair")).toMatch(/^Chào buổi sáng! Chủ nhật 22\/11 .*Gợi ý: Khách gọi .+ kèm .+\./su);
  });

  it("is not told twice within two weeks, however often it is found", async () => {
    await night(at("24", "04:06"));
    await morning(at("24", "07:00"), noSales);
    expect(await lastText("pair")).toContain("Thứ hai 23/11");
    expect(await lastText("pair")).not.toContain("Gợi ý");
  });

  it("is worked out in the morning where the night was missed, or its row is of a form nobody knows", async () => {
    await openShop("missed");
    await openShop("unreadable");
    await night(at("25", "04:06"));
    await sql(`DELETE FROM insight USING chat WHERE tenant_id = active_tenant_id AND chat_id = 'missed'`);
    await sql(`UPDATE insight SET content = '{"version": 0, "advice": {"found": ["?"]}}'
      FROM chat WHERE tenant_id = active_tenant_id AND chat_id = 'unreadable'`);
    await morning(at("25", "07:00"));
    expect(await lastText("missed")).toContain("Gợi ý: Khách gọi");
    expect(await lastText("unreadable")).toContain("Gợi ý: Khách gọi");
  });

  it("is done without where it cannot be worked out at all: yesterday's numbers come all the same", async () => {
    await openShop("hopeless");
    await morning(at("26", "07:00"), noSales);
    expect(await lastText("hopeless")).toMatch(/^Chào buổi sáng! Thứ tư 25\/11/u);
    expect(await lastText("hopeless")).not.toContain("Gợi ý");
  });

  it("keeps nobody's name, and the morning tells of the debts that are still there", async () => {
    for (const who of ["lender", "paid"]) {
      await chat.say(who, "chị Thảo nợ 700k hôm 1/10", at("26"));
      await chat.say(who, "bán 80k", at("26"));
    }
    await night(at("27", "04:06"));
    expect(await sql("SELECT count(*)::int FROM insight WHERE content::text LIKE '%Thảo%'")).toBe(0);
    await chat.say("paid", "chị Thảo trả hết nợ", at("27", "06:00"));
    await morning(at("27", "07:00"), noSales);
    expect(await lastText("lender")).toContain("Gợi ý: Có khoản nợ đã quá 30 ngày, tổng 700.000đ.");
    expect(await lastText("paid")).not.toContain("Gợi ý");
  });

  it("passes over a shop that wrote nothing for a month", async () => {
    await openShop("asleep");
    const states = () =>
      sql(`SELECT string_agg(DISTINCT night_run.state, ',') FROM night_run JOIN chat ON tenant_id = active_tenant_id
        WHERE chat_id = 'asleep'`);
    await night(new Date("2026-12-30T05:00:00+07:00"));
    expect(await states()).toBe("passed_over");
  });

  it("comes at the new hour once the cut-off has changed", async () => {
    const { shop } = await openTestShop(chat.database.repositories, "late bar");
    const { transactions, nights } = chat.database.repositories;
    const claimed = async (now: Date) =>
      (await claimDueNights({ transactions, nights })(now, 500)).some(({ tenantId }) => tenantId === shop.tenantId);
    const now = new Date("2026-12-31T01:00:00+07:00");
    expect((await chat.say("late bar", "chốt ngày lúc 6h sáng", now)).text).toBe(
      "Từ giờ ngày của sổ kết thúc lúc 6:00. Khoản đã ghi giữ nguyên ngày.",
    );
    expect((await chat.say("late bar", "chốt ngày lúc 3h chiều", now)).text).toMatch(/muộn nhất lúc 12 giờ trưa/);
    expect(await claimed(new Date("2026-12-31T06:04:00+07:00"))).toBe(false);
    expect(await claimed(new Date("2026-12-31T06:05:00+07:00"))).toBe(true);
  });

  it("costs as many statements for the tenth shop as for the first, in the night and in the morning", async () => {
    for (let shop = 0; shop < 9; shop++) await openShop(`many-${shop}`);
    await sql("UPDATE night_schedule SET next_night_at = 'infinity'");
    await sql("UPDATE digest_schedule SET next_digest_at = 'infinity'");
    const cost = async (from: number, to: number, date: string) => {
      const chosen = `FROM chat WHERE tenant_id = active_tenant_id AND chat_id ~ '^many-[${from}-${to}]$'`;
      await sql(`UPDATE night_schedule SET next_night_at = '${date}' ${chosen}`);
      const atNight = await recordStatements(() => night(new Date(`${date}T04:06:00+07:00`)));
      await sql(
        `UPDATE digest_schedule SET next_digest_at = '${date}' ${chosen.replace("tenant_id", "digest_schedule.tenant_id").replace("chat_id ~", "chat.chat_id ~")}`,
      );
      const inTheMorning = await recordStatements(() => morning(new Date(`${date}T07:00:00+07:00`), noSales));
      return [atNight.length, inTheMorning.length] as const;
    };
    const [oneNight, oneMorning] = await cost(0, 0, "2026-11-29");
    const [twoNights, twoMornings] = await cost(1, 2, "2026-11-29");
    const [sixNights, sixMornings] = await cost(3, 8, "2026-11-29");
    expect(sixNights - twoNights).toBe(4 * (twoNights - oneNight));
    expect(sixMornings - twoMornings).toBe(4 * (twoMornings - oneMorning));
    expect(twoNights - oneNight).toBeLessThan(50);
    expect(twoMornings - oneMorning).toBeLessThan(40);
  });
});

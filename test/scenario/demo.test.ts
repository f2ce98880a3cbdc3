import { afterAll, beforeAll, describe, expect, it } from "vitest";

import { planHistory } from "../../cli/demo/plan-history.ts";
import { openDemoShop } from "../../cli/demo/open-demo-shop.ts";
import { seededRandom } from "../../cli/demo/seeded-random.ts";
import { SHOP_PLANS } from "../../cli/demo/shop-plans.ts";
import { createDemoShops } from "../../database/repositories/demo-shops.ts";
import { createHistoryWriter } from "../../database/repositories/history-writer.ts";
import { servers } from "../support/postgres/servers.ts";
import { type Conversation, openConversation } from "../support/shop/conversation.ts";

const NOW = new Date("2026-11-25T20:30:00+07:00");
const plan = SHOP_PLANS[0]!;
const browserChat = { channel: "browser", botId: "local", chatId: "demo-browser" } as const;

describe.each(servers())("a made-up shop on $name PostgreSQL", (server) => {
  let chat: Conversation;
  let counts = 0;
  const open = () => {
    const countRows = async (): Promise<void> => {
      counts += 1;
      return Promise.resolve();
    };
    const deps = { ...chat.deps, demoShops: createDemoShops(), historyWriter: createHistoryWriter(), countRows };
    return openDemoShop(deps)(plan, { now: NOW, days: 45, seed: 7, browserChat });
  };
  /** What the entries themselves add up to, in the shop. */
  const inShop = async (sql: string): Promise<Record<string, string>[]> =>
    chat.deps.transactions.run(async (tx) => {
      const manager = tx as unknown as { query(sql: string): Promise<Record<string, string>[]> };
      const [{ id } = {}] = await manager.query("SELECT tenant_id AS id FROM membership LIMIT 1");
      await chat.deps.transactions.enterTenant(tx, id!);
      return manager.query(sql);
    });

  beforeAll(async () => {
    chat = await openConversation(server);
    await open();
  });
  afterAll(() => chat.close());

  it("is opened once", async () => {
    expect(await open()).toEqual({ kind: "exists" });
    // After the years were put in, and not again.
    expect(counts).toBe(1);
  });

  it("has sums that are those of its entries, whichever way they are cut", async () => {
    const [sold] = await inShop("SELECT sum(total_vnd) AS vnd, count(*) AS entries FROM sale");
    for (const table of ["sales_day", "sales_slice_day"]) {
      const sums = await inShop(`SELECT sum(total_vnd) AS vnd, sum(entry_count) AS entries FROM ${table}`);
      expect(sums).toEqual([sold]);
    }
    const [lines] = await inShop(
      "SELECT sum(total_vnd) AS vnd, sum(quantity) AS quantity, sum(cost_vnd) AS cost FROM sale_item",
    );
    expect(
      await inShop(
        "SELECT sum(total_vnd) AS vnd, sum(quantity) AS quantity, sum(cost_vnd) AS cost FROM item_sales_day",
      ),
    ).toEqual([lines]);
    expect(await inShop("SELECT sum(owed_vnd) AS vnd FROM customer_balance")).toEqual(
      await inShop(`SELECT (SELECT COALESCE(sum(total_vnd), 0) FROM sale WHERE payment = 'debt')
        - (SELECT COALESCE(sum(total_vnd), 0) FROM debt_payment) AS vnd`),
    );
    expect(await inShop("SELECT sum(total_vnd) AS vnd FROM spending_day")).toEqual(
      await inShop("SELECT (SELECT sum(total_vnd) FROM expense) + (SELECT sum(total_vnd) FROM purchase) AS vnd"),
    );
  });

  it("answers its owner, goes on with new sales, and has told of yesterday", async () => {
    const month = await chat.say(plan.user, "tháng này bán được bao nhiêu", NOW);
    expect(month.text).toMatch(/^Từ 1\/11 đến 25\/11 bán được [\d.]+đ/u);
    expect(month.picture?.title).toBe("Doanh thu 1/11–25/11");
    expect((await chat.say(plan.user, "2 tô phở bò tái", NOW)).text).toContain("2 tô phở bò tái × 45.000đ = 90.000đ");
    const [morning] = await chat.replies(plan.user);
    expect(morning?.message.text).toContain("Chào buổi sáng!");
  });
});

describe("made-up years", () => {
  const wish = { lastDate: "2026-11-25", days: 730, untilHour: 24 };
  const history = planHistory(plan, seededRandom(1), wish);

  it("are the same for the same seed, and others for another", () => {
    expect(planHistory(plan, seededRandom(1), wish)).toEqual(history);
    expect(planHistory(plan, seededRandom(2), wish).sales.length).not.toBe(history.sales.length);
  });

  it("are shut at Tết, dearer in the end, and weaker once there is a rival", () => {
    expect(history.closed.map(({ from }) => from)).toEqual(["2025-01-27", "2026-02-15"]);
    expect(history.sales.filter(({ date }) => date >= "2026-02-15" && date <= "2026-02-21")).toEqual([]);
    const bowl = (sale: (typeof history.sales)[number]) =>
      sale.lines.find(({ item }) => item.name === "phở bò tái")?.priceVnd;
    expect(history.sales.map(bowl).find(Boolean)).toBe(45_000);
    expect(history.sales.map(bowl).findLast(Boolean)).toBe(55_000);
    const between = (from: string, to: string) => history.sales.filter(({ date }) => date >= from && date < to).length;
    expect(between("2026-07-01", "2026-07-29")).toBeLessThan(between("2026-05-27", "2026-06-24"));
  });
});

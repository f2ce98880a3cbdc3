import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Writer } from "../../core/accounts/writer.ts";
import type { BookDeps } from "../../core/conversation/book-deps.ts";
import type { Turn } from "../../core/conversation/turn.ts";
import { enter } from "../../core/entries/enter.ts";
import { entryHead } from "../../core/entries/entry-head.ts";
import type { GoodsDraft } from "../../core/entries/goods-draft.ts";
import { undoEntry } from "../../core/entries/undo-entry.ts";
import { buildPurchase } from "../../core/expenses/build-purchase.ts";
import { dueExpenses } from "../../core/expenses/due-expenses.ts";
import { addToMenu } from "../../core/menu/add-to-menu.ts";
import type { Entry } from "../../core/ports/entry.ts";
import { buildSale } from "../../core/sales/build-sale.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../support/postgres/migrated-database.ts";
import { servers } from "../support/postgres/servers.ts";
import { inTurn, openTestShop } from "../support/shop/test-shop.ts";

const DAY = "2026-11-22";

const goods = (name: string, quantity: number, unit: string, unitPriceVnd: number): GoodsDraft => ({
  businessDate: DAY,
  totalVnd: quantity * unitPriceVnd,
  scope: "items",
  items: [{ name, quantity, unit, unitPriceVnd, totalVnd: quantity * unitPriceVnd }],
});

describe.each(servers())("what a shop knows on $name PostgreSQL", (server) => {
  let database: MigratedDatabase;
  let deps: BookDeps;
  beforeAll(async () => {
    database = await createMigratedDatabase(server);
    deps = { ...database.repositories, ids: { uuid: () => randomUUID() } };
  });
  afterAll(() => database.drop());

  const run = <T>(writer: Writer, work: (turn: Turn) => Promise<T>): Promise<T> =>
    inTurn(database.repositories, writer, work);
  const put = (writer: Writer, make: (turn: Turn) => Promise<Entry> | Entry): Promise<Entry> =>
    run(writer, async (turn) => {
      const entry = await make(turn);
      await enter(deps)(turn, entry);
      return entry;
    });
  const undo = (writer: Writer, { id }: Entry) =>
    run(writer, async (turn) => {
      const found = await deps.book.find(turn.tx, writer.shop.tenantId, id);
      return undoEntry(deps)(turn, found!);
    });
  const shop = (name: string) => openTestShop(database.repositories, name);

  it("counts stock from the last count on, by what came and what was sold in the same unit", async () => {
    const writer = await shop("stock");
    await put(writer, (turn) => buildSale(deps)(turn, goods("bia", 7, "lon", 15_000)));
    await put(writer, async (turn) => {
      const [item] = await deps.menu.find(turn.tx, writer.shop.tenantId, ["bia"], DAY);
      const line = { itemId: item!.id, name: "bia", move: "count" as const, quantity: 48, unit: "lon" };
      return { kind: "stock", ...entryHead(deps, turn, { date: DAY }), lines: [line] };
    });
    await put(writer, (turn) => buildPurchase(deps)(turn, goods("bia", 24, "lon", 12_000)));
    await put(writer, (turn) => buildPurchase(deps)(turn, goods("bia", 2, "thùng", 280_000)));
    const sold = await put(writer, (turn) => buildSale(deps)(turn, goods("bia", 5, "lon", 15_000)));
    const left = async () => (await run(writer, ({ tx }) => deps.stock.levels(tx, writer.shop.tenantId)))[0]?.quantity;
    expect(await left()).toBe(67);
    await undo(writer, sold);
    expect(await left()).toBe(72);
  });

  it("knows what goods cost where they are sold in the unit in which they were bought, from then on", async () => {
    const writer = await shop("cost");
    await put(writer, (turn) => buildSale(deps)(turn, goods("bia", 1, "lon", 15_000)));
    const bought = await put(writer, (turn) => buildPurchase(deps)(turn, goods("bia", 24, "lon", 12_000)));
    const costs = async (): Promise<unknown> => {
      const sale = await put(writer, (turn) => buildSale(deps)(turn, goods("bia", 2, "lon", 15_000)));
      return sale.kind === "sale" ? sale.items[0]?.costVnd : undefined;
    };
    expect(await costs()).toBe(24_000);
    await undo(writer, bought);
    expect(await costs()).toBeUndefined();
  });

  it("keeps every price with the day from which it holds, those taken back left out", async () => {
    const writer = await shop("prices");
    const price = (unitPriceVnd: number, validFrom: string) =>
      put(writer, async (turn) => {
        const entry = await addToMenu(deps)(turn, [{ name: "phở", quantity: 1, unitPriceVnd }], {
          kind: "price",
          validFrom,
        });
        return entry!;
      });
    await price(45_000, "2026-11-01");
    await price(50_000, "2026-12-01");
    const mistake = await price(500_000, "2026-12-24");
    await undo(writer, mistake);
    const { tenantId } = writer.shop;
    const on = async (date: string) =>
      (await run(writer, ({ tx }) => deps.menu.find(tx, tenantId, ["PHỞ"], date)))[0]?.priceVnd;
    expect([await on("2026-10-01"), await on("2026-11-30"), await on("2026-12-01"), await on("2027-01-01")]).toEqual([
      45_000, 45_000, 50_000, 50_000,
    ]);
    const [item] = await run(writer, ({ tx }) => deps.menu.find(tx, tenantId, ["phở"], DAY));
    const history = await run(writer, ({ tx }) => deps.menu.priceHistory(tx, tenantId, item!.id));
    expect(history.map(({ amountVnd, validFrom }) => [amountVnd, validFrom])).toEqual([
      [50_000, "2026-12-01"],
      [45_000, "2026-11-01"],
    ]);
  });

  it("unlearns a price with the sale that taught it", async () => {
    const writer = await shop("unlearn");
    const mistake = await put(writer, (turn) => buildSale(deps)(turn, goods("phở", 1, "tô", 500_000)));
    await undo(writer, mistake);
    await put(writer, (turn) => buildSale(deps)(turn, goods("phở", 1, "tô", 50_000)));
    const [item] = await run(writer, ({ tx }) => deps.menu.find(tx, writer.shop.tenantId, ["phở"], DAY));
    expect(item?.priceVnd).toBe(50_000);
  });

  it("proposes an expense that comes every month on its day, until it is settled", async () => {
    const writer = await shop("monthly");
    const rent = await put(writer, (turn) => ({
      kind: "recurring",
      ...entryHead(deps, turn, { date: DAY }),
      totalVnd: 6_000_000,
      category: "mặt bằng",
      isDrawing: false,
      dayOfMonth: 31,
    }));
    const due = async (date: string) =>
      (await run(writer, ({ tx }) => dueExpenses(deps)(tx, writer.shop.tenantId, date))).map(
        ({ category }) => category,
      );
    expect([
      await due("2026-11-29"),
      await due("2026-11-30"),
      await due("2026-12-30"),
      await due("2026-12-31"),
    ]).toEqual([[], ["mặt bằng"], [], ["mặt bằng"]]);
    const paid = await put(writer, (turn) => ({
      kind: "expense",
      ...entryHead(deps, turn, { date: "2026-11-30" }),
      totalVnd: 6_000_000,
      category: "mặt bằng",
      isDrawing: false,
      recurringEntryId: rent.id,
    }));
    expect(await due("2026-11-30")).toEqual([]);
    await undo(writer, paid);
    expect(await due("2026-11-30")).toEqual(["mặt bằng"]);
    await undo(writer, rent);
    expect(await due("2026-12-31")).toEqual([]);
  });

  it("tells closures, offers and prices elsewhere that touch some days, and nothing that was taken back", async () => {
    const writer = await shop("facts");
    const head = (turn: Turn) => entryHead(deps, turn, { date: DAY });
    const tet = await put(writer, (turn) => ({
      kind: "closed_days",
      ...head(turn),
      from: "2027-02-04",
      to: "2027-02-10",
    }));
    await put(writer, (turn) => ({
      kind: "promotion",
      ...head(turn),
      from: "2026-11-28",
      to: "2026-11-29",
      offer: "10%",
      percent: 10,
    }));
    await put(writer, (turn) => ({ kind: "promotion", ...head(turn), from: "2026-12-01", offer: "mua 2 tặng 1" }));
    await put(writer, (turn) => ({
      kind: "competitor_price",
      ...head(turn),
      lines: [{ name: "phở", priceVnd: 45_000 }],
    }));
    const { tenantId } = writer.shop;
    const closures = () =>
      run(writer, ({ tx }) => deps.shopFacts.listClosedDays(tx, tenantId, "2027-02-10", "2027-03-01"));
    expect(await closures()).toMatchObject([{ from: "2027-02-04", to: "2027-02-10" }]);
    await undo(writer, tet);
    expect(await closures()).toEqual([]);
    const offers = await run(writer, ({ tx }) =>
      deps.shopFacts.listPromotions(tx, tenantId, "2026-11-29", "2027-03-01"),
    );
    expect(offers.map(({ offer, percent }) => [offer, percent])).toEqual([
      ["10%", 10],
      ["mua 2 tặng 1", undefined],
    ]);
    const prices = await run(writer, ({ tx }) => deps.shopFacts.listCompetitorPrices(tx, tenantId, DAY));
    expect(prices.flatMap(({ lines }) => lines)).toEqual([{ name: "phở", priceVnd: 45_000 }]);
  });

  it("shows one shop nothing of another's notebook", async () => {
    const [mine, other] = [await shop("mine"), await shop("other")];
    await put(other, (turn) => buildPurchase(deps)(turn, goods("gạo", 10, "kg", 20_000)));
    await put(other, async (turn) =>
      buildSale(deps)(turn, { ...goods("cơm", 1, "phần", 40_000), payment: "debt", customerName: "bác Hai" }),
    );
    await database.dataSource.transaction(async (manager) => {
      await manager.query("SELECT set_config('app.tenant', $1, true)", [mine.shop.tenantId]);
      for (const table of ["purchase", "purchase_item", "item_price", "customer_balance", "spending_day"]) {
        expect(await manager.query(`SELECT * FROM ${table}`), table).toEqual([]);
      }
    });
  });
});

import { randomUUID } from "node:crypto";

import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Writer } from "../../core/accounts/writer.ts";
import type { BookDeps } from "../../core/conversation/book-deps.ts";
import { enter as enterEntry } from "../../core/entries/enter.ts";
import type { GoodsDraft } from "../../core/entries/goods-draft.ts";
import { undoEntry } from "../../core/entries/undo-entry.ts";
import type { SaleEntry } from "../../core/ports/entry.ts";
import { buildSale } from "../../core/sales/build-sale.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../support/postgres/migrated-database.ts";
import { servers } from "../support/postgres/servers.ts";
import { inTurn, openTestShop } from "../support/shop/test-shop.ts";

const DAY = "2026-11-22";

const lump = (totalVnd: number, businessDate = DAY): GoodsDraft => ({
  businessDate,
  totalVnd,
  scope: "lump",
  items: [],
});

const goods = (...lines: [name: string, quantity: number, unitPriceVnd: number][]): GoodsDraft => {
  const items = lines.map(([name, quantity, unitPriceVnd]) => ({
    name,
    quantity,
    unitPriceVnd,
    totalVnd: quantity * unitPriceVnd,
  }));
  return { businessDate: DAY, totalVnd: items.reduce((sum, { totalVnd }) => sum + totalVnd, 0), scope: "items", items };
};

describe.each(servers())("the book on $name PostgreSQL", (server) => {
  let database: MigratedDatabase;
  let deps: BookDeps;
  beforeAll(async () => {
    database = await createMigratedDatabase(server);
    deps = { ...database.repositories, ids: { uuid: () => randomUUID() } };
  });
  afterAll(() => database.drop());

  const enter = (writer: Writer, draft: GoodsDraft): Promise<SaleEntry> =>
    inTurn(database.repositories, writer, async (turn) => {
      const sale = await buildSale(deps)(turn, draft);
      await enterEntry(deps)(turn, sale);
      return sale;
    });
  const sums = (writer: Writer, from = DAY, to = DAY) =>
    inTurn(database.repositories, writer, ({ tx }) => deps.book.sumSales(tx, writer.shop.tenantId, from, to));
  const tops = (writer: Writer) =>
    inTurn(database.repositories, writer, ({ tx }) =>
      deps.book.topItems(tx, writer.shop.tenantId, { from: DAY, to: DAY, limit: 5 }),
    );
  const undo = (writer: Writer, sale: SaleEntry) =>
    inTurn(database.repositories, writer, async (turn) => {
      const entry = await deps.book.find(turn.tx, writer.shop.tenantId, sale.id);
      return undoEntry(deps)(turn, entry!);
    });

  it("keeps a sale with its goods, and the sums with it", async () => {
    const writer = await openTestShop(database.repositories, "goods");
    const sale = await enter(writer, goods(["cà phê sữa", 2, 25_000], ["bánh mì", 1, 20_000]));
    const found = await inTurn(database.repositories, writer, ({ tx }) =>
      deps.book.find(tx, writer.shop.tenantId, sale.id),
    );
    expect(found).toMatchObject({ ...sale, voided: false, recordedBy: writer.personId });
    expect(await sums(writer)).toEqual({ entryCount: 1, totalVnd: 70_000 });
    expect(await tops(writer)).toEqual([
      { name: "cà phê sữa", quantity: 2, totalVnd: 50_000 },
      { name: "bánh mì", quantity: 1, totalVnd: 20_000 },
    ]);
  });

  it("takes a sale back once, however often it is asked", async () => {
    const writer = await openTestShop(database.repositories, "void");
    await enter(writer, lump(100_000));
    const sale = await enter(writer, goods(["trà đá", 3, 5_000]));
    const outcomes = await Promise.all([1, 2, 3, 4, 5].map(() => undo(writer, sale)));
    expect(outcomes.map(({ kind }) => kind).sort()).toEqual([
      ...Array<string>(4).fill("entry_already_voided"),
      "entry_voided",
    ]);
    expect(await sums(writer)).toEqual({ entryCount: 1, totalVnd: 100_000 });
    expect(await tops(writer)).toEqual([]);
  });

  it("counts the same item on two lines of a sale together, by quantities that are fractions too", async () => {
    const writer = await openTestShop(database.repositories, "twice");
    await enter(writer, goods(["Thịt ba chỉ", 1.5, 140_000], ["thịt  ba chỉ", 0.25, 140_000]));
    expect(await tops(writer)).toEqual([{ name: "Thịt ba chỉ", quantity: 1.75, totalVnd: 245_000 }]);
  });

  it("keeps apart what differs by an accent alone", async () => {
    const writer = await openTestShop(database.repositories, "accents");
    await enter(writer, goods(["dưa", 1, 10_000], ["dứa", 1, 12_000], ["dừa", 1, 15_000]));
    expect((await tops(writer)).map(({ name }) => name)).toEqual(["dừa", "dứa", "dưa"]);
  });

  it("learns a price once and keeps it", async () => {
    const writer = await openTestShop(database.repositories, "prices");
    await enter(writer, goods(["phở", 1, 50_000]));
    await enter(writer, goods(["PHỞ", 1, 60_000]));
    const menu = await inTurn(database.repositories, writer, ({ tx }) => deps.menu.list(tx, writer.shop.tenantId, DAY));
    expect(menu).toMatchObject([{ name: "phở", priceVnd: 50_000 }]);
  });

  it("knows the usual amount from five entries on", async () => {
    const writer = await openTestShop(database.repositories, "usual");
    const usual = () =>
      inTurn(database.repositories, writer, ({ tx }) => deps.book.habits(tx, writer.shop.tenantId)).then(
        ({ usualEntryVnd }) => usualEntryVnd,
      );
    for (const amount of [10_000, 20_000, 30_000, 40_000]) await enter(writer, lump(amount));
    expect(await usual()).toBeUndefined();
    const mistake = await enter(writer, lump(90_000_000));
    expect(await usual()).toBe(30_000);
    await undo(writer, mistake);
    expect(await usual()).toBeUndefined();
  });

  it("shows one shop nothing of another, whatever is asked", async () => {
    const [mine, other] = await Promise.all([
      openTestShop(database.repositories, "mine"),
      openTestShop(database.repositories, "other"),
    ]);
    const sale = await enter(other, goods(["bún chả", 1, 55_000]));
    const found = await inTurn(database.repositories, mine, ({ tx }) =>
      deps.book.find(tx, other.shop.tenantId, sale.id),
    );
    expect(found).toBeUndefined();
    const { dataSource } = database;
    await dataSource.transaction(async (manager) => {
      expect(await manager.query("SELECT * FROM sale")).toEqual([]);
      await manager.query("SELECT set_config('app.tenant', $1, true)", [mine.shop.tenantId]);
      expect(await manager.query("SELECT * FROM sale_item")).toEqual([]);
      expect(await manager.query("SELECT id FROM tenant")).toEqual([{ id: mine.shop.tenantId }]);
    });
    const planted = dataSource.transaction(async (manager) => {
      await manager.query("SELECT set_config('app.tenant', $1, true)", [mine.shop.tenantId]);
      await manager.query("INSERT INTO customer (tenant_id, id) VALUES ($1, $2)", [other.shop.tenantId, randomUUID()]);
    });
    await expect(planted).rejects.toThrow("row-level security");
    for (const role of ["sotiem_test_owner", "postgres"]) {
      await expect(dataSource.query(`SET ROLE ${role}`)).rejects.toThrow("permission denied");
    }
    await expect(dataSource.query("SET SESSION AUTHORIZATION DEFAULT")).resolves.toBeDefined();
    expect(await dataSource.query("SELECT current_user AS name")).toEqual([{ name: "sotiem_test_app" }]);
  });

  it("loses nothing when four writers of one shop write at once, each some of the same goods", async () => {
    const writer = await openTestShop(database.repositories, "four");
    const names = ["phở bò", "phở gà", "trà đá", "nước mía", "bún bò"];
    const writers = [0, 1, 2, 3].map(async (offset) => {
      for (let message = 0; message < 25; message++) {
        // Each in another order: without one order for all they would deadlock.
        const order = names.map((_, index) => names[(index * (offset + 1) + offset + message) % names.length]!);
        const sale = await enter(writer, goods(...order.map((name) => [name, 1, 10_000] as [string, number, number])));
        if (message % 5 === 0) await undo(writer, sale);
      }
    });
    await Promise.all(writers);
    expect(await sums(writer)).toEqual({ entryCount: 80, totalVnd: 4_000_000 });
    expect((await tops(writer)).map(({ quantity }) => quantity).reduce((a, b) => a + b)).toBe(400);
  });
});

import { randomUUID } from "node:crypto";

import fc from "fast-check";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, it } from "vitest";

import type { Writer } from "../../../core/accounts/writer.ts";
import type { BookDeps } from "../../../core/conversation/book-deps.ts";
import type { Turn } from "../../../core/conversation/turn.ts";
import { correctEntry } from "../../../core/entries/correct-entry.ts";
import { enter } from "../../../core/entries/enter.ts";
import { entryHead } from "../../../core/entries/entry-head.ts";
import type { GoodsDraft } from "../../../core/entries/goods-draft.ts";
import { undoEntry } from "../../../core/entries/undo-entry.ts";
import { buildPurchase } from "../../../core/expenses/build-purchase.ts";
import { mergeItems } from "../../../core/menu/merge-items.ts";
import type { Entry } from "../../../core/ports/entry.ts";
import type { Drawing } from "../../../core/ports/drawing.ts";
import { answerMoney } from "../../../core/reports/answer-money.ts";
import { groupSales } from "../../../core/reports/group-sales.ts";
import { reportSales } from "../../../core/reports/report-sales.ts";
import { presentGrouped } from "../../../present/reports/present-grouped.ts";
import { presentProfit } from "../../../present/reports/present-money.ts";
import { presentSales } from "../../../present/reports/present-sales.ts";
import { speechFor } from "../../../present/speech.ts";
import { buildRefund } from "../../../core/sales/build-refund.ts";
import { buildSale } from "../../../core/sales/build-sale.ts";
import { BOOK_DIFFERENCES } from "../../support/shop/book-differences.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../../support/postgres/migrated-database.ts";
import { servers } from "../../support/postgres/servers.ts";
import { inTurn, openTestShop } from "../../support/shop/test-shop.ts";

const STEPS = 250;
const YEAR = { from: "2026-01-01", to: "2026-12-31" };
const GOODS = ["phở bò", "trà đá", "cà phê đen", "đen đá", "bún chả"];
/** What the step "merge" makes of a name, wherever it happens in the history. */
const MERGED: Readonly<Record<string, string>> = { "đen đá": "cà phê đen" };
const CUSTOMERS = ["chị Lan", "bác Hai", "cô Ba"];

const amount = fc.integer({ min: 1, max: 500 }).map((thousands) => thousands * 1_000);
const goods = fc.record({
  lines: fc.array(fc.tuple(fc.constantFrom(...GOODS), fc.integer({ min: 1, max: 9 }), amount), {
    minLength: 1,
    maxLength: 4,
  }),
  discount: fc.boolean(),
});
/** Any day of the year: most entries of a random history are late ones. */
const date = fc
  .integer({ min: 0, max: 364 })
  .map((day) => new Date(Date.UTC(2026, 0, 1 + day)).toISOString().slice(0, 10));
const step = fc.record({
  what: fc.constantFrom(
    ...(["lump", "lump", "goods", "goods", "credit", "credit", "refund", "refund debt", "expense", "drawing"] as const),
    ...(["purchase on credit", "purchase on credit", "paid supplier"] as const),
    ...(["purchase", "payment", "payment", "void", "void", "correct", "correct", "merge"] as const),
  ),
  date,
  place: fc.integer({ min: 0, max: 1 }),
  amount,
  goods,
  customer: fc.constantFrom(...CUSTOMERS),
  pick: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer S> ? S : never;

describe.each(servers())("a book after any history on $name PostgreSQL", (server) => {
  let database: MigratedDatabase;
  let deps: BookDeps;
  let administrator: pg.Client;
  beforeAll(async () => {
    database = await createMigratedDatabase(server);
    deps = { ...database.repositories, ids: { uuid: () => randomUUID() } };
    administrator = new pg.Client(database.administratorUrl);
    await administrator.connect();
  });
  afterAll(async () => {
    await administrator.end();
    await database.drop();
  });

  it("adds up: sales less voids are the sums and the answers, and who owes owes what is unpaid less what is paid", async () => {
    const seed = Number(process.env["PROPERTY_SEED"] ?? 20_261_125);
    const writers = await shopWithTwoPlaces();
    const standing: Entry[] = [];
    for (const each of fc.sample(step, { numRuns: STEPS, seed })) {
      await inTurn(database.repositories, writers[each.place]!, (turn) => take(turn, each, standing));
    }
    expect(standing.length, `seed ${String(seed)}`).toBeGreaterThan(STEPS / 3);
    for (const [what, differences] of Object.entries(BOOK_DIFFERENCES)) {
      expect((await administrator.query(differences)).rows, what).toEqual([]);
    }
    await inTurn(database.repositories, writers[0]!, (turn) => compareAnswers(turn, standing));
  }, 180_000);

  const shopWithTwoPlaces = async (): Promise<Writer[]> => {
    const writer = await openTestShop(database.repositories, "any-history");
    const locationId = randomUUID();
    await administrator.query("INSERT INTO location (tenant_id, id) VALUES ($1, $2)", [
      writer.shop.tenantId,
      locationId,
    ]);
    const places = [{ id: writer.locationId }, { id: locationId }] as const;
    const withBoth = { ...writer, shop: { ...writer.shop, places } };
    return [withBoth, { ...withBoth, locationId }];
  };

  /** Does one step to the book, and to the list of what should stand in it. */
  const take = async (turn: Turn, each: Step, standing: Entry[]): Promise<void> => {
    const chosen = standing[each.pick % Math.max(1, standing.length)];
    if (each.what === "void" || each.what === "correct") return change(turn, each, chosen, standing);
    if (each.what === "merge") {
      await mergeItems(deps)(turn, "đen đá", "cà phê đen");
      return;
    }
    const entry = await built(turn, each);
    await enter(deps)(turn, entry);
    standing.push(entry);
  };

  const change = async (turn: Turn, each: Step, chosen: Entry | undefined, standing: Entry[]): Promise<void> => {
    const found = chosen && (await deps.book.find(turn.tx, turn.writer.shop.tenantId, chosen.id));
    if (chosen === undefined || found === undefined) return;
    const outcome =
      each.what === "void"
        ? await undoEntry(deps)(turn, found)
        : await correctEntry(deps)(turn, found, { act: "correct", totalVnd: each.amount, date: each.date });
    if (outcome.kind === "entry_voided" || outcome.kind === "entry_corrected")
      standing.splice(standing.indexOf(chosen), 1);
    if (outcome.kind === "entry_corrected") standing.push(outcome.entry);
  };

  const built = async (turn: Turn, each: Step): Promise<Entry> => {
    const head = entryHead(deps, turn, { date: each.date });
    switch (each.what) {
      case "goods":
        return buildSale(deps)(turn, goodsOf(each));
      case "credit":
        return buildSale(deps)(turn, { ...goodsOf(each), payment: "debt", customerName: each.customer });
      case "refund":
        return buildRefund(deps)(turn, withoutDiscount(goodsOf(each)));
      case "refund debt":
        return buildRefund(deps)(turn, { ...lumpOf(each), payment: "debt", customerName: each.customer });
      case "purchase":
        return buildPurchase(deps)(turn, withoutDiscount(goodsOf(each)));
      case "purchase on credit":
        return buildPurchase(deps)(turn, { ...lumpOf(each), payment: "debt", customerName: each.customer });
      case "paid supplier": {
        const supplier = await deps.book.customerNamed(turn.tx, turn.writer.shop.tenantId, randomUUID(), each.customer);
        return { kind: "supplier_payment", ...head, supplier, totalVnd: each.amount };
      }
      case "expense":
      case "drawing": {
        const isDrawing = each.what === "drawing";
        return {
          kind: "expense",
          ...head,
          totalVnd: each.amount,
          category: isDrawing ? "tiêu riêng" : "điện",
          isDrawing,
        };
      }
      case "payment": {
        const customer = await deps.book.customerNamed(turn.tx, turn.writer.shop.tenantId, randomUUID(), each.customer);
        return { kind: "debt_payment", ...head, customer, totalVnd: each.amount };
      }
      default:
        return buildSale(deps)(turn, lumpOf(each));
    }
  };

  /** The figures of a year by day, hour, payment, person and goods, at one place or at all: each cut is all of it. */
  const compareCuts = async ({ tx, writer }: Turn, standing: readonly Entry[], locationId?: string): Promise<void> => {
    const { tenantId } = writer.shop;
    const { salesFigures, book, spending } = database.repositories;
    const scope = { ...YEAR, ...(locationId !== undefined && { locationId }) };
    const there = standing.filter((entry) => locationId === undefined || entry.locationId === locationId);
    const soldVnd = sum(there, { sale: 1, refund: -1 });
    expect(await book.sumSales(tx, tenantId, YEAR.from, YEAR.to, scope)).toEqual({
      entryCount: there.filter(({ kind }) => kind === "sale").length,
      totalVnd: soldVnd,
    });
    const cuts = [
      await salesFigures.byDay(tx, tenantId, scope),
      await salesFigures.byHour(tx, tenantId, scope),
      await salesFigures.byPayment(tx, tenantId, scope),
      await salesFigures.byPerson(tx, tenantId, scope),
      await salesFigures.byLocation(tx, tenantId, scope),
    ];
    for (const rows of cuts) expect(totalOf(rows)).toBe(soldVnd);
    expect((await salesFigures.costs(tx, tenantId, scope)).salesVnd).toBe(soldVnd);
    const items = await salesFigures.byItem(tx, tenantId, scope);
    const days = await salesFigures.byItemAndDay(tx, tenantId, scope);
    expect(totalOf(items)).toBe(goodsVnd(there));
    expect(days.map(({ itemId, totalVnd }) => [itemId, totalVnd])).toEqual(
      items.map((item) => [item.itemId, item.totalVnd]),
    );
    const spent = await spending.sum(tx, tenantId, YEAR.from, YEAR.to, locationId);
    expect(totalOf(spent)).toBe(sum(there, { expense: 1, purchase: 1 }));
  };

  /** What the owner is told, and what the pictures of it are drawn from. */
  const compareDrawings = async (turn: Turn, standing: readonly Entry[]): Promise<void> => {
    const speech = speechFor({ language: "vi", today: YEAR.to });
    const soldVnd = sum(standing, { sale: 1, refund: -1 });
    const asked = { ...turn, now: new Date(`${YEAR.to}T20:00:00+07:00`) };
    const year = presentSales(speech, await reportSales(database.repositories)(asked, YEAR));
    expect(year.text).toContain(`bán được ${speech.vnd(soldVnd)} (`);
    expect(drawnVnd(year.drawing)).toBe(soldVnd);
    for (const by of ["day", "month", "hour", "payment", "staff", "location", "item"] as const) {
      const wish = { by, measure: "vnd", worst: false } as const;
      const report = await groupSales(database.repositories)(asked, YEAR, wish);
      if (report.kind !== "sales_grouped") throw new Error(`No groups by ${by}.`);
      const shownVnd = totalOf(report.groups);
      if (report.more === 0 && by !== "day") expect(shownVnd, by).toBe(by === "item" ? goodsVnd(standing) : soldVnd);
      const { drawing } = presentGrouped(speech, report);
      const known = totalOf(report.groups.filter(({ key }) => key !== "" || drawing?.kind !== "columns"));
      if (drawing !== undefined) expect(drawnVnd(drawing), by).toBe(known);
    }
    const profit = await answerMoney(database.repositories)(asked, { about: "profit", ...YEAR });
    if (profit.kind !== "profit_reported") throw new Error("No profit.");
    const bars = presentProfit(speech, profit).drawing;
    const [sold = 0, goods = 0, costs = 0, left = 0] = bars?.kind === "bars" ? bars.bars.map(({ value }) => value) : [];
    expect([sold, Math.abs(sold - goods - costs)]).toEqual([soldVnd, left]);
  };

  /** What the book answers, against what was put into it. */
  const compareAnswers = async ({ tx, writer }: Turn, standing: readonly Entry[]): Promise<void> => {
    const { tenantId } = writer.shop;
    await compareCuts({ tx, writer } as Turn, standing);
    for (const { id } of writer.shop.places) await compareCuts({ tx, writer } as Turn, standing, id);
    await compareDrawings({ tx, writer } as Turn, standing);
    const buyers = await database.repositories.salesFigures.byCustomer(tx, tenantId, YEAR);
    for (const name of CUSTOMERS) {
      const customer = await deps.book.findCustomer(tx, tenantId, name);
      if (customer === undefined) continue;
      const theirs = standing.filter((entry) => onAccount(entry) === customer.id);
      const bought = sum(
        standing.filter((entry) => isOf(entry, customer.id)),
        { sale: 1, refund: -1 },
      );
      expect(buyers.find(({ customerId }) => customerId === customer.id)?.totalVnd ?? 0, name).toBe(
        Math.max(0, bought),
      );
      const payableVnd = await deps.debts.payableVnd(tx, tenantId, customer.id);
      const supplied = standing.filter(
        (entry) =>
          (entry.kind === "supplier_payment" || (entry.kind === "purchase" && entry.payment === "debt")) &&
          entry.supplier?.id === customer.id,
      );
      expect(payableVnd, name).toBe(sum(supplied, { purchase: 1, supplier_payment: -1 }));
      const unpaid = await deps.debts.listOpenPurchases(tx, tenantId, customer.id);
      expect(
        unpaid.reduce((total, { openVnd }) => total + openVnd, 0),
        name,
      ).toBe(Math.max(0, payableVnd));
      const owedVnd = await deps.debts.owedVnd(tx, tenantId, customer.id);
      expect(owedVnd, name).toBe(sum(theirs, { sale: 1, refund: -1, debt_payment: -1 }));
      const open = await deps.debts.listOpenSales(tx, tenantId, customer.id);
      expect(
        open.reduce((total, { openVnd }) => total + openVnd, 0),
        name,
      ).toBe(Math.max(0, owedVnd));
      expect(
        open.toSorted((a, b) => (a.businessDate < b.businessDate ? -1 : 1)).map(({ businessDate }) => businessDate),
      ).toEqual(open.map(({ businessDate }) => businessDate));
    }
  };
});

const onAccount = (entry: Entry): string | undefined => {
  if (entry.kind === "debt_payment") return entry.customer.id;
  return (entry.kind === "sale" || entry.kind === "refund") && entry.payment === "debt"
    ? entry.customer?.id
    : undefined;
};

const isOf = (entry: Entry, customerId: string): boolean =>
  (entry.kind === "sale" || entry.kind === "refund") && entry.customer?.id === customerId;

const totalOf = (rows: readonly { readonly totalVnd: number }[]): number =>
  rows.reduce((total, { totalVnd }) => total + totalVnd, 0);

/** Goods with a name, before a discount on the whole; an item of which more came back than was sold is not told. */
function goodsVnd(entries: readonly Entry[]): number {
  const sold = new Map<string, number>();
  for (const entry of entries) {
    if (entry.kind !== "sale" && entry.kind !== "refund") continue;
    for (const { name, totalVnd } of entry.items) {
      const item = MERGED[name] ?? name;
      sold.set(item, (sold.get(item) ?? 0) + (entry.kind === "sale" ? totalVnd : -totalVnd));
    }
  }
  return [...sold.values()].reduce((total, vnd) => total + Math.max(0, vnd), 0);
}

/** What a picture shows, all of its parts together. */
function drawnVnd(drawing: Drawing | undefined): number {
  if (drawing?.kind === "columns") return drawing.columns.reduce((total, { value }) => total + value, 0);
  if (drawing?.kind === "bars") return drawing.bars.reduce((total, { value }) => total + value, 0);
  return drawing?.kind === "shares" ? drawing.parts.reduce((total, { value }) => total + value, 0) : Number.NaN;
}

const sum = (entries: readonly Entry[], signs: Partial<Record<Entry["kind"], 1 | -1>>): number =>
  entries.reduce((total, entry) => total + (signs[entry.kind] ?? 0) * ("totalVnd" in entry ? entry.totalVnd : 0), 0);

const lumpOf = ({ date: businessDate, amount: totalVnd }: Step): GoodsDraft => ({
  businessDate,
  totalVnd,
  scope: "lump",
  items: [],
});

const goodsOf = ({ date: businessDate, goods: { lines, discount } }: Step): GoodsDraft => {
  const items = lines.map(([name, quantity, unitPriceVnd]) => ({
    name,
    quantity,
    unitPriceVnd,
    totalVnd: quantity * unitPriceVnd,
  }));
  const itemsVnd = items.reduce((total, { totalVnd }) => total + totalVnd, 0);
  const discountVnd = discount ? 500 : 0;
  return { businessDate, totalVnd: itemsVnd - discountVnd, ...(discount && { discountVnd }), scope: "items", items };
};

const withoutDiscount = ({ discountVnd = 0, totalVnd, ...draft }: GoodsDraft): GoodsDraft => ({
  ...draft,
  totalVnd: totalVnd + discountVnd,
});

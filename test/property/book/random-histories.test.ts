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
import { reportSales } from "../../../core/reports/report-sales.ts";
import { presentSales } from "../../../present/reports/present-sales.ts";
import { speechFor } from "../../../present/speech.ts";
import { buildRefund } from "../../../core/sales/build-refund.ts";
import { buildSale } from "../../../core/sales/build-sale.ts";
import { BOOK_DIFFERENCES } from "../../support/shop/book-differences.ts";
import { createMigratedDatabase, type MigratedDatabase } from "../../support/postgres/migrated-database.ts";
import { servers } from "../../support/postgres/servers.ts";
import { inTurn, openTestShop } from "../../support/shop/test-shop.ts";

const STEPS = 250;
const [YEAR_FROM, YEAR_TO] = ["2026-01-01", "2026-12-31"];
const GOODS = ["phở bò", "trà đá", "cà phê đen", "đen đá", "bún chả"];
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
    return [writer, { ...writer, locationId }];
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

  /** The figures that a chart of the year is drawn from, and those by hour, payment, person and place: each is all of it. */
  const compareChart = async (tx: Turn["tx"], writer: Writer, totalVnd: number): Promise<void> => {
    const { tenantId } = writer.shop;
    const { salesFigures } = database.repositories;
    const days = { from: YEAR_FROM, to: YEAR_TO };
    const answers = await Promise.all([
      salesFigures.byDay(tx, tenantId, days),
      salesFigures.byHour(tx, tenantId, days),
      salesFigures.byPayment(tx, tenantId, days),
      salesFigures.byPerson(tx, tenantId, days),
      salesFigures.byLocation(tx, tenantId, days),
    ]);
    for (const rows of answers) expect(rows.reduce((total, row) => total + row.totalVnd, 0)).toBe(totalVnd);
    const year = await reportSales(database.repositories)(
      { tx, writer, now: new Date(`${YEAR_TO}T20:00:00+07:00`) } as Turn,
      days,
    );
    const { drawing } = presentSales(speechFor({ language: "vi", today: YEAR_TO }), year);
    const drawn = drawing?.kind === "columns" ? drawing.columns : [];
    expect(drawn.reduce((total, { value }) => total + value, 0)).toBe(totalVnd);
  };

  /** What the book answers, against what was put into it. */
  const compareAnswers = async ({ tx, writer }: Turn, standing: readonly Entry[]): Promise<void> => {
    const { tenantId } = writer.shop;
    const sales = await deps.book.sumSales(tx, tenantId, YEAR_FROM, YEAR_TO);
    expect(sales).toEqual({
      entryCount: standing.filter(({ kind }) => kind === "sale").length,
      totalVnd: sum(standing, { sale: 1, refund: -1 }),
    });
    await compareChart(tx, writer, sales.totalVnd);
    const spent = await deps.spending.sum(tx, tenantId, YEAR_FROM, YEAR_TO);
    expect(spent.reduce((total, { totalVnd }) => total + totalVnd, 0)).toBe(sum(standing, { expense: 1, purchase: 1 }));
    for (const name of CUSTOMERS) {
      const customer = await deps.book.findCustomer(tx, tenantId, name);
      if (customer === undefined) continue;
      const theirs = standing.filter((entry) => onAccount(entry) === customer.id);
      const payableVnd = await deps.debts.payableVnd(tx, tenantId, customer.id);
      const bought = standing.filter(
        (entry) =>
          (entry.kind === "supplier_payment" || (entry.kind === "purchase" && entry.payment === "debt")) &&
          entry.supplier?.id === customer.id,
      );
      expect(payableVnd, name).toBe(sum(bought, { purchase: 1, supplier_payment: -1 }));
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

import type { EntityManager } from "typeorm";

import { nameKey } from "../../core/menu/name-key.ts";
import type { History, HistoryWriter } from "../../core/ports/history.ts";
import { managerOf } from "../transactions.ts";
import { fillRollups } from "./rollups/fill-rollups.ts";

/** Rows of one statement: large enough for speed, small enough for memory. */
const CHUNK = 5_000;

export const createHistoryWriter = (): HistoryWriter => ({
  async write(tx, shop, history) {
    const manager = managerOf(tx);
    await writeNames(manager, shop.tenantId, history);
    await writeEntries(manager, shop, history);
    await writeSales(manager, shop.tenantId, history.sales);
    await writeSpending(manager, shop.tenantId, history.spending);
    await writeOthers(manager, shop.tenantId, history);
    await fillRollups(manager, shop.tenantId);
  },
});

type Rows = readonly Readonly<Record<string, unknown>>[];

async function insert(
  manager: EntityManager,
  tenantId: string,
  table: string,
  columns: string,
  rows: Rows,
): Promise<void> {
  const names = columns.split(", ").map((column) => column.split(" ")[0] ?? "");
  const sql = `INSERT INTO ${table} (tenant_id, ${names.join(", ")})
    SELECT $1, ${names.join(", ")} FROM json_to_recordset($2::json) AS row (${columns})`;
  for (let from = 0; from < rows.length; from += CHUNK) {
    await manager.query(sql, [tenantId, JSON.stringify(rows.slice(from, from + CHUNK))]);
  }
}

async function writeNames(manager: EntityManager, tenantId: string, { items, customers }: History): Promise<void> {
  const menu = items.map(({ id, name, unit, category }) => ({ id, name, name_key: nameKey(name), unit, category }));
  await insert(manager, tenantId, "menu_item", "id uuid, name text, name_key text, unit text, category text", menu);
  const prices = items.flatMap((item) =>
    item.prices.map(({ kind, validFrom, amountVnd }) => ({
      item_id: item.id,
      kind,
      valid_from: validFrom,
      amount_vnd: amountVnd,
    })),
  );
  await insert(manager, tenantId, "item_price", "item_id uuid, kind text, valid_from date, amount_vnd bigint", prices);
  await insert(
    manager,
    tenantId,
    "customer",
    "id uuid",
    customers.map(({ id }) => ({ id })),
  );
  const names = customers.map(({ id, name }) => ({ customer_id: id, display_name: name, name_key: nameKey(name) }));
  await insert(manager, tenantId, "customer_name", "customer_id uuid, display_name text, name_key text", names);
}

const HEAD =
  "id uuid, kind text, location_id uuid, business_date date, occurred_at timestamptz, recorded_at timestamptz, " +
  "person_id uuid, chat_id uuid, event_id bigint, act_index smallint";

/** No message stands behind them: their events have numbers below nothing. */
async function writeEntries(
  manager: EntityManager,
  { tenantId, locationId, chatId }: { readonly tenantId: string; readonly locationId: string; readonly chatId: string },
  { sales, spending, debtPayments, closedDays, competitorPrices }: History,
): Promise<void> {
  const heads = [
    ...sales.map((sale) => ({ ...sale, kind: "sale" })),
    ...spending,
    ...debtPayments.map((payment) => ({ ...payment, kind: "debt_payment" })),
    ...closedDays.map((closed) => ({ ...closed, kind: "closed_days" })),
    ...competitorPrices.map((price) => ({ ...price, kind: "competitor_price" })),
  ].sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  const rows = heads.map(({ id, kind, businessDate, occurredAt, personId }, index) => ({
    id,
    kind,
    location_id: locationId,
    business_date: businessDate,
    occurred_at: occurredAt,
    recorded_at: occurredAt,
    person_id: personId,
    chat_id: chatId,
    event_id: -1 - index,
    act_index: 0,
  }));
  await insert(manager, tenantId, "entry", HEAD, rows);
}

async function writeSales(manager: EntityManager, tenantId: string, sales: History["sales"]): Promise<void> {
  await insert(
    manager,
    tenantId,
    "sale",
    "entry_id uuid, total_vnd bigint, scope text, payment text, customer_id uuid, sold_hour smallint",
    sales.map(({ id, totalVnd, payment, customerId, soldHour }) => ({
      entry_id: id,
      total_vnd: totalVnd,
      scope: "items",
      payment,
      customer_id: customerId,
      sold_hour: soldHour,
    })),
  );
  await insert(
    manager,
    tenantId,
    "sale_item",
    "entry_id uuid, line smallint, item_id uuid, name text, quantity numeric, unit text, unit_price_vnd bigint, total_vnd bigint, cost_vnd bigint",
    sales.flatMap(({ id, items }) =>
      items.map((item, line) => ({
        entry_id: id,
        line,
        item_id: item.itemId,
        name: item.name,
        quantity: item.quantity,
        unit: item.unit,
        unit_price_vnd: item.unitPriceVnd,
        total_vnd: item.totalVnd,
        cost_vnd: item.costVnd,
      })),
    ),
  );
}

async function writeOthers(
  manager: EntityManager,
  tenantId: string,
  { debtPayments, closedDays, competitorPrices }: History,
): Promise<void> {
  await insert(
    manager,
    tenantId,
    "debt_payment",
    "entry_id uuid, customer_id uuid, total_vnd bigint, payment text",
    debtPayments.map(({ id, customerId, totalVnd }) => ({
      entry_id: id,
      customer_id: customerId,
      total_vnd: totalVnd,
      payment: "cash",
    })),
  );
  await insert(
    manager,
    tenantId,
    "closed_day",
    "entry_id uuid, from_date date, to_date date",
    closedDays.map(({ id, from, to }) => ({ entry_id: id, from_date: from, to_date: to })),
  );
  await insert(
    manager,
    tenantId,
    "competitor_price",
    "entry_id uuid, line smallint, item_id uuid, name text, price_vnd bigint",
    competitorPrices.map(({ id, itemId, name, priceVnd }) => ({
      entry_id: id,
      line: 0,
      item_id: itemId,
      name,
      price_vnd: priceVnd,
    })),
  );
}

async function writeSpending(manager: EntityManager, tenantId: string, spending: History["spending"]): Promise<void> {
  const of = (wanted: "expense" | "purchase") => spending.filter(({ kind }) => kind === wanted);
  await insert(
    manager,
    tenantId,
    "expense",
    "entry_id uuid, total_vnd bigint, category text, is_drawing boolean",
    of("expense").map(({ id, totalVnd, category }) => ({
      entry_id: id,
      total_vnd: totalVnd,
      category,
      is_drawing: false,
    })),
  );
  await insert(
    manager,
    tenantId,
    "purchase",
    "entry_id uuid, total_vnd bigint, payment text",
    of("purchase").map(({ id, totalVnd }) => ({ entry_id: id, total_vnd: totalVnd, payment: "cash" })),
  );
}

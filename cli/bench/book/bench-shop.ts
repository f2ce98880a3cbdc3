import { createHash, randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";

import type { Turn } from "../../../core/conversation/turn.ts";
import type { SaleEntry } from "../../../core/ports/entry.ts";
import { answerSales } from "../../../core/reports/answer-sales.ts";
import { createRepositories } from "../../../database/create-repositories.ts";
import { ITEMS_A_SHOP, LAST_DAY } from "./generate-shops.ts";

/** As PostgreSQL makes them: `md5('tenant:7')::uuid`. */
const idOf = (what: string, ...numbers: readonly number[]): string => {
  const hex = createHash("md5")
    .update([what, ...numbers].join(":"))
    .digest("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join("-");
};

const NOW = new Date(`${LAST_DAY}T13:00:00Z`);
const MONTH = { from: `${LAST_DAY.slice(0, 8)}01`, to: LAST_DAY };
let events = 0;

/** What the bench does, by the program's own repositories and login. */
export interface BenchWork {
  readonly recordSale: (shop: number) => Promise<void>;
  readonly thisMonth: (shop: number) => Promise<void>;
  readonly bestSellers: (shop: number) => Promise<void>;
  /** The same two as anybody would write them without sums. */
  readonly thisMonthPlain: (shop: number) => Promise<void>;
  readonly bestSellersPlain: (shop: number) => Promise<void>;
}

export function benchWork(dataSource: Parameters<typeof createRepositories>[0]): BenchWork {
  const repositories = createRepositories(dataSource, wait);
  const inShop = (shop: number, work: (turn: Turn) => Promise<unknown>): Promise<void> =>
    repositories.transactions.run(async (tx) => {
      await repositories.transactions.enterTenant(tx, turnOf(shop).writer.shop.tenantId);
      await work({ ...turnOf(shop), tx });
    });
  const plain = (shop: number, sql: string): Promise<void> =>
    inShop(shop, ({ tx, writer }) =>
      (tx as unknown as { query(sql: string, parameters: unknown[]): Promise<unknown> }).query(sql, [
        writer.shop.tenantId,
        MONTH.from,
        MONTH.to,
      ]),
    );
  return {
    recordSale: (shop) =>
      inShop(shop, ({ tx, writer, eventId }) =>
        repositories.book.add(tx, writer.shop.tenantId, saleOf(shop), {
          personId: writer.personId,
          chatId: writer.chatId,
          eventId,
          actIndex: 0,
          recordedAt: NOW,
        }),
      ),
    thisMonth: (shop) => inShop(shop, (turn) => answerSales(repositories)(turn, { about: "sales", ...MONTH })),
    bestSellers: (shop) =>
      inShop(shop, (turn) => answerSales(repositories)(turn, { about: "sales", by: "item", ...MONTH })),
    thisMonthPlain: (shop) => plain(shop, PLAIN_MONTH),
    bestSellersPlain: (shop) => plain(shop, PLAIN_ITEMS),
  };
}

const turnOf = (shop: number): Omit<Turn, "tx"> => ({
  writer: {
    personId: idOf("person", shop),
    chatId: idOf("chat", shop),
    shop: {
      tenantId: idOf("tenant", shop),
      timeZone: "Asia/Ho_Chi_Minh",
      places: [{ id: "" }],
      closedPlaces: [],
      trialEndsOn: "2026-01-01",
      dayCutoffMinutes: 240,
      language: "vi",
    },
    locationId: idOf("location", shop),
    role: "owner",
    language: "vi",
    hasSeveralShops: false,
  },
  now: NOW,
  eventId: ++events,
  said: "",
  nextActIndex: () => 0,
});

const saleOf = (shop: number): SaleEntry => {
  const lines = [1, 2].map(() => Math.ceil(Math.random() * ITEMS_A_SHOP));
  return {
    kind: "sale",
    id: randomUUID(),
    locationId: idOf("location", shop),
    businessDate: LAST_DAY,
    occurredAt: NOW,
    totalVnd: 80_000,
    scope: "items",
    payment: "cash",
    soldHour: 20,
    items: lines.map((item) => ({
      itemId: idOf("item", shop, item),
      name: `món ${String(item)}`,
      quantity: 1,
      unit: "phần",
      unitPriceVnd: 40_000,
      totalVnd: 40_000,
      costVnd: 20_000,
    })),
  };
};

const STANDING = `entry.tenant_id = $1 AND entry.business_date BETWEEN $2 AND $3 AND NOT EXISTS (SELECT FROM entry_void AS void
    WHERE void.tenant_id = entry.tenant_id AND void.entry_id = entry.id)`;

const PLAIN_MONTH = `
  SELECT entry.business_date, count(*), sum(sale.total_vnd)
  FROM entry JOIN sale ON sale.tenant_id = entry.tenant_id AND sale.entry_id = entry.id
  WHERE ${STANDING} GROUP BY 1 ORDER BY 1`;

const PLAIN_ITEMS = `
  SELECT line.item_id, line.name, line.unit, sum(line.quantity), sum(line.total_vnd) AS total
  FROM entry JOIN sale_item AS line ON line.tenant_id = entry.tenant_id AND line.entry_id = entry.id
  WHERE ${STANDING} GROUP BY 1, 2, 3 ORDER BY total DESC`;
